import type { ReportColumn } from '../domain/columns.js';
import { eachColumn, FIGURE_COLUMNS } from '../domain/figures.js';
import { finding, type Finding } from '../domain/findings.js';
import { LONGEST_NAME, tidy, wordsOf } from '../domain/names.js';
import { isContactLabel, isTotalLabel } from '../domain/row-labels.js';
import { withoutRaised } from '../domain/odd-signs.js';
import { type CellContent, readCount } from '../domain/read-count.js';
import { countsOf, reportedRow, type ReportedRow } from '../domain/reported-row.js';
import { columnLetters } from '../platform/workbook-reader/cell-address.js';
import type { Cell, Row } from '../platform/workbook-reader/upload-content.js';
import { columnNumberRows, isHeadingAgain, type NamedRow } from './column-number-rows.js';
import { addressIn, textIn, type ReportSheet } from './report-sheet.js';
import { nameInLegacyFont } from './unreadable-text.js';

/** A row below the headings: a ward's, or one that says something else (`finding` names what). */
export interface Line {
  row: Row;
  reported: ReportedRow | null;
  finding: Finding | null;
}

/** Which ward a row means by its code and its name; null when none. */
export type WardMeant = (code: string, name: string) => string | null;

/** Every row below the headings, and what it is. A row is passed over only by what its code and name say, or by sums. */
export function linesOf(report: ReportSheet, districtName: string, wardMeant: WardMeant): Line[] {
  const rows = report.sheet.rows.filter((row) => row.number > report.heading.lastRow);
  const named = rows.map((row) => {
    const codeText = codeIn(cellIn(row, 'code', report));
    const nameText = nameIn(cellIn(row, 'ward', report), wardMeant);
    return { row, codeText, nameText, ward: wardMeant(codeText, nameText) };
  });
  const numbering = columnNumberRows(named);
  const lines = named.map((some) =>
    numbering.has(some.row)
      ? passedOver(some.row, report, 'column-number-row')
      : lineOf(some, report, districtName),
  );
  const wards = lines.flatMap(({ reported }) =>
    reported && reported.wardCode !== null ? [countsOf(reported)] : [],
  );
  return lines.map((line) =>
    line.reported?.wardCode === null && isSum(line.reported, wards)
      ? passedOver(line.row, report, 'total-row')
      : line,
  );
}

/** Full-width digits are digits; the number of a footnote is none. */
export function codeIn(cell: Cell | undefined): string {
  return withoutRaised(textIn(cell)).trim().normalize('NFKC');
}

/** The name of a ward as it is written; in Unicode where it is one of a legacy font. */
function nameIn(cell: Cell | undefined, wardMeant: WardMeant): string {
  const text = withoutRaised(textIn(cell)).trim();
  if (cell?.kind !== 'text' || wardMeant('', text) !== null) return text;
  return nameInLegacyFont(cell.value, (name) => wardMeant('', tidy(name)) !== null) ?? text;
}

/** The cell of a row in one of the columns that are read. */
export function cellIn(
  row: Row,
  column: ReportColumn,
  { columnOf }: Pick<ReportSheet, 'columnOf'>,
): Cell | undefined {
  const number = columnOf.get(column);
  return row.cells.find((cell) => cell.column === number);
}

function lineOf(
  { row, codeText, nameText, ward: wardCode }: NamedRow,
  report: ReportSheet,
  districtName: string,
): Line {
  const cellOf = (column: ReportColumn) => cellIn(row, column, report);
  const figures = eachColumn((column): CellContent => cellOf(column) ?? { kind: 'blank' });
  const readings = FIGURE_COLUMNS.map((column) => readCount(figures[column]));
  if (wardCode === null) {
    const texts = FIGURE_COLUMNS.map((column) => textIn(cellOf(column)));
    const isText = readings.every(
      (reading, index) =>
        reading.kind === 'blank' ||
        (reading.kind === 'wrong' &&
          ['not-a-number', 'date-in-cell'].includes(reading.code) &&
          !isFigureInWords(texts[index] ?? '')),
    );
    const isContact =
      [codeText, nameText].some(isContactLabel) &&
      texts.every((text) => text === '' || /^\+?(\D?\d){8,}$/.test(text));
    const isNoCount = readings.every(
      (reading) => reading.kind === 'blank' || (reading.kind === 'count' && reading.value === 0),
    );
    if (row.cells.every((cell) => textIn(cell) === '')) return passedOver(row, report, 'blank-row');
    if (isHeadingAgain(row)) return passedOver(row, report, 'heading-repeated');
    if (labelsOf(row, codeText, nameText, report).some((label) => isTotalLabel(label, districtName)))
      return passedOver(row, report, 'total-row');
    if ((isText || isContact) && !/^\d{5}$/.test(codeText)) return passedOver(row, report, 'text-row');
    if (codeText + nameText === '' && isDateOrPage(row)) return passedOver(row, report, 'text-row');
    if (isNoCount && codeText + nameText === '') return passedOver(row, report, 'blank-row', { zeros: 1 });
  }
  const addressOf = (column: ReportColumn) => {
    const number = report.columnOf.get(column);
    return number === undefined
      ? undefined
      : addressIn(report.sheet, `${columnLetters(number)}${row.number}`);
  };
  const at = Object.fromEntries(
    [...FIGURE_COLUMNS, 'adjustment' as const].flatMap((column) => {
      const address = addressOf(column);
      return address === undefined ? [] : [[column, address]];
    }),
  );
  const wardAt = codeText === '' ? (addressOf('ward') ?? addressOf('code')) : addressOf('code');
  const wardName = codeText === '' || nameText === '' ? null : nameText;
  const places = { ward: wardAt, wardName: wardName === null ? undefined : addressOf('ward') };
  const reported = reportedRow({
    wardCode,
    wardText: codeText || nameText,
    wardName,
    figures,
    adjustmentText: textIn(cellOf('adjustment')),
    note: textIn(cellOf('note')),
    at: { ...at, ...places },
  });
  if (!row.hidden) return { row, reported, finding: null };
  const cell = wardAt ?? addressIn(report.sheet, `A${row.number}`);
  return { row, reported, finding: finding('hidden-row', { wardCode, cell, value: reported.wardText }) };
}

