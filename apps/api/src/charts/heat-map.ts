import { DAY_STATES, lettersOf } from '../domain/completeness.js';
import type { DayState } from '../domain/completeness.js';
import type { Language } from '../domain/format.js';
import { emptyPicture } from './empty-picture.js';
import { placeSigns } from './legend-lines.js';
import { palette, stateColours } from './palette.js';
import { element, fittedText, line, linked, picture, rect, round, sizeIn, text } from './svg.js';
import type { ChartFrame } from './svg.js';
import { textWidth } from './text-width.js';
import { wordsOf } from './words.js';

export interface HeatMapRow {
  name: string;
  /** Rows next to each other with the same group stand under its name. */
  group?: string;
  /** One state for each date of the map; null where none was to be: no cell is drawn. */
  states: readonly (DayState | null)[];
  href?: string;
}

export interface HeatMapProps extends Omit<ChartFrame, 'height'> {
  /** In order, one column each. */
  dates: readonly string[];
  rows: readonly HeatMapRow[];
  /** Height of a row in pixels; the picture is as tall as its rows ask. */
  rowHeight?: number;
  /** Side-by-side blocks the rows are shared out into, so that 310 wards fit a page. */
  blocks?: number;
}

/**
 * How every row reported on every day: a letter on a colour in each cell.
 *
 * One path a colour and one text a row and ink, however many cells: 310 × 14 is drawn in milliseconds
 * where an element for each cell would take seconds.
 */
export function heatMap(props: HeatMapProps): string {
  const { rows, dates, width, rowHeight = 14, blocks = 1 } = props;
  if (rows.length === 0 || dates.length === 0) return emptyPicture({ ...props, height: 80 });
  const columns = shareOut(linesOf(rows), blocks, wordsOf(props.language).continued);
  const blockWidth = (width - (blocks - 1) * BLOCK_GAP) / blocks;
  const cells = new Map<DayState, string[]>();
  const explained = legend(props);
  const head = HEAD + Math.max(0, explained.lines - 1) * LEGEND_LINE;
  const drawn = columns.flatMap((lines, index) =>
    drawBlock(
      lines,
      { left: index * (blockWidth + BLOCK_GAP), head, width: blockWidth, rowHeight },
      props,
      cells,
    ),
  );
  const height = head + Math.max(...columns.map((lines) => lines.length)) * rowHeight + 2;
  return picture({ ...props, height }, [
    ...explained.drawn,
    ...[...cells].map(([state, boxes]) =>
      element('path', { d: boxes.join(''), fill: stateColours[state].fill }),
    ),
    ...drawn,
  ]);
}

const HEAD = 48;
const BLOCK_GAP = 22;
const LEGEND_LINE = 17;

/** A line of a block: the name of a group, or a row. */
type Line = { group: string } | HeatMapRow;

function linesOf(rows: readonly HeatMapRow[]): Line[] {
  return rows.flatMap((row, index) => {
    const starts = row.group !== undefined && row.group !== rows[index - 1]?.group;
    return starts ? [{ group: row.group ?? '' } as Line, row] : [row];
  });
}

/** Blocks of nearly equal height. The name of a group moves on with its rows, or is repeated above the rest of them. */
function shareOut(lines: readonly Line[], blocks: number, continued: string): Line[][] {
  const size = Math.ceil(lines.length / blocks);
  const shared: Line[][] = [];
  let from = 0;
  for (let block = 1; from < lines.length; block += 1) {
    let until = block >= blocks ? lines.length : Math.min(lines.length, from + size);
    const last = lines[until - 1];
    if (until < lines.length && last && !('states' in last)) until -= 1;
    const [first] = lines.slice(from);
    const broken = from > 0 && first && 'states' in first && first.group !== undefined;
    shared.push([
      ...(broken ? [{ group: `${first.group} (${continued})` }] : []),
      ...lines.slice(from, until),
    ]);
    from = until;
  }
  return shared;
}

