import type { ExpectedWard, ForeignWard } from '../domain/ward-of-row.js';
import { FIGURE_COLUMNS, type FigureColumn } from '../domain/figures.js';
import { finding, type Finding } from '../domain/findings.js';
import { districtReader } from '../domain/district-names.js';
import { wardMatcher } from '../domain/names.js';
import { readCount } from '../domain/read-count.js';
import type { ReportedRow } from '../domain/reported-row.js';
import { withDoubtfulZeros } from '../domain/three-zeros.js';
import { columnLetters, parseAddress } from '../platform/workbook-reader/cell-address.js';
import type { UploadContent } from '../platform/workbook-reader/upload-content.js';
import { doubtsOfCells } from './cell-doubts.js';
import { cellIn, codeIn, type Line, linesOf, type WardMeant } from './report-lines.js';
import { doubtsOfNotes } from './note-doubts.js';
import { doubtsOfRequired } from './required-beside.js';
import type { WardOfRow } from './rival-sheets.js';
import { correctionsBeside } from './sheet-corrections.js';
import { sharesAsFigures } from './shares-as-figures.js';
import { doubtsOfBesides } from './said-beside.js';
import { doubtsOfSheet } from './sheet-doubts.js';
import { withTotalsCompared } from './stated-totals.js';
import { doubtsOfParts } from './table-parts.js';
import { addressIn, findReportSheet, type ReportSheet, textIn } from './report-sheet.js';
import { type ExpectedWorkbook, stampIn, wrongWorkbook } from './whose-workbook.js';

export interface ReportToRead extends ExpectedWorkbook {
  wards: readonly ExpectedWard[];
  foreignWards: readonly ForeignWard[];
  /** What the file is called. */
  fileName?: string;
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
  const wardMeant = wardReader(expected);
  const found = findReportSheet(
    content,
    expected.date,
    ownWardOf(expected, wardMeant),
    namesOurWard(expected, wardMeant),
  );
  const report = 'code' in found ? null : found;
  const wrong = wrongWorkbook(content, report, expected);
  if (wrong && wrong.code !== 'template-changed') return unread([wrong]);
  const ofFile = [...(wrong ? [wrong] : []), ...readAs(content)];
  if ('code' in found) return unread([...ofFile, found]);

  const read = linesOf(found, expected.district.name, wardMeant);
  const parts = doubtsOfParts(found, read, expected.date);
  // A sum under each ward is none of all wards.
  const totals = parts.some(({ code }) => code === 'sum-under-ward')
    ? { lines: read, findings: [] }
    : withTotalsCompared(read, found, expected.district.name);
  const { lines } = totals;
  const rows = withDoubtfulZeros(lines.flatMap(({ reported }) => (reported ? [reported] : [])));
  const stranger = ownerOfAll(rows, expected);
  if (stranger) {
    const names = { found: stranger.districtName, expected: expected.district.name };
    return unread([finding('file-of-other-district', {}, names)]);
  }
  const merges = mergesIn(found, lines);
  const nameOf = (wardCode: string) => expected.wards.find(({ code }) => code === wardCode)?.name;
  const last = lines.findLastIndex(({ reported }) => reported !== null);
  const below = lines.slice(last + 1).map(({ row }) => row);
  return {
    rows,
    findings: [
      ...ofFile,
      ...doubtsOfSheet(content, found, expected, below),
      ...doubtsOfBesides(content, found, lines, expected),
      ...sharesAsFigures(found),
      ...found.findings,
      ...(content.format === 'csv' ? longRows(found, lines) : unnamedColumns(found, lines)),
      ...parts,
      ...merges.findings,
      ...gapsIn(found, lines),
      ...doubtsOfCells(content, found, lines, nameOf),
      ...doubtsOfNotes(found, lines, expected.date),
      ...doubtsOfRequired(found, lines, expected.wards, stampIn(content) !== null),
      ...correctionsBeside(content, found, rows, { ...expected, wardMeant }),
      ...totals.findings,
      ...lines.flatMap((line) => (line.finding ? [line.finding] : [])),
    ],
    saidCells: merges.covered,
    missingColumns: found.missingColumns,
  };
}

