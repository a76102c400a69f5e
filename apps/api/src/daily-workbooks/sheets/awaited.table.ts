import type { Worksheet } from 'exceljs';
import type { ProgressAnswer } from '../../contract/progress.js';
import { atStart, inText } from '../../domain/area-names.js';
import type { DayState } from '../../domain/completeness.js';
import { formatCount, formatDate, formatReported, NO_VALUE } from '../../domain/format.js';
import type { ReportingDate } from '../../domain/reporting-date.js';
import type { WardLine } from '../workbook-of-day.js';
import { STATE_WORDS } from './area-columns.js';
import { dayValue, type Value, write } from './page.js';
import { alertStyle, bodyStyle, type CellFormat, headingStyle, noteStyle } from './style.js';

/** Names are written over these columns, and so wide are they together, in characters. */
const NAMES = { from: 3, to: 6, width: 78 };

/**
 * How many have reported, then the names of those whose report is not there; gives the row after them. `wards` is null
 * where their names are not for the reader.
 */
export function addAwaited(
  sheet: Worksheet,
  from: number,
  { progress, wards }: { progress: ProgressAnswer; wards: readonly WardLine[] | null },
): number {
  const lists = awaitedOf(wards ?? []);
  let row = addReporting(sheet, from, progress, lists);
  for (const { title, wards: own } of lists) row = addWards(sheet, row, `${title}: ${unitsOf(own)}`, own);
  return row;
}

function addReporting(
  sheet: Worksheet,
  row: number,
  { freshness, totals }: ProgressAnswer,
  awaited: readonly Awaited[],
): number {
  const { wardsExpected, wardsReported, wardsLate, isReportingDay } = freshness;
  const isWhole = wardsReported === wardsExpected;
  const counts = `${formatCount(wardsReported)}/${formatCount(wardsExpected)} phường, xã`;
  const late = wardsLate > 0 ? `, trong đó ${formatCount(wardsLate)} báo cáo trễ` : '';
  const missing = awaited.map(({ state, wards }) => `${formatCount(wards.length)} ${wordOf(state)}`);
  const rest =
    missing.length > 0 ? missing.join(', ') : `còn thiếu ${formatCount(wardsExpected - wardsReported)}`;
  const carried = totals.wardsWithFigures > 0 ? '; số liệu lấy theo lần báo cáo gần nhất' : '';
  const says = !isReportingDay
    ? `Ngày nghỉ, ${formatReported(freshness)}`
    : isWhole
      ? `Tất cả ${counts} đã báo cáo${late}`
      : `${counts} đã báo cáo${late}; ${rest}${carried}`;
  write(sheet, row, 1, `${says}.`).style = isWhole || !isReportingDay ? noteStyle : alertStyle;
  return row + (awaited.length > 0 ? 1 : 2);
}

/** Wards whose report is not there, by why it is not. */
interface Awaited {
  state: DayState;
  title: string;
  wards: readonly WardLine[];
}

const AWAITED = [
  { state: 'missing', title: 'CHƯA BÁO CÁO' },
  { state: 'returned', title: 'BỊ TRẢ LẠI, CHỜ NỘP LẠI' },
  { state: 'not-due', title: 'CHƯA BÁO CÁO, CHƯA ĐẾN HẠN' },
] as const;

/** Each ward stands in one list; on a holiday nobody's report is awaited but one sent back. */
function awaitedOf(wards: readonly WardLine[]): Awaited[] {
  return AWAITED.map((list) => ({
    ...list,
    wards: wards.filter(({ state }) => state === list.state),
  })).filter((list) => list.wards.length > 0);
}

function wordOf(state: DayState): string {
  return STATE_WORDS[state].toLowerCase();
}

function unitsOf(wards: readonly WardLine[]): string {
  const districts = new Set(wards.map(({ area }) => area.districtCode));
  return `${formatCount(wards.length)} phường, xã của ${formatCount(districts.size)} quận, huyện`;
}

/** Names by district, one line each; and which day's figures stand in for them. */
function addWards(sheet: Worksheet, row: number, title: string, wards: readonly WardLine[]): number {
  write(sheet, row, 1, title).style = alertStyle;
  const headings = ['TT', 'Quận, huyện', 'Phường, xã', '', '', '', 'Số phường, xã', 'Lấy số liệu ngày'];
  headings.forEach((heading, index) => (write(sheet, row + 1, index + 1, heading).style = headingStyle));
  sheet.mergeCells(row + 1, NAMES.from, row + 1, NAMES.to);
  let at = row + 2;
  for (const own of byDistrict(wards)) {
    const names = atStart(own.map(({ area }) => inText(area.name)).join(', '));
    const dates = [...new Set(own.map(({ figuresDate }) => figuresDate))].sort();
    const cells: [Value, CellFormat][] = [
      [at - row - 1, 'order'],
      [own[0]?.area.districtName ?? '', 'text'],
      [names, 'text'],
      ...[null, null, null].map((blank): [Value, CellFormat] => [blank, 'text']),
      [own.length, 'count'],
      figuresDatesOf(dates),
    ];
    cells.forEach(([value, format], index) => (write(sheet, at, index + 1, value).style = bodyStyle(format)));
    sheet.mergeCells(at, NAMES.from, at, NAMES.to);
    sheet.getRow(at).height = 15 * Math.max(1, Math.ceil(names.length / NAMES.width));
    at += 1;
  }
  return at + 1;
}

function figuresDatesOf(dates: readonly (ReportingDate | null)[]): [Value, CellFormat] {
  const [first] = dates;
  if (dates.length === 1) return first ? [dayValue(first), 'date'] : ['chưa có số liệu', 'letter'];
  return [dates.map((date) => (date === null ? NO_VALUE : formatDate(date))).join(', '), 'text'];
}

function byDistrict(wards: readonly WardLine[]): WardLine[][] {
  const groups = new Map<string | null, WardLine[]>();
  for (const ward of wards) {
    const key = ward.area.districtCode;
    groups.set(key, [...(groups.get(key) ?? []), ward]);
  }
  return [...groups.values()];
}
