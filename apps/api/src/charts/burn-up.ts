import { area, line as curve } from 'd3-shape';
import { burnUpLabels } from './burn-up-labels.js';
import { burnUpPlot, hasNoFigures, HOLLOW_SIGN, labelSize, laneHeight, STEPS } from './burn-up-plot.js';
import type { BurnUpFlag, BurnUpPlot } from './burn-up-plot.js';
import type { Band, BurnUpDay, BurnUpProps } from './burn-up-props.js';
import { compactCount } from './compact-count.js';
import { dateTicks, dayMonth, dayNumber } from './date-axis.js';
import { emptyPicture } from './empty-picture.js';
import { palette, stepColour } from './palette.js';
import { element, line, picture, rect, sizeIn, text } from './svg.js';

/**
 * Cumulative records of the three steps against required, plan and deadlines.
 *
 * One notation: done is solid, carried forward hollow and dashed, plan dashed,
 * forecast a light band with a dotted middle.
 */
export function burnUp(props: BurnUpProps): string {
  if (hasNoFigures(props)) return emptyPicture(props);
  const plot = burnUpPlot(props);
  return picture(props, [
    ...props.holidays.map(({ from, to }) => holiday(from, to, plot)),
    ...countAxis(props, plot),
    ...dateAxis(props, plot),
    ...forecast(props, plot),
    ...plot.flags.map((flag) => flagLine(flag, plot, props)),
    ...(props.plans ?? []).map(({ corners, isInForce }) =>
      path(corners.map(onPlot(plot)), {
        stroke: isInForce ? palette.muted : palette.axis,
        'stroke-dasharray': '5 4',
      }),
    ),
    required(props, plot),
    ...STEPS.flatMap((step) => stepLine(props.days, step, plot)),
    ...plot.flags.map((flag) => flagLabel(flag, plot, props)),
    ...burnUpLabels(props, plot),
    ...hollowLegend(props, plot),
  ]);
}

type Point = [x: number, y: number];

function onPlot(plot: BurnUpPlot): (corner: { date: string; count: number }) => Point {
  return ({ date, count }) => [plot.x(date), plot.y(count)];
}

function path(points: readonly Point[], attributes: Record<string, string | number>): string {
  return element('path', { d: curve<Point>().digits(2)([...points]) ?? '', fill: 'none', ...attributes });
}

function holiday(from: string, to: string, plot: BurnUpPlot): string {
  const half = (plot.x(to) - plot.x(from)) / Math.max(1, dayNumber(to) - dayNumber(from)) / 2 || 4;
  const left = Math.max(plot.left, plot.x(from) - half);
  const right = Math.min(plot.right, plot.x(to) + half);
  return rect(left, plot.top, right - left, plot.bottom - plot.top, { fill: palette.shade });
}

function countAxis(props: BurnUpProps, plot: BurnUpPlot): string[] {
  return plot.ticks.flatMap((tick) => [
    line(plot.left, plot.y(tick), plot.right, plot.y(tick), tick === 0 ? { stroke: palette.axis } : {}),
    text(plot.left - 7, plot.y(tick) + 3.5, compactCount(tick, plot.max, props.language), {
      size: sizeIn(props, 9.5),
      fill: palette.muted,
      anchor: 'end',
    }),
  ]);
}

/** The first day is written from its tick on, and the last one before its own: neither touches its neighbours. */
function dateAxis(props: BurnUpProps, plot: BurnUpPlot): string[] {
  const days = Math.max(1, dayNumber(plot.to) - dayNumber(plot.from));
  const size = sizeIn(props, 9.5);
  const gap = (size * 4.7) / ((plot.right - plot.left) / days);
  return dateTicks(plot.from, plot.to, gap).flatMap((date) => [
    line(plot.x(date), plot.bottom, plot.x(date), plot.bottom + 3, { stroke: palette.axis }),
    text(plot.x(date), plot.bottom + size + 4.5, dayMonth(date), {
      ...{ size, fill: palette.muted },
      anchor: date === plot.from ? 'start' : 'middle',
    }),
  ]);
}

function forecast(props: BurnUpProps, plot: BurnUpPlot): string[] {
  const last = props.days.at(-1);
  if (!props.forecast || !last || last.signed === null) return [];
  const { date, signed } = last;
  const start = { date, middle: signed, band: { low: signed, high: signed } };
  const bands = props.forecast.flatMap(({ date: day, band }) => (band ? [{ date: day, ...band }] : []));
  const band = area<Band & { date: string }>()
    .digits(2)
    .x((day) => plot.x(day.date))
    .y0(({ low }) => plot.y(low))
    .y1(({ high }) => plot.y(high));
  return [
    ...(bands.length > 0
      ? [element('path', { d: band([{ date, ...start.band }, ...bands]) ?? '', fill: '#d5e5f5' })]
      : []),
    path(
      [start, ...props.forecast].map((day): Point => [plot.x(day.date), plot.y(day.middle)]),
      { stroke: stepColour.signed, 'stroke-width': 1.2, 'stroke-dasharray': '1.5 3' },
    ),
  ];
}

