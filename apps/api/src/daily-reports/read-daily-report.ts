import { COLUMN_HEADINGS, type ReportColumn } from '../domain/columns.js';
import type { ExpectedWard, ForeignWard } from '../domain/counting-rules.js';
import { eachColumn, FIGURE_COLUMNS, type FigureColumn } from '../domain/figures.js';
import { finding, type Finding } from '../domain/findings.js';
import { fold, LONGEST_NAME, wardMatcher } from '../domain/names.js';
import { type CellContent, readCount } from '../domain/read-count.js';
import { reportedRow, type ReportedRow } from '../domain/reported-row.js';
import { columnLetters, parseAddress } from '../platform/workbook-reader/cell-address.js';
import {
  type Cell,
  NO_CACHED_VALUE,
  NOT_A_NUMBER,
  type Row,
  type UploadContent,
} from '../platform/workbook-reader/upload-content.js';
import { addressIn, findReportSheet, type ReportSheet, textIn } from './report-sheet.js';
import { type ExpectedWorkbook, wrongWorkbook } from './whose-workbook.js';

export interface ReportToRead extends ExpectedWorkbook {
  wards: readonly ExpectedWard[];
  foreignWards: readonly ForeignWard[];
}

/** What a file says, before any counting rule is tried. */
export interface ReportReading {
  /** Null when the file is not this report at all: its figures are not looked at. */
  rows: ReportedRow[] | null;
  /** What was found of the file and its sheet. */
  findings: Finding[];
  /** Cells that stay blank because of something said already: a missing column, a merge. */
  saidCells: string[];
  missingColumns: FigureColumn[];
}

/**
 * Reads a district's report from a file: columns by heading, wards by code (or by name within the district),
 * every oddity with its own finding.
 */
export function readDailyReport(content: UploadContent, expected: ReportToRead): ReportReading {
  const report = findReportSheet(content);
  const wrong = wrongWorkbook(content, report, expected);
  if (wrong && wrong.code !== 'template-changed') return unread([wrong]);
  const ofFile = [...(wrong ? [wrong] : []), ...readAs(content)];
  if (!report) return unread([...ofFile, finding('column-missing', {}, { heading: ALL_HEADINGS })]);

  const lines = linesOf(report, expected);
  const rows = lines.flatMap(({ reported }) => (reported ? [reported] : []));
  const stranger = ownerOfAll(rows, expected);
  if (stranger) {
    const names = { found: stranger.districtName, expected: expected.district.name };
    return unread([finding('file-of-other-district', {}, names)]);
  }
  const merges = mergesIn(report, lines);
  return {
    rows,
    findings: [
      ...ofFile,
      ...report.findings,
      ...merges.findings,
      ...gapsIn(report, lines),
      ...lines.flatMap((line) => (line.finding ? [line.finding] : [])),
    ],
    saidCells: merges.covered,
    missingColumns: report.missingColumns,
  };
}

const ALL_HEADINGS = (['code', ...FIGURE_COLUMNS] as const)
  .map((column) => COLUMN_HEADINGS[column].vi)
  .join('”, “');

function unread(findings: Finding[]): ReportReading {
  return { rows: null, findings, saidCells: [], missingColumns: [] };
}

function readAs(content: UploadContent): Finding[] {
  return content.notes.map((note) => {
    if (note.code === 'dates-count-from-1904') return finding('dates-from-1904');
    if (note.code === 'sheet-without-cells-skipped') return finding('sheet-not-read', { value: note.sheet });
    const separator = note.separator === '\t' ? 'Tab' : `“${note.separator}”`;
    return finding('csv-read-as', {}, { encoding: note.encoding, separator });
  });
}

/** A row below the headings: a ward's, or one that says something else (`finding` names what). */
interface Line {
  row: Row;
  reported: ReportedRow | null;
  finding: Finding | null;
}

function linesOf(report: ReportSheet, expected: ReportToRead): Line[] {
  const wardMeant = wardReader(expected);
  return report.sheet.rows
    .filter((row) => row.number > report.headingRow)
    .map((row) => lineOf(row, report, wardMeant));
}

function lineOf(row: Row, report: ReportSheet, wardMeant: ReturnType<typeof wardReader>): Line {
  const cellOf = (column: ReportColumn) => {
    const number = report.columnOf.get(column);
    return row.cells.find((cell) => cell.column === number);
  };
  const addressOf = (column: ReportColumn) => {
    const number = report.columnOf.get(column);
    return number === undefined
      ? undefined
      : addressIn(report.sheet, `${columnLetters(number)}${row.number}`);
  };
  const codeText = codeIn(cellOf('code'));
  const nameText = textIn(cellOf('ward'));
  const wardCode = wardMeant(codeText, nameText);
  const figures = eachColumn((column) => contentOf(cellOf(column)));
  const isEmpty = FIGURE_COLUMNS.every((column) => readCount(figures[column]).kind === 'blank');
  const [first] = row.cells;
  const place = { cell: addressIn(report.sheet, first?.address ?? `A${row.number}`), value: textIn(first) };
  const other = (code: 'total-row' | 'blank-row' | 'text-row'): Line => ({
    row,
    reported: null,
    finding: finding(code, place),
  });

  if (wardCode === null) {
    if (row.cells.every((cell) => textIn(cell) === '')) return other('blank-row');
    if (row.cells.some((cell) => isTotal(cell))) return other('total-row');
    if (isEmpty && !/^\d{5}$/.test(codeText)) return other('text-row');
  }
  const at = Object.fromEntries(
    [...FIGURE_COLUMNS, 'adjustment' as const].flatMap((column) => {
      const address = addressOf(column);
      return address === undefined ? [] : [[column, address]];
    }),
  );
  const wardAt = codeText === '' ? (addressOf('ward') ?? addressOf('code')) : addressOf('code');
  const reported = reportedRow({
    wardCode,
    wardText: codeText || nameText,
    wardName: codeText === '' || nameText === '' ? null : nameText,
    figures,
    adjustmentText: textIn(cellOf('adjustment')),
    note: textIn(cellOf('note')),
    at: wardAt === undefined ? at : { ...at, ward: wardAt },
  });
  const hidden = row.hidden
    ? finding('hidden-row', { wardCode, cell: wardAt ?? place.cell, value: reported.wardText })
    : null;
  return { row, reported, finding: hidden };
}