/** Of which of the district's own wards a row below a heading is. */
function ownWardOf({ wards }: ReportToRead, wardMeant: WardMeant): WardOfRow {
  const ours = new Set(wards.map(({ code }) => code));
  return (row, heading) => {
    if (row.number <= heading.lastRow) return null;
    const ward = wardMeant(codeIn(cellIn(row, 'code', heading)), textIn(cellIn(row, 'ward', heading)));
    return ward !== null && ours.has(ward) ? ward : null;
  };
}

/** Whether a text anywhere is the code of one of the district's own wards, or its name in letters. */
function namesOurWard({ wards }: ReportToRead, wardMeant: WardMeant): (text: string) => boolean {
  const ours = new Set<string | null>(wards.map(({ code }) => code));
  return (text) => ours.has(text) || (/\p{L}/u.test(text) && ours.has(wardMeant('', text)));
}

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

/**
 * Which ward a row means: one of the district by code or name; one of another district by code only, for names
 * repeat. A number in the code column is a code, perhaps without its leading zeros, and never the number of a
 * ward: where somebody counts the rows there (1, 2, 3), the name decides.
 */
function wardReader({ wards, foreignWards, district }: ReportToRead): WardMeant {
  const matcher = wardMatcher(wards);
  const behind = districtReader([district.name]);
  const wardNamed = (name: string) => matcher(name) ?? matcher(behind(name)?.ward ?? '');
  const codes = new Set([...wards, ...foreignWards].map(({ code }) => code));
  const known = (code: string) => (codes.has(code) ? code : null);
  // "27259 - Phường 13", "Phường 13 (27259)": only where both mean the same ward.
  const withCode = (text: string) => {
    const [, before, behind] = /^(?:(\d{5})\b.+|.+\b(\d{5})\)?)$/.exec(text) ?? [];
    const code = before ?? behind;
    if (code === undefined) return null;
    const rest = text.replace(code, '').replace(/^[\s.:()–-]+|[\s.:()–-]+$/g, '');
    return wardNamed(rest)?.code === code ? code : null;
  };
  return (code, name) => {
    if (code === '') return withCode(name) ?? wardNamed(name)?.code ?? known(name);
    const digits = /^(\d+)[.)]?$/.exec(code)?.[1];
    if (digits === undefined) return withCode(code) ?? wardNamed(code)?.code ?? null;
    const isCount = digits.length < CODE_DIGITS;
    return known(digits.padStart(CODE_DIGITS, '0')) ?? (isCount ? (wardNamed(name)?.code ?? null) : null);
  };
}

const CODE_DIGITS = 5;

/**
 * Columns of numbers under no heading, right beside one that is read: the figures that are meant may stand there,
 * as where a heading over two columns was unmerged.
 */
function unnamedColumns({ sheet, heading, columnOf }: ReportSheet, lines: readonly Line[]): Finding[] {
  const wardRows = lines.filter(({ reported }) => reported?.wardCode).map(({ row }) => row);
  const numbers = new Map<number, number>();
  for (const cell of wardRows.flatMap((row) => row.cells)) {
    if (!heading.isHeaded(cell.column) && readCount(cell).kind === 'count') {
      numbers.set(cell.column, (numbers.get(cell.column) ?? 0) + 1);
    }
  }
  const figures = new Set(FIGURE_COLUMNS.map((column) => columnOf.get(column)));
  const isBeside = (column: number): boolean =>
    figures.has(column - 1) || (numbers.has(column - 1) && isBeside(column - 1));
  return [...numbers]
    .filter(([column, count]) => count * 2 >= wardRows.length && isBeside(column))
    .map(([column]) =>
      finding(
        'heading-blank',
        { cell: addressIn(sheet, `${columnLetters(column)}${heading.lastRow}`) },
        { letters: columnLetters(column) },
      ),
    );
}

/** Rows of a CSV with numbers right of all headings: a separator inside a number moved them. */
function longRows(report: ReportSheet, lines: readonly Line[]): Finding[] {
  const { sheet, heading } = report;
  const found = lines.flatMap(({ row, reported }) => {
    const last = row.cells.at(-1);
    const isLong =
      reported?.wardCode && last && last.column > heading.lastColumn && readCount(last).kind === 'count';
    return isLong
      ? [finding('row-too-long', { cell: addressIn(sheet, last.address), value: textIn(last) })]
      : [];
  });
  return found.length > 0 ? found : unnamedColumns(report, lines);
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
