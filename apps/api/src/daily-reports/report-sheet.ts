import { COLUMN_HEADINGS, matchColumn, type ReportColumn } from '../domain/columns.js';
import { FIGURE_COLUMNS, type FigureColumn } from '../domain/figures.js';
import { finding, type Finding } from '../domain/findings.js';
import { fold, tidy } from '../domain/names.js';
import type { Cell, Row, Sheet, UploadContent } from '../platform/workbook-reader/upload-content.js';
import { TEMPLATE_SHEET } from './filing-template.layout.js';

/** The heading row is looked for in the first so many rows: above it stand titles. */
const HEADING_WITHIN_ROWS = 20;

/** The sheet a report stands on, and where its columns are. */
export interface ReportSheet {
  sheet: Sheet;
  headingRow: number;
  /** Column numbers, from 1. Either `code` or `ward` is there. */
  columnOf: ReadonlyMap<ReportColumn, number>;
  missingColumns: FigureColumn[];
  findings: Finding[];
}

/**
 * Finds the report in a file by its headings, wherever they stand and whatever usual words they use.
 * Of several sheets with headings the one named as ours, else the one with most of the columns. Null when
 * no visible sheet has a ward column and one of figures.
 */
export function findReportSheet(content: UploadContent): ReportSheet | null {
  const candidates = content.sheets
    .filter((sheet) => !sheet.hidden)
    .flatMap((sheet) => {
      const heading = headingIn(sheet);
      return heading ? [{ sheet, ...heading }] : [];
    });
  const best =
    candidates.find(({ sheet }) => sheet.name === TEMPLATE_SHEET) ??
    candidates.find(({ sheet }) => fold(sheet.name).replaceAll(' ', '') === TEMPLATE_SHEET.toLowerCase()) ??
    candidates.sort((a, b) => b.columnOf.size - a.columnOf.size).at(0);
  if (!best) return null;

  const missingColumns = FIGURE_COLUMNS.filter((column) => !best.columnOf.has(column));
  const findings = [
    ...otherSheets(content, best.sheet),
    ...describeHeadings(best.sheet, best.row),
    ...missingColumns.map((column) => finding('column-missing', {}, { heading: COLUMN_HEADINGS[column].vi })),
  ];
  return {
    sheet: best.sheet,
    headingRow: best.row.number,
    columnOf: best.columnOf,
    missingColumns,
    findings,
  };
}

/** `BaoCao!F17`: how a cell is named to its owner. */
export function addressIn(sheet: Sheet, cellAddress: string): string {
  return `${sheet.name}!${cellAddress}`;
}

/** The text a cell shows, tidied; '' for an empty one. */
export function textIn(cell: Cell | undefined): string {
  return cell === undefined || cell.kind === 'blank' ? '' : tidy(String(cell.value));
}

function headingIn(sheet: Sheet): { row: Row; columnOf: Map<ReportColumn, number> } | null {
  let best: { row: Row; columnOf: Map<ReportColumn, number> } | null = null;
  for (const row of sheet.rows) {
    if (row.number > HEADING_WITHIN_ROWS) break;
    const columnOf = new Map<ReportColumn, number>();
    for (const cell of row.cells) {
      const column = cell.kind === 'text' ? matchColumn(cell.value) : null;
      if (column !== null && column !== 'ignored' && !columnOf.has(column)) columnOf.set(column, cell.column);
    }
    const namesWards = columnOf.has('code') || columnOf.has('ward');
    const namesFigures = FIGURE_COLUMNS.some((column) => columnOf.has(column));
    if (namesWards && namesFigures && columnOf.size > (best?.columnOf.size ?? 0)) best = { row, columnOf };
  }
  return best;
}

function otherSheets(content: UploadContent, read: Sheet): Finding[] {
  return content.sheets
    .filter((sheet) => sheet !== read && !sheet.hidden && sheet.rows.length > 0)
    .map((sheet) => finding('sheet-not-read', { value: sheet.name }));
}

function describeHeadings(sheet: Sheet, row: Row): Finding[] {
  const firstAt = new Map<ReportColumn, string>();
  return row.cells.flatMap((cell): Finding[] => {
    const written = textIn(cell);
    const place = { cell: addressIn(sheet, cell.address), value: written };
    const column = written === '' ? 'ignored' : matchColumn(written);
    if (column === 'ignored') return [];
    if (column === null) return [finding('extra-column', place, { written })];
    const heading = COLUMN_HEADINGS[column];
    const first = firstAt.get(column);
    if (first !== undefined) return [finding('column-twice', place, { heading: heading.vi, first })];
    firstAt.set(column, place.cell);
    const isPlain = [heading.vi, heading.en].some((plain) => plain.toLowerCase() === written.toLowerCase());
    return isPlain ? [] : [finding('column-understood', place, { written, heading: heading.vi })];
  });
}
