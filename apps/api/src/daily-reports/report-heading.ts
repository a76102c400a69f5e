import { columnBesideDay, dayOfHeading, isDayAlone } from '../domain/column-days.js';
import {
  COLUMN_HEADINGS,
  columnOfLatest,
  figureNamedIn,
  isFigureColumn,
  isOwnHeading,
  type ReportColumn,
} from '../domain/columns.js';
import { FIGURE_COLUMNS, type FigureColumn } from '../domain/figures.js';
import { finding, type Finding } from '../domain/findings.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import { columnLetters } from '../platform/workbook-reader/cell-address.js';
import type { Cell, Sheet } from '../platform/workbook-reader/upload-content.js';
import {
  besideEarlierTwin,
  type HeadingBlock,
  headingBlock,
  type HeadingColumn,
  headingText,
  isTopLeft,
} from './heading-block.js';
import { cellsUnder, doubtOf, holdsCounts, isGroupName, isSaidToBeAll, sumUnder } from './heading-days.js';

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
  /** The last column that has some heading. */
  lastColumn: number;
  /** Whether a column has some heading, read or not. */
  isHeaded: (column: number) => boolean;
  findings: Finding[];
}

/** A sheet's heading and the columns it names; null when no rows name a ward column and one of figures. */
export function headingIn(
  sheet: Sheet,
  date: ReportingDate,
  within = HEADING_WITHIN_ROWS,
): ReportHeading | null {
  const block = headingBlock(sheet, date, within);
  if (!block) return null;
  const { columnOf, doubtful, findings: said } = columnsMeant(block);
  for (const [column, doubt] of doubtfulBesideLater(block, columnOf)) {
    doubtful.set(column, doubt);
    columnOf.delete(column);
  }
  // A merged heading is never passed over: the column beside it may be the one that is meant.
  const unclear = [...doubtful].filter(
    ([column, { details }]) => details['range'] !== '' || !columnOf.has(column),
  );
  const hidden = hiddenColumns(block, columnOf);
  const rivals = new Set(unclear.flatMap(([, { cells }]) => cells ?? []));
  const findings = said
    .filter(({ code, cell }) => !NOT_READ_AT.has(code) || !rivals.has(cell ?? ''))
    .map((found) => (isLikeNone(found, columnOf) ? asExtra(found) : found));
  for (const [column] of unclear) columnOf.delete(column);
  const { firstRow, lastRow, columns, wide } = block;
  return {
    ...{ firstRow, lastRow, columnOf },
    unclear: new Set(unclear.map(([column]) => column)),
    lastColumn: Math.max(...columns.map(({ number }) => number), ...wide.map(({ to }) => to.column)),
    isHeaded: (number) =>
      columns.some((column) => column.number === number) ||
      wide.some(({ from, to }) => number >= from.column && number <= to.column),
    findings: [...findings, ...hidden, ...periodAbove(block), ...unclear.map(([, found]) => found)],
  };
}

/** Said of a column that is passed over; nothing more than that is said of one that rivals another. */
const NOT_READ_AT: ReadonlySet<string> = new Set(['extra-column', 'column-alike']);

type Doubtful = Map<FigureColumn, Finding>;

function columnsMeant(block: HeadingBlock) {
  const { columns, date, wide } = block;
  const columnOf = new Map<ReportColumn, number>();
  const doubtful: Doubtful = new Map();
  const findings: Finding[] = [];
  const sums = new Set<number>();
  for (const { number, cell, written, column } of columns) {
    const place = placeOf(block, cell, written);
    if (written === '' || column === 'ignored') continue;
    const meant = column ?? besideEarlierTwin(columns, written, date);
    if (meant === null) {
      const isKnown = isDayAlone(written, date) || isGroupName(block, cell) || sums.has(number);
      // One that is called the latest of its kind is an error of the column beside it.
      if (!isKnown && columnOfLatest(written) === null) findings.push(notRead(block, number, place));
      continue;
    }
    const heading = COLUMN_HEADINGS[meant];
    const merge = isFigureColumn(meant) ? wide.find((area) => isTopLeft(area, cell)) : undefined;
    const sum = merge ? sumUnder(block, merge) : null;
    if (isFigureColumn(meant) && !sum) {
      const doubt = merge ? { cells: cellsUnder(block, merge) } : doubtOf(block, number);
      if (doubt) {
        doubtful.set(meant, unclear(block, { cell, written }, meant, doubt.cells, merge?.range));
        continue;
      }
    }
    const at = sum?.column ?? number;
    const first = columnOf.get(meant);
    if (first !== undefined) {
      const other = columns.find((some) => some.number === first);
      const details = { heading: heading.vi, first: other ? addressOf(block, other.cell) : '' };
      findings.push(finding('column-twice', place, details));
      continue;
    }
    columnOf.set(meant, at);
    sums.add(at);
    const understood = sum ? `${written} – ${headingText(sum)}` : written;
    if (!isOwnHeading(understood, meant)) {
      const where = sum ? placeOf(block, sum, headingText(sum)) : place;
      findings.push(finding('column-understood', where, { written: understood, heading: heading.vi }));
    }
  }
  return { columnOf, doubtful, findings };
}

