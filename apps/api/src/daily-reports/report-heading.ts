import {
  COLUMN_HEADINGS,
  columnBesideDay,
  columnOfLatest,
  dayOfHeading,
  isDatedOtherwise,
  isUpToNow,
  matchColumn,
  type ReportColumn,
  isOwnHeading,
} from '../domain/columns.js';
import { FIGURE_COLUMNS, type FigureColumn } from '../domain/figures.js';
import { finding, type Finding } from '../domain/findings.js';
import { tidy } from '../domain/names.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import { columnLetters, parseAddress } from '../platform/workbook-reader/cell-address.js';
import type { Cell, Row, Sheet } from '../platform/workbook-reader/upload-content.js';

/** The heading is looked for in the first so many rows: above it stand titles. */
export const HEADING_WITHIN_ROWS = 20;

/** Where a sheet's headings stand, and which column means what. */
export interface ReportHeading {
  /** The first row that names columns: titles stand above it. */
  firstRow: number;
  /** Rows of wards stand below it. */
  lastRow: number;
  /** Column numbers, from 1. */
  columnOf: ReadonlyMap<ReportColumn, number>;
  /** Figure columns whose heading is there and does not say which column is meant. */
  unclear: ReadonlySet<FigureColumn>;
  /** Whether a column has some heading, read or not. */
  isHeaded: (column: number) => boolean;
  findings: Finding[];
}

/**
 * The heading of a sheet: one row, or up to three that together name the columns ("Số lũy kế" over
 * "Đã gửi công an", "Đã ký số"). Null when no rows name a ward column and one of figures.
 */
export function headingIn(
  sheet: Sheet,
  date: ReportingDate,
  within = HEADING_WITHIN_ROWS,
): ReportHeading | null {
  const merges = mergesOf(sheet);
  let best: { rows: Row[]; size: number } = { rows: [], size: 0 };
  for (const [index, row] of sheet.rows.entries()) {
    if (row.number > within) break;
    for (let length = 1; length <= HEADING_ROWS; length += 1) {
      const rows = sheet.rows.slice(index, index + length);
      const isWithin = (rows.at(-1)?.number ?? 0) <= within;
      if (rows.length < length || !isWithin || !isHeadingBlock(rows)) break;
      const columns = columnsIn(rows, date);
      const meant = columns.map(({ column, written }) => column ?? hasEarlierTwin(columns, written, date));
      const named = new Set(meant.filter(isNamed));
      const isHeading =
        (named.has('code') || named.has('ward')) && FIGURE_COLUMNS.some((column) => named.has(column));
      const isBetter = named.size > best.size || (named.size === best.size && length < best.rows.length);
      if (isHeading && isBetter) best = { rows, size: named.size };
    }
  }
  const firstRow = best.rows[0]?.number;
  if (firstRow === undefined) return null;
  return { ...describe(sheet, withDays(sheet, best.rows, date), merges, date), firstRow };
}

const HEADING_ROWS = 3;

/** A column of a heading: all that stands in it, and what it means. */
interface HeadingColumn {
  number: number;
  /** The cell that names the column; the first one with text when none does. */
  cell: Cell;
  written: string;
  column: ReportColumn | 'ignored' | null;
}

function columnsIn(rows: readonly Row[], date: ReportingDate): HeadingColumn[] {
  const byColumn = new Map<number, Cell[]>();
  for (const cell of rows.flatMap((row) => row.cells)) {
    if (headingText(cell) !== '') byColumn.set(cell.column, [...(byColumn.get(cell.column) ?? []), cell]);
  }
  return [...byColumn].map(([number, cells]) => {
    const naming = cells.find((cell) => isNamed(matchColumn(headingText(cell)))) ?? cells[0];
    const together = cells.map(headingText).join(' ');
    const own = cells.map((cell) => matchColumn(headingText(cell))).find(isNamed);
    const column = own ?? matchColumn(together) ?? (cells.length === 1 ? luyKe(together, date) : null);
    const isOwn = own !== undefined && naming !== undefined;
    const [first] = cells;
    const cell = naming ?? first;
    if (!cell) throw new Error('A heading column without a cell.');
    return { number, cell, written: isOwn ? headingText(cell) : together, column };
  });
}

const isNamed = (column: ReportColumn | 'ignored' | null): column is ReportColumn =>
  column !== null && column !== 'ignored';

/** "Đã ký số lũy kế" is the column itself; "Đã ký số hôm nay" may be what the day added, and is decided later. */
function luyKe(written: string, date: ReportingDate): ReportColumn | null {
  const isOfDay = dayOfHeading(written, date) === 'this' && !/h[oô]m nay/i.test(tidy(written));
  return isOfDay ? columnBesideDay(written, date) : null;
}

/** What stands in a heading cell, on one line; a date as people write it. */
function headingText(cell: Cell): string {
  if (cell.kind === 'date') return cell.value.slice(0, 10).split('-').reverse().join('/');
  return cell.kind === 'text' ? tidy(cell.value) : '';
}

