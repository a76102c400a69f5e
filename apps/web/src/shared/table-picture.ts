import { palette } from '@api/charts/palette.js';
import { line, picture, text } from '@api/charts/svg.js';
import { textWidth } from '@api/charts/text-width.js';
import { wrapText } from '@api/charts/wrap-text.js';
import { headingOf, shownCell, type Table } from './table.js';
import type { Words } from './use-words.js';

/** A table as a drawing: every row and column of it, as wide and as tall as they ask. */
export function tablePicture(table: Table, words: Words): string {
  const rows = table.rows.map((row) =>
    row.map((cell, place) => shownCell(cell, table.columns[place], words)),
  );
  const columns = columnsOf(table, rows, words);
  const width = Math.ceil(columns.at(-1)?.right ?? 0);
  const head = Math.max(1, ...columns.map(({ heading }) => heading.length)) * HEAD_LINE + 6;
  return picture({ width, height: head + rows.length * ROW + 1 }, [
    ...columns.flatMap((column) =>
      column.heading.map((part, index) =>
        inColumn(column, head - 7 - (column.heading.length - 1 - index) * HEAD_LINE, part, HEADING),
      ),
    ),
    line(0, head, width, head, { stroke: palette.axis }),
    ...rows.flatMap((row, index) => {
      const bottom = head + (index + 1) * ROW;
      return [
        ...columns.map((column, place) => inColumn(column, bottom - 6, row[place] ?? '', { size: SIZE })),
        line(0, bottom, width, bottom),
      ];
    }),
  ]);
}

const SIZE = 11;
const ROW = 20;
const GAP = 16;
const HEADING = { size: 10, weight: 600, fill: palette.muted } as const;
const HEAD_LINE = 13;
/** A heading wider than this, and than its cells, is broken into lines. */
const HEAD_ROOM = 74;

interface PictureColumn {
  left: number;
  right: number;
  isNumber: boolean;
  heading: string[];
}

function columnsOf(table: Table, rows: readonly (readonly string[])[], words: Words): PictureColumn[] {
  let left = 0;
  return table.columns.map((column, place) => {
    const cells = Math.max(0, ...rows.map((row) => textWidth(row[place] ?? '', SIZE)));
    const heading = wrapText(
      headingOf(column, words),
      Math.max(cells, HEAD_ROOM),
      HEADING.size,
      HEADING.weight,
    );
    const headings = heading.map((part) => textWidth(part, HEADING.size, HEADING.weight));
    const right = left + Math.max(cells, ...headings);
    const placed = { left, right, isNumber: column.kind !== 'text', heading };
    left = right + GAP;
    return placed;
  });
}

/** Text from the left of its column, numbers to the right. */
function inColumn(
  { left, right, isNumber }: PictureColumn,
  y: number,
  content: string,
  style: { size: number; weight?: 600; fill?: string },
): string {
  return isNumber ? text(right, y, content, { ...style, anchor: 'end' }) : text(left, y, content, style);
}
