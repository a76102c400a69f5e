import {
  columnBesideDay,
  dayOfHeading,
  isDayAlone,
  isNothingButDay,
  isOfAll,
  isPeriod,
  isShareAlone,
} from '../domain/column-days.js';
import { isFigureColumn, matchColumn, type ReportColumn } from '../domain/columns.js';
import { FIGURE_COLUMNS } from '../domain/figures.js';
import { tidy, wordsOf } from '../domain/names.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import { parseAddress } from '../platform/workbook-reader/cell-address.js';
import type { Cell, Row, Sheet } from '../platform/workbook-reader/upload-content.js';

/** The rows that are a sheet's heading, and what stands in each of its columns. */
export interface HeadingBlock {
  sheet: Sheet;
  date: ReportingDate;
  /** The first row that names columns: titles stand above it. */
  firstRow: number;
  /** Rows of wards stand below it. */
  lastRow: number;
  /** The rows that name columns, with the one above and the one below that say of which day they are. */
  rows: readonly Row[];
  /** Merges over several columns of these rows. */
  wide: readonly Merge[];
  columns: readonly HeadingColumn[];
  /** The number of a week or a round right above the figures, which may be meant of them alone. */
  period: Cell | null;
}

/** A column of a heading: all that stands in it, and what it means. */
export interface HeadingColumn {
  number: number;
  /** The cell that names the column; the first one with text when none does. */
  cell: Cell;
  written: string;
  column: ReportColumn | 'ignored' | null;
}

export interface Merge {
  range: string;
  from: { row: number; column: number };
  to: { row: number; column: number };
}

const HEADING_ROWS = 3;

/**
 * The heading of a sheet: one row, or up to three that together name the columns ("Số lũy kế" over
 * "Đã gửi công an", "Đã ký số"). Null when no rows name a ward column and one of figures.
 */
export function headingBlock(sheet: Sheet, date: ReportingDate, within: number): HeadingBlock | null {
  let best: { rows: Row[]; size: number } = { rows: [], size: 0 };
  for (const [index, row] of sheet.rows.entries()) {
    if (row.number > within) break;
    for (let length = 1; length <= HEADING_ROWS; length += 1) {
      const rows = sheet.rows.slice(index, index + length);
      const isWithin = (rows.at(-1)?.number ?? 0) <= within;
      if (rows.length < length || !isWithin || !areHeadings(rows)) break;
      const columns = columnsIn(rows, date);
      const meant = columns.map(({ column, written }) => column ?? besideEarlierTwin(columns, written, date));
      const named = new Set(meant.filter(isNamed));
      const isHeading =
        (named.has('code') || named.has('ward')) && FIGURE_COLUMNS.some((column) => named.has(column));
      const isBetter = named.size > best.size || (named.size === best.size && length < best.rows.length);
      if (isHeading && isBetter) best = { rows, size: named.size };
    }
  }
  const firstRow = best.rows[0]?.number;
  if (firstRow === undefined) return null;
  const merges = mergesOf(sheet);
  const { rows, period } = withDays(sheet, best.rows, merges, date);
  const lastRow = rows.at(-1)?.number ?? 0;
  const wide = merges.filter(
    ({ from, to }) => to.row >= (rows[0]?.number ?? 0) && from.row <= lastRow && to.column > from.column,
  );
  return { sheet, date, firstRow, lastRow, rows, wide, columns: columnsIn(rows, date), period };
}

/** "Đã ký số hôm nay" is the figure up to today where "Đã ký số hôm qua" stands beside it. */
export function besideEarlierTwin(
  columns: readonly HeadingColumn[],
  written: string,
  date: ReportingDate,
): ReportColumn | null {
  if (dayOfHeading(written, date) !== 'this') return null;
  const column = columnBesideDay(written, date);
  const isTwin = ({ written: other }: HeadingColumn) =>
    dayOfHeading(other, date) === 'earlier' && columnBesideDay(other, date) === column;
  return column !== null && columns.some(isTwin) ? column : null;
}

export const isNamed = (column: ReportColumn | 'ignored' | null): column is ReportColumn =>
  column !== null && column !== 'ignored';

/** What stands in a heading cell, on one line; a date as people write it. */
export function headingText(cell: Cell): string {
  if (cell.kind === 'date') return cell.value.slice(0, 10).split('-').reverse().join('/');
  return cell.kind === 'text' ? tidy(cell.value) : '';
}