function drawBlock(
  lines: readonly Line[],
  { left, head, width, rowHeight }: { left: number; head: number; width: number; rowHeight: number },
  props: HeatMapProps,
  cells: Map<DayState, string[]>,
): string[] {
  const size = sizeIn(props, Math.min(10, rowHeight * 0.68));
  const names = props.rows.map((row) => textWidth(row.name, size));
  const nameWidth = Math.min(Math.max(...names) + 8, width * 0.42);
  const cell = (width - nameWidth) / props.dates.length;
  const start = left + nameWidth;
  const body = lines.flatMap((item, index) => {
    const top = head + index * rowHeight;
    const base = top + rowHeight / 2 + size * 0.36;
    if (!('states' in item)) {
      return [
        line(left, top + 0.5, left + width, top + 0.5, { stroke: palette.axis }),
        fittedText(left, base, item.group, width, { size, weight: 600 }),
      ];
    }
    item.states.forEach((state, day) => {
      if (state === null) return;
      const boxes = cells.get(state) ?? [];
      cells.set(state, boxes);
      const [x, y] = [round(start + day * cell), round(top + 0.5)];
      boxes.push(`M${x} ${y}h${round(cell - 1)}v${round(rowHeight - 1)}h${-round(cell - 1)}z`);
    });
    return [
      linked(item.href, item.name, fittedText(left, base, item.name, nameWidth - 6, { size })),
      ...letters(item.states, start, cell, base, sizeIn(props, Math.min(size, cell * 0.7)), props.language),
    ];
  });
  return [...dateHeading(props, start, head, cell), ...body];
}

/** All letters of a row in one ink as one text, each placed by its own x. */
function letters(
  states: HeatMapRow['states'],
  start: number,
  cell: number,
  y: number,
  size: number,
  language: Language | undefined,
): string[] {
  const letterOf = lettersOf(language);
  const inks = new Map<string, { written: string; xs: number[] }>();
  states.forEach((state, day) => {
    if (state === null) return;
    const { ink } = stateColours[state];
    const letter = letterOf[state];
    const entry = inks.get(ink) ?? { written: '', xs: [] };
    inks.set(ink, entry);
    entry.written += letter;
    entry.xs.push(round(start + day * cell + (cell - 1 - textWidth(letter, size)) / 2));
  });
  return [...inks].map(([fill, { written, xs }]) =>
    element('text', { x: xs.join(' '), y, 'font-size': size, fill }, written),
  );
}

/** Months above, days below; a new month begins with a stroke. */
function dateHeading(props: HeatMapProps, start: number, head: number, cell: number): string[] {
  const { dates, language } = props;
  const words = wordsOf(language);
  const style = { size: sizeIn(props, Math.min(9, cell * 0.72)), fill: palette.muted } as const;
  const monthSize = sizeIn(props, 9);
  return dates.flatMap((date, day) => {
    const [x, month] = [start + day * cell, date.slice(0, 7)];
    const dayText = text(x + (cell - 1) / 2, head - 5, String(Number(date.slice(8, 10))), {
      ...style,
      anchor: 'middle',
    });
    if (dates[day - 1]?.slice(0, 7) === month) return [dayText];
    const room = dates.filter((other) => other.slice(0, 7) === month).length * cell - 4;
    const name = words.month(Number(month.slice(5)));
    const shown = textWidth(name, monthSize, 600) <= room ? name : words.shortMonth(Number(month.slice(5)));
    return [
      dayText,
      line(x - 0.5, head - 26, x - 0.5, head - 3, { stroke: palette.axis }),
      fittedText(x + 2, head - 17, shown, Math.max(room, 14), {
        size: monthSize,
        weight: 600,
        fill: palette.muted,
      }),
    ];
  });
}

/** Only the states that occur are explained. */
function legend(props: HeatMapProps): { drawn: string[]; lines: number } {
  const { rows, language } = props;
  const size = sizeIn(props, 9.5);
  const words = wordsOf(language);
  const present = new Set(rows.flatMap((row) => row.states));
  const signs = DAY_STATES.filter((state) => present.has(state)).map((state) => ({
    state,
    name: words[state],
  }));
  const { placed, lines } = placeSigns(signs, { width: props.width, size, sign: 17, apart: 14 });
  const drawn = placed.flatMap(({ state, left, line: at, names }) => {
    const { fill, ink } = stateColours[state];
    const top = 1 + at * LEGEND_LINE;
    return [
      rect(left, top, 13, 13, { fill, rx: 2 }),
      text(left + 6.5, top + 10, lettersOf(language)[state], {
        ...{ size: sizeIn(props, 9), fill: ink, anchor: 'middle' },
      }),
      ...names.map((name, next) =>
        text(left + 17, top + 10 + next * LEGEND_LINE, name, { size, fill: palette.muted }),
      ),
    ];
  });
  return { drawn, lines };
}
