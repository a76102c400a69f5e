import { COLUMN_HEADINGS, matchColumn, type ReportColumn } from '../domain/columns.js';
import { FIGURE_COLUMNS, type FigureColumn } from '../domain/figures.js';
import { finding, type Finding } from '../domain/findings.js';
import { fold, tidy } from '../domain/names.js';
import { readCount } from '../domain/read-count.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import { namesDate } from '../domain/stated-dates.js';
import type { Cell, Sheet, UploadContent } from '../platform/workbook-reader/upload-content.js';
import { TEMPLATE_SHEET } from './filing-template.layout.js';
import { HEADING_WITHIN_ROWS, headingIn, type ReportHeading } from './report-heading.js';
import { type Candidate, isDoubtfulBeside, isNamedRevision, type WardOfRow } from './rival-sheets.js';
import { lostLetters, unreadableText } from './unreadable-text.js';

/** So many rows below the table are looked at for what they say of it; further down stand lists of other things. */
export const ROWS_BELOW = 200;

/** The sheet a report stands on, and where its columns are. */
export interface ReportSheet {
  sheet: Sheet;
  heading: ReportHeading;
  /** Column numbers, from 1. Either `code` or `ward` is there. */
  columnOf: ReadonlyMap<ReportColumn, number>;
  missingColumns: FigureColumn[];
  findings: Finding[];
}

/**
 * Finds the report in a file by its headings, wherever they stand and whatever usual words they use. Where
 * several sheets could each be the report, or another holds our wards' figures under headings nobody can read, it is
 * the only one whose own lines name the day; else none of them is read, for the wrong one would pass for a good
 * report. What stands in the way is an error.
 */
export function findReportSheet(
  content: UploadContent,
  date: ReportingDate,
  wardOf: WardOfRow,
  namesOurs: (text: string) => boolean,
): ReportSheet | Finding {
  const all = content.sheets.flatMap((sheet) => {
    const heading = headingIn(sheet, date);
    return heading ? [{ sheet, heading, above: linesAbove(sheet, heading) }] : [];
  });
  const visible = all.filter(({ sheet }) => !sheet.hidden);
  const usual =
    visible.find(({ sheet }) => sheet.name === TEMPLATE_SHEET) ??
    visible.find(({ sheet }) => fold(sheet.name).replaceAll(' ', '') === TEMPLATE_SHEET.toLowerCase()) ??
    [...visible].sort((a, b) => b.heading.columnOf.size - a.heading.columnOf.size).at(0);
  if (!usual) return unreadable(content, all, date);

  const rivals = visible.filter(
    ({ sheet, heading }) =>
      figuresNamed(heading) > 1 && sheet.rows.some((row) => wardOf(row, heading) !== null),
  );
  if (rivals.length < 2) {
    const only = rivals[0] ?? usual;
    const isOfDay = namesDate(only.above, date);
    const unread = content.sheets.filter(
      (sheet) =>
        (!isOfDay || isNamedRevision(sheet)) &&
        sheet !== only.sheet &&
        !sheet.hidden &&
        holdsOurTable(sheet, namesOurs),
    );
    if (unread.length === 0) return described(content, only, []);
    return finding('several-sheets', {}, { sheets: quoted([only.sheet, ...unread]), date });
  }
  const ofDay = rivals.filter(({ above }) => namesDate(above, date));
  const [chosen] = ofDay;
  const rest = rivals.filter((rival) => rival !== chosen);
  const others = rest.map(({ sheet }) => sheet);
  if (
    !chosen ||
    ofDay.length > 1 ||
    isEmptyBeside(chosen, rivals) ||
    isDoubtfulBeside(chosen, rest, date, wardOf)
  ) {
    return finding('several-sheets', {}, { sheets: quoted(rivals.map(({ sheet }) => sheet)), date });
  }
  const note = finding('sheet-of-day', { value: chosen.sheet.name }, { sheets: quoted(others), date });
  return described(content, chosen, others, note);
}

/** `BaoCao!F17`: how a cell is named to its owner. */
export function addressIn(sheet: Sheet, cellAddress: string): string {
  return `${sheet.name}!${cellAddress}`;
}

/** The text a cell shows, tidied; '' for an empty one. */
export function textIn(cell: Cell | undefined): string {
  if (cell === undefined || cell.value === null) return '';
  const known = texts.get(cell);
  if (known !== undefined) return known;
  const text = tidy(String(cell.value));
  texts.set(cell, text);
  return text;
}

/** Every question about a row asks for its texts again. */
const texts = new WeakMap<Cell, string>();