/** The required count holds from the day of its version; a new version is a step. */
function required(props: BurnUpProps, plot: BurnUpPlot): string {
  const corners = props.required.flatMap(({ from, count }, index): Point[] => {
    const start = plot.x(from < plot.from ? plot.from : from);
    const next = props.required[index + 1]?.from ?? plot.to;
    return [
      [start, plot.y(count)],
      [plot.x(next), plot.y(count)],
    ];
  });
  return path(corners, { stroke: palette.ink, 'stroke-width': 1.2 });
}

/** Solid between reported days; dashed into and out of a day whose figures are carried forward. */
function stepLine(days: readonly BurnUpDay[], step: (typeof STEPS)[number], plot: BurnUpPlot): string[] {
  const points = days.flatMap((day) => {
    const count = day[step];
    if (count === null) return [];
    return [
      {
        at: [plot.x(day.date), plot.y(count)] as Point,
        reported: day.reported,
        isHollow: !day.reported || day.partly !== undefined,
      },
    ];
  });
  const pieces: { solid: boolean; points: Point[] }[] = [];
  points.slice(1).forEach((point, index) => {
    const before = points[index] ?? point;
    const solid = point.reported && before.reported;
    const piece = pieces.at(-1);
    if (piece?.solid === solid) piece.points.push(point.at);
    else pieces.push({ solid, points: [before.at, point.at] });
  });
  const stroke = {
    stroke: stepColour[step],
    'stroke-width': step === 'signed' ? 2.6 : 2,
    'stroke-linejoin': 'round',
  };
  const end = points.at(-1);
  return [
    ...pieces.map(({ solid, points: corners }) =>
      path(corners, solid ? stroke : { ...stroke, 'stroke-dasharray': '3 3' }),
    ),
    ...points
      .filter(({ isHollow }) => isHollow)
      .map(({ at }) => dot(at, 2.6, palette.paper, stepColour[step])),
    ...(end && !end.isHollow ? [dot(end.at, 3.6, stepColour[step], palette.paper)] : []),
  ];
}

function dot([cx, cy]: Point, r: number, fill: string, stroke: string): string {
  return element('circle', { cx, cy, r, fill, stroke, 'stroke-width': 1.4 });
}

const FLAG = {
  holiday: { fill: palette.muted },
  event: { fill: palette.muted, stroke: palette.muted, 'stroke-dasharray': '1 3' },
  old: { fill: palette.warning, stroke: '#c99b63', 'stroke-dasharray': '3 3' },
  'in-force': { fill: palette.alert, stroke: palette.alert },
} as const;

function flagLine({ x, left, width, lane, kind }: BurnUpFlag, plot: BurnUpPlot, props: BurnUpProps): string {
  if (kind === 'holiday') return '';
  const { fill: _, ...stroke } = FLAG[kind];
  const isBeside = x < left || x > left + width;
  const top = plot.top - (isBeside ? labelSize(props) + 16 : 15) - lane * laneHeight(props);
  return line(x, top, x, plot.bottom, stroke);
}

function flagLabel({ left, lane, label, kind }: BurnUpFlag, plot: BurnUpPlot, props: BurnUpProps): string {
  const y = plot.top - 18 - lane * laneHeight(props);
  return text(left, y, label, {
    size: labelSize(props),
    fill: FLAG[kind].fill,
    weight: kind === 'in-force' ? 600 : 400,
  });
}

/** What a hollow point means, where there is one. */
function hollowLegend(props: BurnUpProps, plot: BurnUpPlot): string[] {
  if (plot.legend.length === 0) return [];
  const size = sizeIn(props, 9.5);
  const y = props.height - 8 - (plot.legend.length - 1) * laneHeight(props);
  return [
    path(
      [
        [plot.left, y],
        [plot.left + 22, y],
      ],
      { stroke: stepColour.signed, 'stroke-width': 2, 'stroke-dasharray': '3 3' },
    ),
    dot([plot.left + 11, y], 2.6, palette.paper, stepColour.signed),
    ...plot.legend.map((words, next) =>
      text(plot.left + HOLLOW_SIGN, y + 3.5 + next * laneHeight(props), words, { size, fill: palette.muted }),
    ),
  ];
}
