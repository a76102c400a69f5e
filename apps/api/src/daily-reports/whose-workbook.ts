import { finding, type Finding } from '../domain/findings.js';
import {
  beginsWithDistrict,
  isDistrictAlone,
  namesBareDistrict,
  namesDistrict,
  withDistrictNumbers,
} from '../domain/district-names.js';
import { wordsOf } from '../domain/names.js';
import { isReportingDate, type ReportingDate } from '../domain/reporting-date.js';
import { contradictingDate } from '../domain/stated-dates.js';
import type { Sheet, UploadContent } from '../platform/workbook-reader/upload-content.js';
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
export function stampIn(content: UploadContent): (TemplateStamp & { signature: string }) | 'broken' | null {
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

/** A finding about a line that names another day. */
export function ofOtherDay(
  code: 'file-of-other-date' | 'sheet-of-other-day',
  place: Partial<Finding>,
  found: ReportingDate,
  expected: ReportingDate,
): Finding {
  return finding(code, place, { found, expected, line: 'line' });
}

/** What the lines above the headings say: "Đơn vị: … (mã 773)", "Trung tâm Y tế Quận 3", "Số liệu ngày …". */
function contradiction(
  { sheet, heading }: ReportSheet,
  { district, date, districtNames }: ExpectedWorkbook,
): Finding | null {
  const lines = linesAbove(sheet, heading);
  const other = districtSaid(lines, district, districtNames);
  if (other && other !== 'ours') {
    const { line, found } = other;
    const details = { found, expected: district.name, line: 'line' };
    return finding('file-of-other-district', placeOfLine(sheet, line), details);
  }
  const otherDay = contradictingDate(lines, date);
  return otherDay && ofOtherDay('file-of-other-date', placeOfLine(sheet, otherDay.line), otherDay.date, date);
}

export function placeOfLine(sheet: Sheet, line: number) {
  const cells = sheet.rows[line]?.cells.filter((cell) => textIn(cell) !== '') ?? [];
  const [first] = cells;
  return {
    cell: addressIn(sheet, first?.address ?? 'A1'),
    value: cells.map(textIn).join(' ').slice(0, 200),
  };
}

/** How a line about the unit begins; its district may stand at the start of the next line. */
const UNIT = /^(ten )?(don vi(?! tinh)|trung tam y te|tt ?yt|tt y te|ubnd|uy ban nhan dan|phong y te)\b/;
/** How a title begins; a district's name alone is one too. It may also speak of another district, so that a line about the unit goes before it. */
const TITLE = /^(bao cao|bc|so lieu|bieu|ket qua|tong hop)\b/;

/** "Sở Y tế – TTYT Củ Chi": the agency above the unit, in one line with it. */
const ABOVE_UNIT = /^so y te (?:(?:tp|thanh pho) ?(?:hcm|ho chi minh) )?(?=\w)/;
/** "Q1/2022", folded. */
const QUARTER = /\bq(uy)? ?[1-4] (nam )?20\d\d\b/;

/** The first line that names the unit's district where it is not ours, and which it is; null when none names any. */
export function districtSaid(
  lines: readonly string[],
  { code, name }: { code: string; name: string },
  names: ReadonlyMap<string, string>,
): { line: number; found: string } | 'ours' | null {
  const districtIn = (words: string, isTitle: boolean): string | null => {
    const written = /\bma (\d{3})\b/.exec(words)?.[1];
    if (written !== undefined && !isTitle) return written === code ? name : (names.get(written) ?? written);
    const all = [name, ...names.values()];
    return (
      all.find((some) => namesDistrict(words, some, isTitle)) ??
      all.find((some) => namesBareDistrict(words, some, isTitle)) ??
      null
    );
  };
  let ofTitle: { line: number; found: string } | null = null;
  let isOurs = false;
  let above = '';
  for (const [line, text] of lines.entries()) {
    const words = wordsOf(withDistrictNumbers(text)).replace(QUARTER, '').trim().replace(ABOVE_UNIT, '');
    if (words === '') continue;
    const isUnit = UNIT.test(words);
    const isBelowUnit = !isUnit && UNIT.test(above) && districtIn(above, false) === null;
    const start = isBelowUnit
      ? ([name, ...names.values()].find((some) => beginsWithDistrict(words, some)) ?? null)
      : null;
    const alone = [name, ...names.values()].find((some) => isDistrictAlone(words, some)) ?? null;
    const isTitle = TITLE.test(words) || alone !== null;
    const found = start ?? alone ?? (isUnit || isTitle ? districtIn(words, !isUnit) : null);
    above = words;
    if (found === null) continue;
    if (found === name) isOurs = true;
    else if (isUnit || start !== null) return { line, found };
    else ofTitle ??= { line, found };
  }
  return isOurs ? 'ours' : ofTitle;
}