/** The lines above the headings, as they are read: titles, the unit, the day. */
export function linesAbove(sheet: Sheet, heading: ReportHeading): string[] {
  return sheet.rows
    .filter((row) => row.number < heading.firstRow)
    .map((row) => row.cells.map(textIn).join(' '));
}

function described(
  content: UploadContent,
  { sheet, heading }: Candidate,
  named: readonly Sheet[],
  note?: Finding,
): ReportSheet {
  const { columnOf } = heading;
  const missingColumns = FIGURE_COLUMNS.filter((column) => !columnOf.has(column));
  const unnamed = missingColumns.filter((column) => !heading.unclear.has(column));
  const lost = unnamed.length > 0 ? lostLetters(sheet) : null;
  return {
    sheet,
    heading,
    columnOf,
    missingColumns,
    findings: [
      ...(note ? [note] : []),
      ...content.sheets
        .filter(
          (other) => other !== sheet && !named.includes(other) && !other.hidden && other.rows.length > 0,
        )
        .map((other) => finding('sheet-not-read', { value: other.name })),
      ...heading.findings,
      ...(lost ? [lost] : []),
      ...unnamed.map((column) =>
        finding('column-missing', {}, { heading: COLUMN_HEADINGS[column].vi, columns: column }),
      ),
    ],
  };
}

/** Why no sheet can be read: the one that could be is hidden, its heading stands too low, or there is none. */
function unreadable(content: UploadContent, all: readonly Candidate[], date: ReportingDate): Finding {
  const [hidden] = all;
  if (hidden) return finding('sheet-hidden', { value: hidden.sheet.name });
  for (const sheet of content.sheets.filter((some) => !some.hidden)) {
    const unreadable = unreadableText(sheet, date);
    if (unreadable) return unreadable;
    const low = headingIn(sheet, date, Infinity);
    const row = sheet.rows.find(({ number }) => number === low?.firstRow);
    if (!low || !row) continue;
    const place = {
      cell: addressIn(sheet, row.cells[0]?.address ?? `A${row.number}`),
      value: textIn(row.cells[0]),
    };
    return finding('heading-too-low', place, { row: row.number, limit: HEADING_WITHIN_ROWS });
  }
  const visible = content.sheets.filter(({ hidden: isHidden }) => !isHidden);
  const lacking = visible.map(columnsLacking).sort((a, b) => a.length - b.length)[0] ?? NEEDED;
  const heading = lacking.map((column) => COLUMN_HEADINGS[column].vi).join('”, “');
  return finding('column-missing', {}, { heading, columns: lacking.join(' ') });
}

const NEEDED = ['code', ...FIGURE_COLUMNS] as const;

/** Which columns no cell in the rows of headings names; all where none is lacking and they stand apart. */
function columnsLacking({ rows }: Sheet): readonly ReportColumn[] {
  const cells = rows.filter(({ number }) => number <= HEADING_WITHIN_ROWS).flatMap((row) => row.cells);
  const named = new Set(cells.map((cell) => (cell.kind === 'text' ? matchColumn(cell.value) : null)));
  if (named.has('ward')) named.add('code');
  const lacking = NEEDED.filter((column) => !named.has(column));
  return lacking.length > 0 ? lacking : NEEDED;
}

function figuresNamed({ columnOf, unclear }: ReportHeading): number {
  return unclear.size + FIGURE_COLUMNS.filter((column) => columnOf.has(column)).length;
}

/** The sheet of the day left empty while another holds figures: they were typed into the wrong one. */
function isEmptyBeside(chosen: Candidate, rivals: readonly Candidate[]): boolean {
  const holdsFigures = ({ sheet, heading }: Candidate) =>
    sheet.rows.some(
      (row) =>
        row.number > heading.lastRow &&
        row.cells.some((cell) =>
          FIGURE_COLUMNS.some(
            (column) => heading.columnOf.get(column) === cell.column && textIn(cell) !== '' && !cell.formula,
          ),
        ),
    );
  return !holdsFigures(chosen) && rivals.some(holdsFigures);
}

/** Rows of so many whole numbers are a table of figures. */
const FIGURES_IN_TABLE = 3;

/** Whether two rows or more hold several whole numbers beside a code or name of ours, under whatever headings. */
function holdsOurTable({ rows }: Sheet, namesOurs: (text: string) => boolean): boolean {
  const ours = rows.filter(({ cells }) => {
    const wards = cells.filter((cell) => namesOurs(textIn(cell)));
    const counts = cells.filter((cell) => !wards.includes(cell) && readCount(cell).kind === 'count');
    return wards.length > 0 && counts.length >= FIGURES_IN_TABLE;
  });
  return ours.length > 1;
}

function quoted(sheets: readonly Sheet[]): string {
  return sheets.map(({ name }) => name).join('”, “');
}
