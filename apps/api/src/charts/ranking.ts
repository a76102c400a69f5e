import { scaleLinear } from 'd3-scale';
import { formatCount, NO_VALUE } from '../domain/format.js';
import { emptyPicture } from './empty-picture.js';
import { palette, stepColour } from './palette.js';
import { element, fittedText, line, linked, picture, rect, round, text, tooltip } from './svg.js';
import type { ChartFrame } from './svg.js';
import { textWidth } from './text-width.js';
import { wordsOf } from './words.js';

export interface RankingRow {
  name: string;
  /** The place by what the rows are ordered by, 1 the best; null where there is none. */
  place: number | null;
  /** Length of the bar; null without figures. */
  value: number | null;
  /** The value as it is to be read, and a second figure beside it. */
  shown: string;
  second?: string;
  /** Places won (+) or lost (−) since the day compared with; null when there is none. */
  rankChange: number | null;
  /** Whether somebody must act: red, with a stroke before it and in bold, so that colour is not alone. */
  flagged?: boolean;
  href?: string;
}

export interface RankingProps extends ChartFrame {
  /** In the order to be shown. */
  rows: readonly RankingRow[];
  columns: { place: string; name: string; shown: string; second?: string; rankChange: string };
}

/** Areas in order, one bar each: place, name, bar, two figures, places won or lost. Height is shared by the rows. */
export function ranking(props: RankingProps): string {
  const { rows } = props;
  if (rows.length === 0) return emptyPicture(props);
  const edges = columnsOf(props);
  const height = (props.height - HEAD) / rows.length;
  const size = Math.min(11, Math.max(7, height * 0.62));
  const x = scaleLinear()
    .domain([0, Math.max(1, ...rows.map(({ value }) => value ?? 0))])
    .range([0, edges.barEnd - edges.bar]);

  return picture(props, [
    ...heading(props, edges),
    ...rows.flatMap((row, index) => {
      const top = HEAD + index * height;
      const base = top + height / 2 + size * 0.36;
      const ink = row.flagged ? palette.alert : palette.ink;
      const weight = row.flagged ? 600 : 400;
      const right = { size, fill: ink, anchor: 'end' } as const;
      return [
        line(0, top, props.width, top),
        ...(row.flagged ? [rect(0, top + 2, 3, height - 4, { fill: palette.alert })] : []),
        text(edges.place, base, row.place === null ? NO_VALUE : formatCount(row.place), {
          ...{ size, fill: palette.muted, anchor: 'end' },
        }),
        linked(
          row.href,
          row.name,
          fittedText(edges.name, base, row.name, edges.bar - edges.name - 8, { size, weight, fill: ink }),
        ),
        rect(edges.bar, top + height * 0.24, x(row.value ?? 0), height * 0.52, {
          fill: row.flagged ? palette.alert : stepColour.signed,
          rx: 1.5,
        }),
        text(edges.shown, base, row.shown === '' ? NO_VALUE : row.shown, { ...right, weight: 600 }),
        ...(row.second === undefined ? [] : [text(edges.second, base, row.second, right)]),
        rankChange(row.rankChange, edges.change, base, size, props),
      ];
    }),
  ]);
}

const HEAD = 18;

function columnsOf({ width, rows, columns }: RankingProps) {
  const widest = (texts: readonly string[], least: string) =>
    Math.max(textWidth(least, 9.5, 600), ...texts.map((shown) => textWidth(shown, 11, 600)));
  const change = width - 2;
  const second = change - widest(['88 88'], columns.rankChange) - 10;
  const shown = columns.second
    ? second -
      widest(
        rows.map((row) => row.second ?? ''),
        columns.second,
      ) -
      12
    : second;
  const barEnd =
    shown -
    widest(
      rows.map((row) => row.shown),
      columns.shown,
    ) -
    10;
  const place = Math.max(18, textWidth(columns.place, 9.5, 600));
  const name = place + 9;
  const longest = Math.max(
    ...rows.map((row) => textWidth(row.name, 11, row.flagged ? 600 : 400)),
    textWidth(columns.name, 9.5, 600),
  );
  const bar = name + Math.min(longest, width * 0.34) + 10;
  return { place, name, bar, barEnd: Math.max(bar + 20, barEnd), shown, second, change };
}

function heading({ columns, width }: RankingProps, edges: ReturnType<typeof columnsOf>): string[] {
  const style = { size: 9.5, weight: 600, fill: palette.muted } as const;
  return [
    text(edges.place, HEAD - 6, columns.place, { ...style, anchor: 'end' }),
    text(edges.name, HEAD - 6, columns.name, style),
    text(edges.shown, HEAD - 6, columns.shown, { ...style, anchor: 'end' }),
    ...(columns.second ? [text(edges.second, HEAD - 6, columns.second, { ...style, anchor: 'end' })] : []),
    text(edges.change, HEAD - 6, columns.rankChange, { ...style, anchor: 'end' }),
    line(0, HEAD, width, HEAD, { stroke: palette.axis }),
  ];
}

/** A triangle and the number of places. Drawn, not written: the font has no ▲. */
function rankChange(
  places: number | null,
  right: number,
  base: number,
  size: number,
  props: RankingProps,
): string {
  // No change is 0; '–' is said where there is no place to compare with.
  if (places === null || places === 0)
    return text(right, base, places === 0 ? '0' : NO_VALUE, { size, fill: palette.muted, anchor: 'end' });
  const words = wordsOf(props.language);
  const shown = formatCount(Math.abs(places), props.language);
  const [tip, half] = [size * 0.62, size * 0.33];
  const left = right - textWidth(shown, size) - 4 - 2 * half;
  const [from, to] = places > 0 ? [base, base - tip] : [base - tip, base];
  return element(
    'g',
    {},
    tooltip(`${places > 0 ? words.rankUp : words.rankDown} ${shown}`),
    element('path', {
      d: `M${round(left)} ${round(from)}h${round(2 * half)}L${round(left + half)} ${round(to)}z`,
      fill: places > 0 ? stepColour.signed : palette.warning,
    }),
    text(right, base, shown, { size, fill: palette.muted, anchor: 'end' }),
  );
}
