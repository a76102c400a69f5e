import { finding, type Finding } from '../domain/findings.js';
import { fold } from '../domain/names.js';
import { isReportingDate, readDate, type ReportingDate } from '../domain/reporting-date.js';
import type { Row, Sheet, UploadContent } from '../platform/workbook-reader/upload-content.js';
import { STAMP_CELL, STAMP_SHEET } from './filing-template.layout.js';
import { textIn, type ReportSheet } from './report-sheet.js';
import type { TemplateStamp } from './template-signature.js';

export interface ExpectedWorkbook {
  district: { code: string; name: string };
  date: ReportingDate;
  districtNames: ReadonlyMap<string, string>;
  isSigned: (stamp: TemplateStamp, signature: string) => boolean;
}

/**
 * Whose workbook this is, and of which day: by the signed stamp of its hidden sheet; a file without one (a
 * CSV, a copy into a new workbook) by what its own lines above the headings say. One finding at most. Null
 * when it is the one expected, or does not say.
 */
export function wrongWorkbook(
  content: UploadContent,
  report: ReportSheet | null,
  expected: ExpectedWorkbook,
): Finding | null {
  const stamp = stampIn(content);
  if (stamp === 'broken' || (stamp && !expected.isSigned(stamp, stamp.signature))) {
    return finding('template-changed');
  }
  const said = stamp ?? saidAbove(report);
  if (said.districtCode !== null && said.districtCode !== expected.district.code) {
    const found = expected.districtNames.get(said.districtCode) ?? said.districtCode;
    return finding('file-of-other-district', {}, { found, expected: expected.district.name });
  }
  if (said.date !== null && said.date !== expected.date) {
    return finding('file-of-other-date', {}, { found: said.date, expected: expected.date });
  }
  return null;
}

function stampIn(content: UploadContent): (TemplateStamp & { signature: string }) | 'broken' | null {
  const sheet = content.sheets.find(({ name }) => name === STAMP_SHEET);
  if (!sheet) return null;
  const at = (address: string) => textOf(sheet, address);
  const date = at(STAMP_CELL.date);
  if (!isReportingDate(date)) return 'broken';
  return {
    version: Number(at(STAMP_CELL.version)),
    districtCode: at(STAMP_CELL.districtCode),
    date,
    signature: at(STAMP_CELL.signature),
  };
}

function textOf(sheet: Sheet, address: string): string {
  return textIn(sheet.rows.flatMap((row) => row.cells).find((cell) => cell.address === address));
}

/** What the lines above the headings say, as our own workbook says it: "Đơn vị: … (mã 773)", "Ngày số liệu: …". */
function saidAbove(report: ReportSheet | null): { districtCode: string | null; date: ReportingDate | null } {
  const lines = (report?.sheet.rows ?? [])
    .filter((row) => row.number < (report?.headingRow ?? 0))
    .map(lineOf);
  const unit = lines.find((line) => /^don vi\b/.test(line));
  const dated = lines.find((line) => /\bngay (so lieu|bao cao)\b/.test(line));
  return {
    districtCode: /\bma (\d{3})\b/.exec(unit ?? '')?.[1] ?? null,
    date: dateIn(dated ?? ''),
  };
}

function lineOf(row: Row): string {
  return fold(row.cells.map(textIn).join(' '));
}

/** The first date of a line: day/month/year, or year-month-day as a date cell is given. */
function dateIn(line: string): ReportingDate | null {
  const [written = ''] = /\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2}/.exec(line) ?? [];
  return readDate(written);
}