/** "Tổng cộng", "Cộng", "Toàn quận": rows that add up what stands above. */
const TOTAL = /^(tong|cong|total|toan (quan|huyen|thanh pho|dia ban))\b/;

function isTotal(cell: Cell): boolean {
  return cell.kind === 'text' && TOTAL.test(fold(cell.value.slice(0, LONGEST_NAME)));
}

/** Full-width digits are digits. */
function codeIn(cell: Cell | undefined): string {
  return textIn(cell).normalize('NFKC');
}

/**
 * Which ward a row means: one of the district by code or name; one of another district by code only, for names
 * repeat. A number in the code column is a code, perhaps without its leading zeros, and never the number of a
 * ward: where somebody counts the rows there (1, 2, 3), the name decides.
 */
function wardReader({ wards, foreignWards }: ReportToRead): (code: string, name: string) => string | null {
  const wardNamed = wardMatcher(wards);
  const codes = new Set([...wards, ...foreignWards].map(({ code }) => code));
  const known = (code: string) => (codes.has(code) ? code : null);
  return (code, name) => {
    if (code === '') return wardNamed(name)?.code ?? known(name);
    const digits = /^(\d+)[.)]?$/.exec(code)?.[1];
    if (digits === undefined) return wardNamed(code)?.code ?? null;
    const isCount = digits.length < CODE_DIGITS;
    return known(digits.padStart(CODE_DIGITS, '0')) ?? (isCount ? (wardNamed(name)?.code ?? null) : null);
  };
}

const CODE_DIGITS = 5;

function contentOf(cell: Cell | undefined): CellContent {
  if (cell === undefined) return { kind: 'blank' };
  if (cell.kind === 'error' && cell.value === NO_CACHED_VALUE) return { kind: 'no-result' };
  if (cell.kind === 'error' && cell.value === NOT_A_NUMBER) return { kind: 'number', value: NaN };
  return cell;
}

/** The other district all rows belong to, when none is of ours: the whole file is somebody else's. */
function ownerOfAll(rows: readonly ReportedRow[], expected: ReportToRead): ForeignWard | null {
  const owners = rows.map((row) => expected.foreignWards.find(({ code }) => code === row.wardCode) ?? null);
  const [first] = owners;
  if (!first || first.districtCode === expected.district.code) return null;
  return owners.every((owner) => owner?.districtCode === first.districtCode) ? first : null;
}

/** Merges that hide whose figure it is: over a ward's figures, or over several wards. No two overlap. */
function mergesIn(report: ReportSheet, lines: readonly Line[]): { findings: Finding[]; covered: string[] } {
  const wardRows = lines.filter(({ reported }) => reported).map(({ row }) => row.number);
  const columns = [...report.columnOf.values()];
  const figureColumns = new Set(FIGURE_COLUMNS.map((column) => report.columnOf.get(column)));
  const findings: Finding[] = [];
  const covered: string[] = [];
  for (const range of report.sheet.mergedRanges) {
    const [from, to] = range.split(':').map(parseAddress);
    if (!from || !to) continue;
    const rows = wardRows.filter((row) => row >= from.row && row <= to.row);
    const read = columns.filter((column) => column >= from.column && column <= to.column);
    const isOverFigures = read.some((column) => figureColumns.has(column));
    if (rows.length === 0 || !(isOverFigures || (rows.length > 1 && read.length > 0))) continue;
    const cell = addressIn(report.sheet, range.split(':')[0] ?? range);
    findings.push(finding('merged-cell', { cell }, { range }));
    for (const row of rows) {
      for (const column of read) covered.push(addressIn(report.sheet, `${columnLetters(column)}${row}`));
    }
  }
  return { findings, covered };
}

/** Rows without any cell between the first ward and the last: one finding for each stretch. */
function gapsIn(report: ReportSheet, lines: readonly Line[]): Finding[] {
  const wardLines = lines.filter(({ reported }) => reported);
  const last = wardLines.at(-1)?.row.number ?? 0;
  let before = wardLines[0]?.row.number ?? last;
  const found: Finding[] = [];
  for (const { row } of lines) {
    if (row.number > last) break;
    if (row.number > before + 1) {
      found.push(finding('blank-row', { cell: addressIn(report.sheet, `A${before + 1}`) }));
    }
    before = Math.max(before, row.number);
  }
  return found;
}
