import { isShareAlone } from '../domain/column-days.js';
import { CERTAIN, type Denial, denialIn, denialInSheetName } from '../domain/denied-figures.js';
import { doubtfulDate, withDatesParted } from '../domain/doubtful-dates.js';
import { finding, type Finding, type Place } from '../domain/findings.js';
import { wordsOf } from '../domain/names.js';
import { doubtIn, isCorrectionLabel } from '../domain/noted-doubts.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import { contradictingDate, namesDate, statedDates } from '../domain/stated-dates.js';
import { periodIn, weekdayAgainst } from '../domain/title-periods.js';
import type { Row, Sheet, UploadContent } from '../platform/workbook-reader/upload-content.js';
import { addressIn, linesAbove, ROWS_BELOW, textIn, type ReportSheet } from './report-sheet.js';
import { dateOfName } from './rival-sheets.js';
import { ofOtherDay, placeOfLine, stampIn } from './whose-workbook.js';

/**
 * What else the sheet that is read says of its day, its unit and its figures: by its name, by the lines above the
 * headings, by the rows below the last ward and by what is printed on every page.
 */
export function doubtsOfSheet(
  content: UploadContent,
  report: ReportSheet,
  { date, fileName = '' }: { date: ReportingDate; fileName?: string | undefined },
  below: readonly Row[],
): Finding[] {
  const { sheet, heading } = report;
  const lines = linesAbove(sheet, heading);
  const isSaid = namesDate(lines, date) || stampIn(content) !== null;
  const doubtful = doubtfulDate(lines, date);
  return [
    ...dayOfName(content, sheet, date, isSaid),
    ...doubtsOfFile(fileName, date, isSaid || dateOfName(sheet.name, date) !== null),
    ...(doubtful
      ? [ofOtherDay('sheet-of-other-day', placeOfLine(sheet, doubtful.line), doubtful.date, date)]
      : []),
    ...dayBelow(sheet, below, date, isSaid),
    ...(isSaid ? [] : periodAbove(report, lines, date)),
    ...lines.flatMap((_, index) => {
      const texts = textsOf(sheet.rows, index);
      const what = denialOf(texts);
      const isJudged =
        isOfColumns(report, index) && what !== null && (!CERTAIN.has(what) || isOfShares(report, index));
      const place = placeOfLine(sheet, index);
      if (what === null) return corrected(texts, date, place);
      return isJudged ? [] : denied(what, place, doubtful?.line === index);
    }),
    ...lines.flatMap((line, index) => ofOtherWeekday(line, date, placeOfLine(sheet, index))),
    ...deniedBelow(report, below, date),
    ...(sheet.pageTexts ?? []).flatMap((text) => {
      const what = denialIn(text);
      return what === null
        ? corrected({ line: text, apart: [], above: '' }, date, { value: text })
        : denied(what, { value: text }, false, 'page');
    }),
    ...(isSaid ? [] : dayOfPages(sheet.pageTexts ?? [], date)),
    ...denied(denialInSheetName(sheet.name), { value: sheet.name }, false, 'sheet'),
  ];
}

/** The name of another day counts where nothing above says the day, or another sheet has the name of the day. */
function dayOfName(content: UploadContent, sheet: Sheet, date: ReportingDate, isSaid: boolean): Finding[] {
  const found = dateOfName(sheet.name, date);
  if (found === null || found === date) return [];
  const isBesideOfDay = content.sheets.some(
    (other) => other !== sheet && !other.hidden && dateOfName(other.name, date) === date,
  );
  if (isSaid && !isBesideOfDay) return [];
  return [finding('sheet-of-other-day', { value: sheet.name }, { found, expected: date })];
}

/** The day printed on every page counts where nothing above the headings says the day. */
function dayOfPages(texts: readonly string[], date: ReportingDate): Finding[] {
  const other = namesDate(texts, date) ? null : (contradictingDate(texts, date) ?? doubtfulDate(texts, date));
  if (!other) return [];
  const found = ofOtherDay('sheet-of-other-day', { value: texts[other.line] ?? '' }, other.date, date);
  return [{ ...found, details: { ...found.details, where: 'page' } }];
}

/** A file is often named for its day, or for what it holds. Its day counts where nothing in it says the day. */
function doubtsOfFile(fileName: string, date: ReportingDate, isSaid: boolean): Finding[] {
  const bare = withDatesParted(fileName.replace(/\.[^.]*$/, ''), date)
    .replace(/_/g, ' ')
    .replace(/\(\d+\)/g, ' ')
    .replace(/(?<=[ -])(\d{2})(\d{2})(?=\s*$)/, '$1/$2')
    .trim();
  const what = denialInSheetName(bare);
  if (what !== null && !(what === 'earlier' && isSaid))
    return denied(what, { value: fileName }, false, 'file');
  const lines = [`Báo cáo ${bare}`];
  if (isSaid || namesDate(lines, date)) return [];
  const found = (contradictingDate(lines, date) ?? doubtfulDate(lines, date))?.date;
  const written = periodIn(bare, date);
  if (found)
    return [finding('sheet-of-other-day', { value: fileName }, { found, expected: date, where: 'file' })];
  if (written === null) return [];
  return [finding('title-of-period', { value: fileName }, { written, expected: date, where: 'file' })];
}

