import { scaleLinear } from 'd3-scale';
import { line as curve } from 'd3-shape';
import { formatTenths, type Language } from '../domain/format.js';
import { dayMonth, dayNumber } from './date-axis.js';
import { emptyPicture } from './empty-picture.js';
import { placeSigns } from './legend-lines.js';
import { palette, stepColour, stepInk } from './palette.js';
import type { Step } from './palette.js';
import { element, fittedText, line, linked, picture, sizeIn, text } from './svg.js';
import type { ChartFrame } from './svg.js';
import { textWidth } from './text-width.js';
import { wordsOf } from './words.js';

export interface Panel {
  name: string;
  /** In order of date; null where there is no figure. */
  points: readonly PanelPoint[];
  /** The last value as it is to be read. */
  shown: string;
  flagged?: boolean;
  href?: string;
}

export interface PanelPoint {
  date: string;
  /** A share in tenths of a percent. */
  value: number | null;
  /** False when the value is carried forward from an earlier day. */
  reported: boolean;
  /** '10/310' where only so many wards reported on the day: at the last day, which may still fill up. Drawn as an outline. */
  partly?: string | null;
}

export interface SmallMultiplesProps extends ChartFrame {
  panels: readonly Panel[];
  /** The same line in every panel, to compare with: the city's. */
  reference?: readonly PanelPoint[];
  step: Exclude<Step, 'required'>;
  columns?: number;
}

/** One small chart for each area, all on the same scales, so that slopes and heights compare at a glance. */
export function smallMultiples(props: SmallMultiplesProps): string {
  const { panels, reference = [], columns = 6 } = props;
  const all = [...panels.flatMap(({ points }) => points), ...reference];
  const values = all.flatMap(({ value }) => (value === null ? [] : [value]));
  if (panels.length === 0 || values.length === 0) return emptyPicture(props);

  const dates = all.map(({ date }) => date).sort();
  const [from, to] = [dates[0] ?? '', dates.at(-1) ?? ''];
  const y = scaleLinear().domain([0, Math.max(1, ...values) * 1.05]);
  // Between two tenths there is nothing to be read: two marks would bear the same text.
  const ticks = y.ticks(2).filter(Number.isInteger);
  const shown = (tick: number) => shareText(tick, props.language);
  const axis = Math.max(...ticks.map((tick) => textWidth(shown(tick), sizeIn(props, 8)))) + 6;
  const rows = Math.ceil(panels.length / columns);
  const panelWidth = (props.width - axis) / columns;
  const legend = legendOf(props, axis);
  const panelHeight = (props.height - FOOT - Math.max(0, legend.lines - 1) * LEGEND_LINE) / rows;
  const x = scaleLinear()
    .domain([dayNumber(from), Math.max(dayNumber(to), dayNumber(from) + 1)])
    .range([0, panelWidth - GAP]);
  y.range([panelHeight - 8, HEAD]);

  const path = (points: readonly PanelPoint[], left: number, top: number) =>
    curve<PanelPoint>()
      .digits(1)
      .defined(({ value }) => value !== null)
      .x(({ date }) => left + x(dayNumber(date)))
      .y(({ value }) => top + y(value ?? 0))([...points]) ?? '';

  return picture(props, [
    ...panels.flatMap((panel, index) => {
      const left = axis + (index % columns) * panelWidth;
      const top = Math.floor(index / columns) * panelHeight;
      const inFirstColumn = index % columns === 0;
      return [
        ...ticks.flatMap((tick) => [
          line(
            left,
            top + y(tick),
            left + panelWidth - GAP,
            top + y(tick),
            tick === 0 ? { stroke: palette.axis } : {},
          ),
          ...(inFirstColumn
            ? [
                text(axis - 5, top + y(tick) + 3, shown(tick), {
                  size: sizeIn(props, 8),
                  fill: palette.muted,
                  anchor: 'end',
                }),
              ]
            : []),
        ]),
        element('path', {
          d: path(reference, left, top),
          fill: 'none',
          stroke: palette.axis,
          'stroke-width': 1.4,
        }),
        element('path', {
          d: path(panel.points, left, top),
          fill: 'none',
          stroke: stepColour[props.step],
          'stroke-width': 1.8,
          'stroke-linejoin': 'round',
        }),
        ...marks(panel, props.step, (point) => [left + x(dayNumber(point.date)), top + y(point.value ?? 0)]),
        ...heading(panel, left, top, panelWidth - GAP, props),
      ];
    }),
    ...footer(props, axis, panelWidth, panelHeight, [from, to]),
    ...drawnLegend(props, axis, legend),
  ]);
}

/** '0,5%' of 5 tenths, '10%' of 100. */
function shareText(tenths: number, language?: Language): string {
  return `${formatTenths(tenths, language).replace(/[,.]0$/, '')}%`;
}

