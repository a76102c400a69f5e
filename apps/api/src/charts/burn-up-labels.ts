import type { BurnUpProps } from './burn-up-props.js';
import { endLabels, labelSize, STEPS } from './burn-up-plot.js';
import type { BurnUpPlot } from './burn-up-plot.js';
import { compactRange } from './compact-count.js';
import { formatCount } from '../domain/format.js';
import { placeLabels, runsBy, stackLabels } from './label-placement.js';
import type { Box, LabelWish, Segment } from './label-placement.js';
import { palette, stepInk } from './palette.js';
import { line, rect, text } from './svg.js';
import { textWidth } from './text-width.js';
import type { Weight } from './text-width.js';
import { wordsOf } from './words.js';

/**
 * The labels inside the plot, each beside what it names and none on another. Those at the ends of the lines
 * stand first; what is required, forecast and planned gives way to them.
 */
export function burnUpLabels(props: BurnUpProps, plot: BurnUpPlot): string[] {
  const lines = drawnLines(props, plot);
  const ends = endWishes(props, plot, lines);
  const wishes = [
    ...ends,
    ...requiredWish(props, plot),
    ...forecastWish(props, plot),
    ...planWishes(props, plot),
  ];
  const boxes = placeLabels(wishes.map(withAir), lines, boundsOf(props, plot));
  return [
    ...ends.flatMap(leader),
    ...wishes.flatMap((wish, index) => {
      const box = boxes[index];
      return box ? drawLabel(wish, box, labelSize(props)) : [];
    }),
  ];
}

function boundsOf(props: BurnUpProps, plot: BurnUpPlot): Box {
  const top = plot.top - heightOf(props) - 3;
  return { left: plot.left, top, width: props.width - plot.left, height: plot.bottom - top };
}

/** Of a label with the air above and below its letters. */
const heightOf = (props: BurnUpProps) => labelSize(props) + 3;
const AIR = 8;

/** Two labels on one line read as two only with some air between them. */
function withAir(wish: LabelWish): LabelWish {
  return { ...wish, width: wish.width + AIR };
}

interface Label extends LabelWish {
  label: string;
  fill: string;
  weight: Weight;
}

function drawLabel({ label, fill, weight }: Label, box: Box, size: number): string[] {
  const { left, top, width, height } = box;
  return [
    rect(left - 1, top + 1, width - AIR + 2, height - 2, { fill: palette.paper, 'fill-opacity': 0.92 }),
    text(left, top + size, label, { size, weight, fill }),
  ];
}

function requiredWish(props: BurnUpProps, plot: BurnUpPlot): Label[] {
  const version = props.required.at(-1);
  if (!version) return [];
  const label = `${wordsOf(props.language).required} ${formatCount(version.count, props.language)}`;
  const width = textWidth(label, labelSize(props), 600);
  const y = plot.y(version.count);
  const start = Math.max(plot.left, plot.x(version.from < plot.from ? plot.from : version.from));
  const lefts = [start + 2, (plot.left + plot.right - width) / 2, plot.right - width - 2];
  const tops = [y - heightOf(props) - 1, y + 2];
  const places = tops.flatMap((top) => lefts.map((left) => ({ left, top })));
  return [{ label, fill: palette.ink, weight: 600, width, height: heightOf(props), places }];
}

interface EndLabel extends Label {
  end: { x: number; y: number };
}

/**
 * The labels at the ends of the lines: in one column, in the order of the ends, so that each is read as the
 * label of its own line. Where a few pixels up or down keep clear of a line they are gone.
 */
function endWishes(props: BurnUpProps, plot: BurnUpPlot, lines: readonly Segment[]): EndLabel[] {
  const last = props.days.at(-1);
  if (!last) return [];
  const x = plot.x(last.date);
  // Close to the end of the axis the labels stand past it, clear of the line of a deadline there.
  const column = (plot.right - x < 50 ? plot.right : x) + 8;
  const bounds = boundsOf(props, plot);
  const labels = endLabels(props)
    .sort((a, b) => b.count - a.count)
    .map(({ step, count, label, weight }) => {
      const width = textWidth(label, labelSize(props), weight);
      const end = { x, y: plot.y(count) };
      const left = Math.min(column, props.width - width);
      const places = NUDGES.map((nudge) => ({ left, top: end.y - heightOf(props) / 2 + nudge }));
      return { label, fill: stepInk[step], weight, width, height: heightOf(props), places, end };
    });
  const wished = labels.map((label) => placeLabels([label], lines, bounds)[0]?.top ?? bounds.top);
  const tops = stackLabels(wished, heightOf(props), { top: bounds.top, bottom: plot.bottom });
  return labels.map((label, index) => ({
    ...label,
    places: label.places.slice(0, 1).map(({ left }) => ({ left, top: tops[index] ?? 0 })),
  }));
}

const NUDGES = [0, -3, 3, -6, 6, -9, 9];

/** Further than this from its end a label is joined to it by a thin line. */
const BESIDE = 12;