export const isTopLeft = ({ from }: Merge, cell: Cell) =>
  parseAddress(cell.address)?.row === from.row && from.column === cell.column;

/** Whether a row holds numbers, in one column or anywhere. */
export function holdsFigures({ cells }: Row, column?: number): boolean {
  return cells.some(
    (cell) =>
      (column === undefined || cell.column === column) &&
      (cell.kind === 'number' || (cell.kind === 'text' && /^\s*\d[\d.,\s]*$/.test(cell.value))),
  );
}

function columnsIn(rows: readonly Row[], date: ReportingDate): HeadingColumn[] {
  const byColumn = new Map<number, Cell[]>();
  for (const cell of rows.flatMap((row) => row.cells)) {
    if (headingText(cell) !== '') byColumn.set(cell.column, [...(byColumn.get(cell.column) ?? []), cell]);
  }
  return [...byColumn].map(([number, cells]) => {
    // The name nearest to the figures: a group above may be called like a column.
    const naming = cells.findLast((cell) => isNamed(matchColumn(headingText(cell))));
    const cell = naming ?? cells[0];
    if (!cell) throw new Error('A heading column without a cell.');
    const together = cells.map(headingText).join(' ');
    const own = naming && matchColumn(headingText(naming));
    const column = own ?? matchColumn(together) ?? (cells.length === 1 ? luyKe(together, date) : null);
    return { number, cell, written: naming ? headingText(naming) : together, column };
  });
}

/** "Đã ký số lũy kế" is the column itself; "Đã ký số hôm nay" may be what the day added, and is decided later. */
function luyKe(written: string, date: ReportingDate): ReportColumn | null {
  const isWhole = dayOfHeading(written, date) === 'this' && !mayBeAdded(written);
  return isWhole ? columnBesideDay(written, date) : null;
}

const mayBeAdded = (heading: string) => /\b(hom nay|today)\b/.test(wordsOf(heading)) && !isOfAll(heading);

/** Rows that follow one another and hold words, not figures. */
function areHeadings(rows: readonly Row[]): boolean {
  return rows.every(
    (row, index) => index === 0 || (row.number === (rows[index - 1]?.number ?? 0) + 1 && !holdsFigures(row)),
  );
}

/** The heading with the row above and below it where those say of which day the columns are. */
function withDays(
  sheet: Sheet,
  rows: readonly Row[],
  merges: readonly Merge[],
  date: ReportingDate,
): Pick<HeadingBlock, 'rows' | 'period'> {
  const rowAt = (number: number) => sheet.rows.find((row) => row.number === number);
  // A title such as "Số liệu ngày 08/05/2022" begins in the first column; a word about some columns does not.
  const cellsRightOf = (row: Row | undefined) =>
    row === undefined || holdsFigures(row) ? [] : row.cells.filter(({ column }) => column > 1);
  const above = rowAt((rows[0]?.number ?? 0) - 1);
  const below = rowAt((rows.at(-1)?.number ?? 0) + 1);
  const isGroup = (cell: Cell) =>
    merges.some((merge) => isTopLeft(merge, cell) && merge.to.column > merge.from.column);
  const ofDays = cellsRightOf(above).filter((cell) =>
    isGroup(cell) ? isDayAlone(headingText(cell), date) : isNothingButDay(headingText(cell), date),
  );
  const [only, more] = ofDays;
  const period = only && !more && !isGroup(only) && isPeriod(headingText(only)) ? only : null;
  const words = cellsRightOf(below).map(headingText);
  const isBelowOfDays = words.some((text) => isDayAlone(text, date) || isShareAlone(text));
  return {
    rows: [
      ...(above && ofDays.length > 0 && !period ? [above] : []),
      ...rows,
      ...(below && isBelowOfDays ? [below] : []),
    ],
    period: period && isAboveFirstFigure(period, rows, date) ? period : null,
  };
}

/** Where the name of a group over all the figures stands, also when its merge was lost. */
function isAboveFirstFigure(cell: Cell, rows: readonly Row[], date: ReportingDate): boolean {
  const figures = columnsIn(rows, date).filter(({ column }) => isNamed(column) && isFigureColumn(column));
  return Math.min(...figures.map(({ number }) => number)) === cell.column;
}

function mergesOf(sheet: Sheet): Merge[] {
  return sheet.mergedRanges.flatMap((range) => {
    const [from, to] = range.split(':').map(parseAddress);
    return from && to ? [{ range, from, to }] : [];
  });
}
