import { finding, type Finding } from '../domain/findings.js';
import {
  beginsWithDistrict,
  isDistrictAlone,
  namesBareDistrict,
  namesDistrict,
} from '../domain/district-names.js';
import { wordsOf } from '../domain/names.js';
import { isReportingDate, type ReportingDate } from '../domain/reporting-date.js';
import { doubtfulDate } from '../domain/doubtful-dates.js';
import { contradictingDate, namesDate, soleDate, statedDates } from '../domain/stated-dates.js';
import type { Row, Sheet, UploadContent } from '../platform/workbook-reader/upload-content.js';
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

/**
 * What else the sheet that is read says of its day and its unit: by its name, by the lines above the headings and by
 * the rows below the last ward.
 */
export function doubtsOfSheet(
  content: UploadContent,
  { sheet, heading }: ReportSheet,
  date: ReportingDate,
  below: readonly Row[],
): Finding[] {
  const lines = linesAbove(sheet, heading);
  const isSaid = namesDate(lines, date) || stampIn(content) !== null;
  const doubtful = doubtfulDate(lines, date);
  const found = soleDate(sheet.name.replace(/[_ ]+/g, ' '), date);
  const isOfOtherDay = found !== null && found !== date && !isSaid;
  const unit = lines.findIndex((line) => UNIT_NOT_ONE.test(wordsOf(line)));
  return [
    ...(isOfOtherDay
      ? [finding('sheet-of-other-day', { value: sheet.name }, { found, expected: date })]
      : []),
    ...(doubtful
      ? [ofOtherDay('sheet-of-other-day', placeOfLine(sheet, doubtful.line), doubtful.date, date)]
      : []),
    ...dayBelow(sheet, below, date, isSaid),
    ...(unit < 0 ? [] : [finding('unit-not-one', placeOfLine(sheet, unit))]),
  ];
}

/** Below the table "Số liệu ngày …" is of the figures; any other date only where nothing above says the day. */
function dayBelow(sheet: Sheet, below: readonly Row[], date: ReportingDate, isSaid: boolean): Finding[] {
  const lines = below.slice(0, ROWS_BELOW).map(({ cells }) => cells.map(textIn).join(' '));
  const other = contradictingDate(lines, date);
  if (!other) return [];
  const [line = '', row] = [lines[other.line], below[other.line]];
  const isOfFigures = statedDates(line, date).some(({ rank }) => rank === 2);
  if (isSaid && !isOfFigures) return [];
  const isCertain = !isSaid && isOfFigures && /^(ngay )?so lieu\b/.test(wordsOf(line));
  const place = { cell: addressIn(sheet, row?.cells[0]?.address ?? 'A1'), value: line.slice(0, 200) };
  return [ofOtherDay(isCertain ? 'file-of-other-date' : 'sheet-of-other-day', place, other.date, date)];
}

/** Further down stand lists of other things. */
const ROWS_BELOW = 40;

function ofOtherDay(
  code: 'file-of-other-date' | 'sheet-of-other-day',
  place: Partial<Finding>,
  found: ReportingDate,
  expected: ReportingDate,
): Finding {
  return finding(code, place, { found, expected, line: 'line' });
}

/** "Đơn vị tính: nghìn hồ sơ", "ĐVT: 1.000 hs", folded. */
const UNIT_NOT_ONE = /\b(don vi( tinh)?|dvt) (tinh )?(la )?(nghin|ngan|1 ?000|tram|100|chuc|10|trieu)\b/;

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
  const other = otherDistrict(lines, district, districtNames);
  if (other) {
    const { line, found } = other;
    const details = { found, expected: district.name, line: 'line' };
    return finding('file-of-other-district', placeOfLine(sheet, line), details);
  }
  const otherDay = contradictingDate(lines, date);
  return otherDay && ofOtherDay('file-of-other-date', placeOfLine(sheet, otherDay.line), otherDay.date, date);
}

function placeOfLine(sheet: Sheet, line: number) {
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

/** "Q1/2022", folded. */
const QUARTER = /\bq(uy)? ?[1-4] (nam )?20\d\d\b/;

/** The first line that names the unit's district where it is not ours, and which it is; null when none does. */
function otherDistrict(
  lines: readonly string[],
  { code, name }: { code: string; name: string },
  names: ReadonlyMap<string, string>,
): { line: number; found: string } | null {
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
    const words = wordsOf(text).replace(QUARTER, '').trim();
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
  return isOurs ? null : ofTitle;
}