function leader({ places, end, fill, height }: EndLabel): string[] {
  return places.flatMap(({ left, top }) => {
    const middle = top + height / 2;
    if (Math.abs(middle - end.y) <= BESIDE) return [];
    return [line(end.x + 3, end.y, left - 2, middle, { stroke: fill, 'stroke-width': 0.8 })];
  });
}

function forecastWish(props: BurnUpProps, plot: BurnUpPlot): Label[] {
  const [last, end] = [props.days.at(-1), props.forecast?.at(-1)];
  if (!end || !last || last.signed === null) return [];
  const { date, middle } = end;
  const { low, high } = end.band ?? { low: middle, high: middle };
  const label = `${wordsOf(props.language).forecast} ${compactRange(low, high, plot.max, props.language)}`;
  const width = textWidth(label, labelSize(props));
  const left = plot.x(date) - width - 4;
  const tops = [plot.y(high) - heightOf(props) - 3, plot.y(low) + 3];
  const shifts = Array.from({ length: 12 }, (_, step) => 4 * step);
  const places = shifts.flatMap((shift) => [
    { left, top: (tops[0] ?? 0) - shift },
    { left, top: (tops[1] ?? 0) + shift },
  ]);
  return [{ label, fill: stepInk.signed, weight: 400, width, height: heightOf(props), places }];
}

function planWishes(props: BurnUpProps, plot: BurnUpPlot): Label[] {
  const { plan, oldPlan } = wordsOf(props.language);
  // The one in force first: where the room is short the older ones give way to it.
  const plans = [...(props.plans ?? [])].reverse();
  return plans.flatMap(({ corners, isInForce }) => {
    const others = plans
      .filter((other) => other.corners !== corners)
      .flatMap((other) => segmentsOf(other.corners.map(({ date, count }) => [plot.x(date), plot.y(count)])));
    return alongLine(isInForce ? plan : oldPlan, corners, props, plot).flatMap((wish) => {
      // A label near another plan's line reads as that plan's name. An older plan then gets no label.
      const places = wish.places.filter(
        (place) => !others.some((other) => runsBy(other, { ...wish, ...place }, BESIDE_LINE)),
      );
      if (places.length > 0) return [{ ...wish, places }];
      return isInForce ? [wish] : [];
    });
  });
}

/** The distance of a label from the line it names, in pixels. */
const BESIDE_LINE = 7;

/** A label beside a straight line, on either side of it. */
function alongLine(
  label: string,
  corners: readonly { date: string; count: number }[],
  props: BurnUpProps,
  plot: BurnUpPlot,
): Label[] {
  const [first, last] = [corners[0], corners.at(-1)];
  if (!first || !last || first.date === last.date) return [];
  const width = textWidth(label, labelSize(props));
  const [x, y] = [plot.x(first.date), plot.y(first.count)];
  const places = [0.6, 0.66, 0.54, 0.72, 0.48, 0.78, 0.42, 0.84, 0.36, 0.3, 0.24, 0.18].flatMap((share) => {
    const at = { x: x + share * (plot.x(last.date) - x), y: y + share * (plot.y(last.count) - y) };
    return [
      { left: at.x + BESIDE_LINE, top: at.y - 2 },
      { left: at.x - width - BESIDE_LINE, top: at.y - heightOf(props) + 2 },
    ].filter(({ left }) => left > plot.left && left + width < plot.right);
  });
  if (places.length === 0) return [];
  return [{ label, fill: palette.muted, weight: 400, width, height: heightOf(props), places }];
}

/** Every drawn line, for labels to keep clear of. */
function drawnLines(props: BurnUpProps, plot: BurnUpPlot): Segment[] {
  const trails: [number, number][][] = STEPS.map((step) =>
    props.days.flatMap((day): [number, number][] => {
      const count = day[step];
      return count === null ? [] : [[plot.x(day.date), plot.y(count)]];
    }),
  );
  for (const { corners } of props.plans ?? [])
    trails.push(corners.map(({ date, count }) => [plot.x(date), plot.y(count)]));
  for (const { count } of props.required)
    trails.push([
      [plot.left, plot.y(count)],
      [plot.right, plot.y(count)],
    ]);
  for (const { x, kind } of plot.flags)
    if (kind !== 'holiday')
      trails.push([
        [x, plot.top],
        [x, plot.bottom],
      ]);
  const last = props.days.at(-1);
  if (props.forecast && last?.signed) {
    const start: [number, number] = [plot.x(last.date), plot.y(last.signed)];
    for (const end of ['low', 'middle', 'high'] as const)
      trails.push([
        start,
        ...props.forecast.map(({ date, middle, band }): [number, number] => [
          plot.x(date),
          plot.y(end === 'middle' ? middle : (band?.[end] ?? middle)),
        ]),
      ]);
  }
  return trails.flatMap(segmentsOf);
}

function segmentsOf(trail: readonly (readonly [x: number, y: number])[]): Segment[] {
  return trail.slice(1).map(([x, y], index): Segment => {
    const [fromX, fromY] = trail[index] ?? [x, y];
    return [fromX, fromY, x, y];
  });
}