type PassedOver = 'total-row' | 'blank-row' | 'text-row' | 'heading-repeated' | 'column-number-row';

function passedOver(
  row: Row,
  { sheet }: ReportSheet,
  code: PassedOver,
  details: Finding['details'] = {},
): Line {
  const shown = row.cells.find((cell) => textIn(cell) !== '') ?? row.cells[0];
  const place = { cell: addressIn(sheet, shown?.address ?? `A${row.number}`), value: textIn(shown) };
  return { row, reported: null, finding: finding(code, place, details) };
}

/** What a row below the headings is called. */
export function labelsOfRow(row: Row, report: ReportSheet): string[] {
  return labelsOf(row, codeIn(cellIn(row, 'code', report)), textIn(cellIn(row, 'ward', report)), report);
}

/**
 * What a row is called: by its name, or by its code and name together ("Tổng cộng" under the code, "10 phường"
 * under the name). What stands beside them is a note, and counts only where both are empty.
 */
function labelsOf(row: Row, codeText: string, nameText: string, report: ReportSheet): string[] {
  const [code, name] = [codeText, nameText].map((text) => (/[\p{L}\p{N}%]/u.test(text) ? text : ''));
  const own = [name ?? '', `${code} ${name}`.trim()].filter((label) => label !== '');
  return own.length > 0 ? own : labelsBeside(row, report);
}

/** In cells of their own: "…, ngày 7 tháng 5 năm 2022", "Trang 1/2". */
const DATE_OR_PAGE = /^(\D* )?ngay \d{1,2} thang \d{1,2}( nam( \d{2,4})?)?$|^trang( so)? \d{1,2}( \d{1,2})?$/;

function isDateOrPage({ cells }: Row): boolean {
  const text = cells.map(textIn).join(' ');
  return text.length <= LONGEST_NAME && DATE_OR_PAGE.test(wordsOf(text));
}

/** "90 hs", "khoảng 90": a figure with words, which somebody has to put right; no date, no "1. Lưu". */
function isFigureInWords(text: string): boolean {
  const words = wordsOf(text);
  const isDate = /\b(ngay|thang|nam|gio)\b/.test(words) || /\d\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d/.test(text);
  return /^((khoang|gan|hon|tren|duoi) )?\d/.test(words) && !isDate && !/^\d{1,2}[.)]\s*\p{L}/u.test(text);
}

/** Words in columns that are not read, left of the first figure: a total is often called so under "STT". */
function labelsBeside(row: Row, { columnOf }: ReportSheet): string[] {
  const read = new Set(columnOf.values());
  const firstFigure = Math.min(...FIGURE_COLUMNS.map((column) => columnOf.get(column) ?? Infinity));
  return row.cells
    .filter((cell) => cell.kind === 'text' && cell.column < firstFigure && !read.has(cell.column))
    .map(textIn);
}

/** Whether a row that names no ward is, in every figure it has, the sum of the wards' rows. */
function isSum(row: ReportedRow, wards: readonly ReturnType<typeof countsOf>[]): boolean {
  const counts = countsOf(row);
  const given = FIGURE_COLUMNS.filter((column) => row.cells[column].reading.kind !== 'blank');
  const worked = wards.filter((ward) => Object.values(ward).some((count) => count > 0));
  // The sum of one ward and of zeros is that ward's figures again, under another name.
  if (worked.length < 2 || given.length < 2) return false;
  const sumOf = (column: (typeof FIGURE_COLUMNS)[number]) =>
    wards.reduce((sum, ward) => sum + (ward[column] ?? 0), 0);
  return (
    given.every((column) => counts[column] === sumOf(column)) && given.some((column) => sumOf(column) > 0)
  );
}