/** Rows that follow one another and hold words, not figures. */
function isHeadingBlock(rows: readonly Row[]): boolean {
  return rows.every(
    (row, index) => index === 0 || (row.number === (rows[index - 1]?.number ?? 0) + 1 && !holdsFigures(row)),
  );
}

function holdsFigures({ cells }: Row): boolean {
  return cells.some(
    (cell) => cell.kind === 'number' || (cell.kind === 'text' && /^\s*\d[\d.,\s]*$/.test(cell.value)),
  );
}

/** The heading with the row above and below it where those say of which day the columns are. */
function withDays(sheet: Sheet, rows: Row[], date: ReportingDate): Row[] {
  const [first, last] = [rows[0]?.number ?? 0, rows.at(-1)?.number ?? 0];
  // A title such as "Số liệu ngày 08/05/2022" begins in the first column; a word about some columns does not.
  const isOfDays = (row: Row | undefined): row is Row =>
    row !== undefined &&
    !holdsFigures(row) &&
    row.cells.some((cell) => cell.column > 1 && isDayAlone(headingText(cell), date));
  const above = sheet.rows.find(({ number }) => number === first - 1);
  const below = sheet.rows.find(({ number }) => number === last + 1);
  return [...(isOfDays(above) ? [above] : []), ...rows, ...(isOfDays(below) ? [below] : [])];
}

/** "Hôm qua", "Số liệu hôm nay", "07/05": a day without a column beside it. */
function isDayAlone(text: string, date: ReportingDate): boolean {
  return text !== '' && dayOfHeading(text, date) !== null && columnBesideDay(text, date) === null;
}

interface Merge {
  range: string;
  from: { row: number; column: number };
  to: { row: number; column: number };
}

function mergesOf(sheet: Sheet): Merge[] {
  return sheet.mergedRanges.flatMap((range) => {
    const [from, to] = range.split(':').map(parseAddress);
    return from && to ? [{ range, from, to }] : [];
  });
}

function describe(
  sheet: Sheet,
  rows: readonly Row[],
  merges: readonly Merge[],
  date: ReportingDate,
): Omit<ReportHeading, 'firstRow'> {
  const lastRow = rows.at(-1)?.number ?? 0;
  const wide = merges.filter(
    ({ from, to }) => to.row >= (rows[0]?.number ?? 0) && from.row <= lastRow && to.column > from.column,
  );
  const columns = columnsIn(rows, date);
  const dayOf = (number: number) => dayOfColumn(rows, wide, columns, number, date);
  const isOfOtherDay = columns.some(
    ({ number, written, column }) =>
      column === null &&
      isDayAlone(written, date) &&
      isDatedOtherwise(written, date) &&
      !wide.some((area) => number >= area.from.column && number <= area.to.column) &&
      !holdsCounts(sheet, lastRow, number),
  );
  const isDoubtful = (number: number) => {
    const day = dayOf(number);
    const isAddedUp = wordsAround(rows, wide, columns, number, date).some(isUpToNow);
    const isRival = ({ written }: HeadingColumn) =>
      isUpToNow(written) ? !isAddedUp : day === null && dayOfHeading(written, date) === 'this';
    return (
      day === 'earlier' ||
      (day === null && isOfOtherDay) ||
      unnamedBeside(columns, number, date).some(
        (other) => isRival(other) && holdsCounts(sheet, lastRow, other.number),
      )
    );
  };
  const columnOf = new Map<ReportColumn, number>();
  const doubtful = new Map<FigureColumn, Finding>();
  const findings: Finding[] = [];
  const addressOf = (cell: Cell) => `${sheet.name}!${cell.address}`;

  for (const { number, cell, written, column } of columns) {
    const place = { cell: addressOf(cell), value: written };
    if (written === '' || column === 'ignored') continue;
    const meant = column ?? hasEarlierTwin(columns, written, date);
    if (meant === null) {
      if (!isDayAlone(written, date) && !wide.some(coversHeading(cell, rows))) {
        findings.push(finding('extra-column', place, { written }));
      }
      continue;
    }
    const heading = COLUMN_HEADINGS[meant];
    const merge = wide.find((area) => isTopLeft(area, cell));
    if (isFigure(meant) && (merge !== undefined || isDoubtful(number))) {
      const text = { written, range: merge?.range ?? '' };
      doubtful.set(meant, finding('heading-unclear', { ...place, column: meant }, text));
      continue;
    }
    const first = columnOf.get(meant);
    if (first !== undefined) {
      const at = columns.find((other) => other.number === first);
      findings.push(
        finding('column-twice', place, { heading: heading.vi, first: at ? addressOf(at.cell) : '' }),
      );
      continue;
    }
    columnOf.set(meant, number);
    if (!isOwnHeading(written, meant))
      findings.push(finding('column-understood', place, { written, heading: heading.vi }));
  }
  const isHidden = (number = 0) =>
    sheet.hiddenColumns?.some(({ from, to }) => number >= from && number <= to) === true;
  for (const { number, written, column } of columns) {
    if (column !== null) continue;
    const ofToday = dayOfHeading(written, date) === 'this' ? columnBesideDay(written, date) : null;
    const isBesideHidden = ofToday !== null && isHidden(columnOf.get(ofToday)) && !isHidden(number);
    const latest = columnOfLatest(written) ?? (isBesideHidden ? ofToday : null);
    const at = columns.find((other) => latest !== null && other.number === columnOf.get(latest));
    // The column that is read does not contradict itself: "Đã ký số hôm nay" beside "Đã ký số hôm qua".
    if (latest === null || !isFigure(latest) || !at || at.number === number) continue;
    if (!holdsCounts(sheet, lastRow, number)) continue;
    const place = { cell: addressOf(at.cell), value: at.written, column: latest };
    doubtful.set(latest, finding('heading-unclear', place, { written: at.written, range: '' }));
    columnOf.delete(latest);
  }
  for (const column of FIGURE_COLUMNS) {
    const number = columnOf.get(column) ?? 0;
    const at = columns.find((other) => other.number === number);
    if (!at || !isHidden(number)) continue;
    const place = { cell: addressOf(at.cell), value: at.written, column };
    findings.push(
      finding('hidden-column', place, {
        heading: COLUMN_HEADINGS[column].vi,
        letters: columnLetters(number),
      }),
    );
  }
  // A merged heading is never passed over: the column beside it may be the one that is meant.
  const unclear = [...doubtful].filter(
    ([column, { details }]) => details['range'] !== '' || !columnOf.has(column),
  );
  for (const [column] of unclear) columnOf.delete(column);
  return {
    lastRow,
    columnOf,
    unclear: new Set(unclear.map(([column]) => column)),
    isHeaded: (number) =>
      columns.some((column) => column.number === number) ||
      wide.some(({ from, to }) => number >= from.column && number <= to.column),
    findings: [...findings, ...unclear.map(([, found]) => found)],
  };
}

