import { finding, type Finding } from '../domain/findings.js';
import { fold, wordsOf } from '../domain/names.js';
import { isReportingDate, type ReportingDate } from '../domain/reporting-date.js';
import { contradictingDate } from '../domain/stated-dates.js';
import type { UploadContent } from '../platform/workbook-reader/upload-content.js';
import { STAMP_CELL, STAMP_SHEET } from './filing-template.layout.js';
import { addressIn, linesAbove, textIn, type ReportSheet } from './report-sheet.js';
import type { TemplateStamp } from './template-signature.js';

export interface ExpectedWorkbook {
  district: { code: string; name: string };
  date: ReportingDate;
  districtNames: ReadonlyMap<string, string>;
  isSigned: (stamp: TemplateStamp, signature: string) => boolean;
}

/**
 * Whose workbook this is, and of which day: by the signed stamp of its hidden sheet, and by what the lines
 * above the headings of the sheet that is read say themselves: a signed workbook may hold a sheet of another
 * day. One finding at most. Null when it is the one expected, or does not say.
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
  if (stamp && stamp.districtCode !== expected.district.code) {
    const found = expected.districtNames.get(stamp.districtCode) ?? stamp.districtCode;
    return finding('file-of-other-district', {}, { found, expected: expected.district.name });
  }
  if (stamp && stamp.date !== expected.date) {
    return finding('file-of-other-date', {}, { found: stamp.date, expected: expected.date });
  }
  return report && contradiction(report, expected);
}

/** The hidden sheet's entries, by their names in its first column: a program may have put a row above them. */
function stampIn(content: UploadContent): (TemplateStamp & { signature: string }) | 'broken' | null {
  const sheet = content.sheets.find(({ name }) => name === STAMP_SHEET);
  if (!sheet) return null;
  const entryOf = (name: keyof typeof STAMP_CELL) => {
    const row = sheet.rows.find(({ cells }) => textIn(cells[0]) === name);
    return textIn(row?.cells[1]);
  };
  const date = entryOf('date');
  if (!isReportingDate(date)) return 'broken';
  return {
    version: Number(entryOf('version')),
    districtCode: entryOf('districtCode'),
    date,
    signature: entryOf('signature'),
  };
}

/** What the lines above the headings say: "Đơn vị: … (mã 773)", "Trung tâm Y tế Quận 3", "Số liệu ngày …". */
function contradiction(
  { sheet, heading }: ReportSheet,
  { district, date, districtNames }: ExpectedWorkbook,
): Finding | null {
  const lines = linesAbove(sheet, heading);
  const placeOf = (line: number) => {
    const cells = sheet.rows[line]?.cells.filter((cell) => textIn(cell) !== '') ?? [];
    const [first] = cells;
    return {
      cell: addressIn(sheet, first?.address ?? 'A1'),
      value: cells.map(textIn).join(' ').slice(0, 200),
    };
  };
  for (const [line, text] of lines.entries()) {
    const found = otherDistrict(fold(text), district, districtNames);
    if (found === null) continue;
    const details = { found, expected: district.name, line: 'line' };
    return finding('file-of-other-district', placeOf(line), details);
  }
  const other = contradictingDate(lines, date);
  if (!other) return null;
  const details = { found: other.date, expected: date, line: 'line' };
  return finding('file-of-other-date', placeOf(other.line), details);
}

/** The district a line about the unit names, when it is not ours. */
function otherDistrict(
  line: string,
  { code, name }: { code: string; name: string },
  names: ReadonlyMap<string, string>,
): string | null {
  if (!/^(don vi|trung tam y te|ttyt)\b/.test(line)) return null;
  const written = /\bma (\d{3})\b/.exec(line)?.[1];
  if (written !== undefined) return written === code ? null : (names.get(written) ?? written);
  const isNamed = (some: string) => ` ${wordsOf(line)} `.includes(` ${wordsOf(some)} `);
  const named = [...names.values()].filter(isNamed);
  return isNamed(name) ? null : (named[0] ?? null);
}