/** A title that names a week, a month or another day of the week; else the name of the sheet. */
function periodAbove(report: ReportSheet, lines: readonly string[], date: ReportingDate): Finding[] {
  for (const [index, line] of lines.entries()) {
    const written = isOfColumns(report, index) ? null : periodIn(line, date);
    if (written !== null)
      return [finding('title-of-period', placeOfLine(report.sheet, index), { written, expected: date })];
  }
  const named = periodIn(report.sheet.name.replace(/_/g, ' '), date);
  if (named === null) return [];
  return [
    finding(
      'title-of-period',
      { value: report.sheet.name },
      { written: named, expected: date, where: 'sheet' },
    ),
  ];
}

/** Whether a line stands right above figures alone: it is judged as a heading of theirs. */
function isOfColumns({ sheet, heading, columnOf }: ReportSheet, line: number): boolean {
  const row = sheet.rows[line];
  const first = row?.cells.find((cell) => textIn(cell) !== '');
  const names = Math.max(columnOf.get('code') ?? 0, columnOf.get('ward') ?? 0);
  return row?.number === heading.firstRow - 1 && first !== undefined && first.column > names;
}

/** What words say against the figures of the table, once for each place. */
function denied(
  what: Denial | null,
  place: Place,
  isSaid = false,
  where: '' | 'sheet' | 'page' | 'file' = '',
): Finding[] {
  if (what === null || (what === 'earlier' && isSaid)) return [];
  if (what === 'unit' && where === '') return [finding('unit-not-one', place)];
  return [finding(CERTAIN.has(what) ? 'figures-denied' : 'figures-doubted', place, { what, where })];
}

/** Whether a unit right above the headings is that of a column of shares alone. */
function isOfShares({ sheet, heading }: ReportSheet, line: number): boolean {
  const cells = sheet.rows[line]?.cells.filter((cell) => textIn(cell) !== '') ?? [];
  return cells.every(({ column }) =>
    sheet.rows.some(
      ({ number, cells: below }) =>
        number >= heading.firstRow &&
        number <= heading.lastRow &&
        below.some((cell) => cell.column === column && isShareAlone(textIn(cell))),
    ),
  );
}

/** What a row says beside the table: as one line, each cell of words by itself, and the row above it. */
interface Texts {
  line: string;
  apart: readonly string[];
  above: string;
}

function textsOf(rows: readonly Row[], index: number): Texts {
  const cells = (rows[index]?.cells ?? []).filter((cell) => textIn(cell) !== '');
  const apart = cells.map(textIn);
  const isOfWords = cells.every(({ kind }) => kind !== 'number');
  const above = (rows[index - 1]?.cells ?? []).map(textIn).join(' ').trim();
  return { line: apart.join(' '), apart: apart.length > 1 && isOfWords ? apart : [], above };
}

/** A unit may stand in a cell of its own beside a title. */
function denialOf({ line, apart }: Texts): Denial | null {
  return denialIn(line) ?? (apart.some((text) => denialIn(text) === 'unit') ? 'unit' : null);
}

/** A line that puts a number right, or says that one is wrong; what it begins with may stand above it. */
function corrected({ line, apart, above }: Texts, date: ReportingDate, place: Place): Finding[] {
  const said = [line, ...apart, ...(isCorrectionLabel(above) ? [`${above.replace(/:$/, '')}: ${line}`] : [])];
  const isWrong = said.some((text) => doubtIn(text, date) === 'wrong');
  return isWrong ? [finding('note-doubts', place, { what: 'wrong' })] : [];
}

/** "Thứ bảy, ngày 08/05/2022" where that is a Sunday. */
function ofOtherWeekday(line: string, date: ReportingDate, place: Place): Finding[] {
  const found = weekdayAgainst(line, date);
  return found
    ? [finding('weekday-differs', place, { written: found.written, weekday: found.is, date })]
    : [];
}

/** The same in the lines below the table. */
function deniedBelow({ sheet }: ReportSheet, below: readonly Row[], date: ReportingDate): Finding[] {
  return below.slice(0, ROWS_BELOW).flatMap(({ cells }, index) => {
    const texts = textsOf(below, index);
    const place = { cell: addressIn(sheet, cells[0]?.address ?? 'A1'), value: texts.line.slice(0, 200) };
    const what = denialOf(texts);
    return what === null ? corrected(texts, date, place) : denied(what, place);
  });
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