const isFigure = (column: ReportColumn): column is FigureColumn =>
  (FIGURE_COLUMNS as readonly string[]).includes(column);

const isTopLeft = ({ from }: Merge, cell: Cell) =>
  parseAddress(cell.address)?.row === from.row && from.column === cell.column;

/** A group's name over several columns is no column of its own. */
function coversHeading(cell: Cell, rows: readonly Row[]): (area: Merge) => boolean {
  return (area) => isTopLeft(area, cell) && area.to.row < (rows.at(-1)?.number ?? 0);
}

/** The texts above, in and below a heading, with those of the groups over it. */
function wordsAround(
  rows: readonly Row[],
  wide: readonly Merge[],
  columns: readonly HeadingColumn[],
  number: number,
  date: ReportingDate,
): string[] {
  return rows.flatMap((row) =>
    row.cells
      .filter((cell) => {
        const area = wide.find((merge) => isTopLeft(merge, cell));
        if (area) return number >= area.from.column && number <= area.to.column;
        return cell.column === number || isInGroup(columns, row, cell, number, date);
      })
      .map(headingText),
  );
}

/** The day that the texts around a heading give its column. A day before the report's comes first. */
function dayOfColumn(
  rows: readonly Row[],
  wide: readonly Merge[],
  columns: readonly HeadingColumn[],
  number: number,
  date: ReportingDate,
) {
  const days = wordsAround(rows, wide, columns, number, date).map((words) => dayOfHeading(words, date));
  return days.includes('earlier') ? 'earlier' : (days.find((day) => day !== null) ?? null);
}

/**
 * Whether a day in one unmerged cell above the names is also that of a column further right: no other cell of its row
 * lies between, and no name repeats.
 */
function isInGroup(
  columns: readonly HeadingColumn[],
  row: Row,
  group: Cell,
  number: number,
  date: ReportingDate,
): boolean {
  if (number < group.column || !isDayAlone(headingText(group), date)) return false;
  const covered = columns.filter((column) => column.number >= group.column && column.number <= number);
  const names = covered.map(({ column }) => column).filter(isNamed);
  const isBelow = ({ cell, number: at }: HeadingColumn) =>
    (parseAddress(cell.address)?.row ?? 0) > row.number &&
    (at === group.column || !row.cells.some((other) => other.column === at && headingText(other) !== ''));
  return covered.every(isBelow) && names.length === covered.length && new Set(names).size === names.length;
}

/** The columns without a name of their own that stand right beside a column, on either side. */
function unnamedBeside(columns: readonly HeadingColumn[], number: number, date: ReportingDate) {
  const unnamedAt = (at: number) =>
    columns.find(
      (one) => one.number === at && one.column === null && columnBesideDay(one.written, date) === null,
    );
  const found: HeadingColumn[] = [];
  for (const step of [1, -1]) {
    let at = number + step;
    for (let next = unnamedAt(at); next; next = unnamedAt((at += step))) found.push(next);
  }
  return found;
}

/** Whether numbers stand in a column below the heading. */
function holdsCounts(sheet: Sheet, lastRow: number, number: number): boolean {
  const below = sheet.rows.filter((row) => row.number > lastRow);
  return below.some((row) =>
    holdsFigures({ ...row, cells: row.cells.filter(({ column }) => column === number) }),
  );
}

/** "Đã ký số hôm nay" is the figure up to today where "Đã ký số hôm qua" stands beside it. */
function hasEarlierTwin(
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