/** A column of another name; that it is much like one of ours is worth a look where it holds figures. */
function notRead(block: HeadingBlock, number: number, place: { cell: string; value: string }): Finding {
  const like = holdsCounts(block, number) ? figureNamedIn(place.value) : null;
  if (!like) return finding('extra-column', place, { written: place.value });
  return finding('column-alike', place, { written: place.value, heading: COLUMN_HEADINGS[like].vi });
}

/** Whether the column that another is named like is not there itself. */
function isLikeNone({ code, details }: Finding, columnOf: ReadonlyMap<ReportColumn, number>): boolean {
  const like = FIGURE_COLUMNS.find((column) => COLUMN_HEADINGS[column].vi === details['heading']);
  return code === 'column-alike' && like !== undefined && !columnOf.has(like);
}

function asExtra({ cell, value }: Finding): Finding {
  return finding('extra-column', { cell, value }, { written: value ?? '' });
}

/** Columns named as the latest of their kind, or as today's, beside one that is read: "Đã gửi công an mới", "… hôm nay". */
function doubtfulBesideLater(block: HeadingBlock, columnOf: ReadonlyMap<ReportColumn, number>): Doubtful {
  const { columns, date } = block;
  const found: Doubtful = new Map();
  for (const { number, cell, written, column } of columns) {
    if (column !== null) continue;
    const ofToday = dayOfHeading(written, date) === 'this' ? columnBesideDay(written, date) : null;
    const isAnswered =
      ofToday === null ||
      (isSaidToBeAll(block, columnOf.get(ofToday)) &&
        (isHidden(block, number) || !isHidden(block, columnOf.get(ofToday))));
    const latest = columnOfLatest(written) ?? (isAnswered ? null : ofToday);
    const at = columns.find((other) => latest !== null && other.number === columnOf.get(latest));
    // The column that is read does not contradict itself: "Đã ký số hôm nay" beside "Đã ký số hôm qua".
    if (latest === null || !isFigureColumn(latest) || !at || at.number === number) continue;
    if (holdsCounts(block, number)) found.set(latest, unclear(block, at, latest, [at.cell, cell]));
  }
  return found;
}

function hiddenColumns(block: HeadingBlock, columnOf: ReadonlyMap<ReportColumn, number>): Finding[] {
  return FIGURE_COLUMNS.flatMap((column) => {
    const number = columnOf.get(column);
    const at = block.columns.find((other) => other.number === number);
    if (number === undefined || !at || !isHidden(block, number)) return [];
    const place = { ...placeOf(block, at.cell, at.written), column };
    const details = { heading: COLUMN_HEADINGS[column].vi, letters: columnLetters(number) };
    return [finding('hidden-column', place, details)];
  });
}

function isHidden({ sheet }: HeadingBlock, number = 0): boolean {
  return sheet.hiddenColumns?.some(({ from, to }) => number >= from && number <= to) === true;
}

function periodAbove(block: HeadingBlock): Finding[] {
  const { period } = block;
  if (!period) return [];
  const written = headingText(period);
  return [finding('period-above', placeOf(block, period, written), { written })];
}

/** A heading that leaves open which column is meant: by what stands around it, or by cells that rival each other. */
function unclear(
  block: HeadingBlock,
  { cell, written }: Pick<HeadingColumn, 'cell' | 'written'>,
  column: FigureColumn,
  rivals: readonly Cell[],
  range = '',
): Finding {
  const named = rivals.map((rival) => `“${headingText(rival)}” (${rival.address})`).join(', ');
  const found = finding(
    'heading-unclear',
    { ...placeOf(block, cell, written), column },
    { written, range, rivals: named },
  );
  const cells = [...new Set([cell, ...rivals].map((some) => addressOf(block, some)))];
  return cells.length > 1 ? { ...found, cells } : found;
}

function placeOf(block: HeadingBlock, cell: Cell, value: string) {
  return { cell: addressOf(block, cell), value };
}

function addressOf({ sheet }: HeadingBlock, cell: Cell): string {
  return `${sheet.name}!${cell.address}`;
}