const HEAD = 22;
const FOOT = 32;
const LEGEND_LINE = 15;
const GAP = 14;

/** Carried forward, or the last and not all of it known yet. */
function isHollow(point: PanelPoint, last: PanelPoint | undefined): boolean {
  return !point.reported || (point === last && isPartly(point));
}

function isPartly({ partly }: PanelPoint): boolean {
  return partly !== undefined && partly !== null;
}

/** What stands beside the value of a panel whose last day only a part reported: 'mới 10/310'. */
function partlyText({ points }: Panel, language?: Language): string {
  const partly = points.at(-1)?.partly ?? null;
  return partly === null ? '' : `, ${wordsOf(language).partly('', partly).trim()}`;
}

/** Hollow where a value is carried forward or only partly reported, full at the last. */
function marks(
  panel: Panel,
  step: SmallMultiplesProps['step'],
  at: (point: PanelPoint) => [number, number],
): string[] {
  const known = panel.points.filter(({ value }) => value !== null);
  const last = known.at(-1);
  return known
    .filter((point) => !point.reported || point === last)
    .map((point) => {
      const [cx, cy] = at(point);
      return element('circle', {
        cx,
        cy,
        r: 2,
        fill: isHollow(point, last) ? palette.paper : stepColour[step],
        stroke: stepColour[step],
        'stroke-width': 1,
      });
    });
}

function heading(
  panel: Panel,
  left: number,
  top: number,
  width: number,
  props: SmallMultiplesProps,
): string[] {
  const ink = panel.flagged ? palette.alert : palette.ink;
  const size = sizeIn(props, 9.5);
  const shownWidth = textWidth(panel.shown, size, 600);
  const weight = panel.flagged ? 600 : 400;
  return [
    linked(
      panel.href,
      `${panel.name}: ${panel.shown}${partlyText(panel, props.language)}`,
      fittedText(left, top + 12, panel.name, width - shownWidth - 5, { size, weight, fill: ink }),
    ),
    text(left + width, top + 12, panel.shown, {
      size,
      weight: 600,
      fill: panel.flagged ? palette.alert : stepInk[props.step],
      anchor: 'end',
    }),
  ];
}

/** Dates below the last panel of each column. */
function footer(
  props: SmallMultiplesProps,
  axis: number,
  panelWidth: number,
  panelHeight: number,
  [from, to]: readonly [string, string],
): string[] {
  const { panels, columns = 6 } = props;
  const size = sizeIn(props, 8);
  const style = { size, fill: palette.muted } as const;
  return panels.slice(-columns).flatMap((_, offset) => {
    const index = Math.max(0, panels.length - columns) + offset;
    const left = axis + (index % columns) * panelWidth;
    const y = (Math.floor(index / columns) + 1) * panelHeight + 3 + (size - 8) / 2;
    return [
      text(left, y, dayMonth(from), style),
      ...(to === from ? [] : [text(left + panelWidth - GAP, y, dayMonth(to), { ...style, anchor: 'end' })]),
    ];
  });
}

type LegendSign = { name: string; draw: (x: number, base: number) => string };

/** What the two lines are, and what a hollow point means where there is one. */
function legendOf(props: SmallMultiplesProps, axis: number) {
  const words = wordsOf(props.language);
  const { panels, step, reference = [], width } = props;
  const stroke = (colour: string, thick: number) => (x: number, base: number) =>
    line(x, base - 3, x + 16, base - 3, { stroke: colour, 'stroke-width': thick });
  const hollow: LegendSign = {
    name: words.notAllReported,
    draw: (x, base) =>
      element('circle', {
        ...{ cx: x + 14, cy: base - 3, r: 2.4, fill: palette.paper },
        ...{ stroke: stepColour[step], 'stroke-width': 1 },
      }),
  };
  const hasHollow = panels.some(({ points }) => points.some((point) => isHollow(point, points.at(-1))));
  const signs: LegendSign[] = [
    { name: words[step], draw: stroke(stepColour[step], 1.8) },
    { name: words.city, draw: stroke(palette.axis, 1.4) },
    ...(hasHollow ? [hollow] : []),
  ];
  const room = { width: width - axis, size: sizeIn(props, 8), sign: 21, apart: 12 };
  return placeSigns(reference.length === 0 ? [] : signs, room);
}

function drawnLegend(
  props: SmallMultiplesProps,
  axis: number,
  { placed, lines }: ReturnType<typeof legendOf>,
): string[] {
  const style = { size: sizeIn(props, 8), fill: palette.muted } as const;
  return placed.flatMap(({ draw, left, line: at, names }) => {
    const base = props.height - 4 - (lines - 1 - at) * LEGEND_LINE;
    return [
      draw(axis + left, base),
      ...names.map((name, next) => text(axis + left + 21, base + next * LEGEND_LINE, name, style)),
    ];
  });
}
