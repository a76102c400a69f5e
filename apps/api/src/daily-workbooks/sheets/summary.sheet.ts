import type { Worksheet } from 'exceljs';
import type { AreaRow, ProgressAnswer, Totals } from '../../contract/progress.js';
import { daysOfPace, finishText, headlineSentence } from '../../documents/headline-sentence.js';
import { atStart, inText } from '../../domain/area-names.js';
import { formatCount, formatDate, formatReported, NO_VALUE } from '../../domain/format.js';
import type { DayState } from '../../domain/completeness.js';
import { arrivedIn } from '../../progress/arrived.js';
import { knownCount } from '../../progress/known-count.js';
import type { ReportingDate } from '../../domain/reporting-date.js';
import type { WardLine, WorkbookOfDay } from '../workbook-of-day.js';
import { STATE_WORDS } from './area-columns.js';
import { addressOf, dayValue, HEAD_ROWS, percentFormula, type Value, write } from './page.js';
import {
  alertStyle,
  bodyStyle,
  type CellFormat,
  headingStyle,
  lineStyle,
  noteStyle,
  sectionStyle,
  strongStyle,
} from './style.js';

export const SUMMARY_FROZEN_ROW = HEAD_ROWS;
export const SUMMARY_WIDTHS = [5, 36, 17, 17, 17, 17, 17, 19];
/** Names are written over these columns, and so wide are they together, in characters. */
const NAMES = { from: 3, to: 6, width: 78 };

export interface Summary {
  progress: ProgressAnswer;
  /** Null where their names are not for the reader. */
  wards: readonly WardLine[] | null;
  rank: WorkbookOfDay['rank'];
  /** What it is made of, districts or wards; none where they are not for the reader. */
  parts: readonly AreaRow[];
  /** Where a total stands in another sheet: `'Theo quận, huyện'!F29`; null where there is none. */
  totalAt: ((key: keyof Totals) => string) | null;
}

/** The first sheet: who is missing, the one message, the key table, the pace against what is needed. */
export function fillSummary(sheet: Worksheet, summary: Summary): void {
  const { progress } = summary;
  const awaited = awaitedOf(summary);
  let row = HEAD_ROWS + 2;
  row = addReporting(sheet, row, progress, awaited);
  for (const { title, wards } of awaited) row = addWards(sheet, row, `${title}: ${unitsOf(wards)}`, wards);
  write(sheet, row, 1, headlineSentence(progress)).style = sectionStyle;
  if (summary.rank) {
    row += 1;
    write(sheet, row, 1, rankSentence(summary.rank)).style = lineStyle;
  }
  const figures = addFigures(sheet, row + 1, summary);
  row = addTempo(sheet, figures.nextRow, progress, figures.remainingCell);
  addMostRemaining(sheet, row, summary);
  fitOnOnePage(sheet);
}

function rankSentence({ place, of, change }: NonNullable<Summary['rank']>): string {
  const moved =
    change === null
      ? ''
      : change > 0
        ? `, tăng ${change} bậc`
        : change < 0
          ? `, giảm ${-change} bậc`
          : ', giữ nguyên';
  return `Xếp hạng ${place}/${of} quận, huyện theo tỷ lệ đã ký số${moved}${change === null ? '' : ' so với tuần trước'}`;
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
function awaitedOf({ wards }: Summary): Awaited[] {
  return AWAITED.map((list) => ({
    ...list,
    wards: (wards ?? []).filter(({ state }) => state === list.state),
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

type Step = 'submitted' | 'verified' | 'signed';

interface Line {
  key: 'required' | Step | 'unresolved' | 'pending' | 'exempt' | 'signable' | 'remaining';
  label: string;
  step?: Step;
  /** What the count follows from, of lines in this same table. */
  follows?: (at: (key: Line['key']) => string) => string;
}

const LINES: readonly Line[] = [
  { key: 'required', label: 'Cần xác thực' },
  { key: 'submitted', label: 'Đã gửi công an', step: 'submitted' },
  { key: 'verified', label: 'Công an đã xác thực', step: 'verified' },
  { key: 'unresolved', label: 'Trả về chưa khớp' },
  {
    ...{ key: 'pending', label: 'Còn chờ công an' },
    follows: (at) => `${at('submitted')}-${at('verified')}-${at('unresolved')}`,
  },
  { key: 'exempt', label: 'Không qua công an' },
  {
    ...{ key: 'signable', label: 'Đủ điều kiện ký' },
    follows: (at) => `${at('verified')}+${at('exempt')}`,
  },
  { key: 'signed', label: 'Đã ký số', step: 'signed' },
  { key: 'remaining', label: 'Còn phải ký' },
];

function addFigures(sheet: Worksheet, row: number, { progress, totalAt }: Summary) {
  const { totals, comparison } = progress;
  const [day, week] = [arrivedIn(progress, 'day'), arrivedIn(progress, 'week')];
  const headings = [
    ...['TT', 'Chỉ số (hồ sơ)', 'Lũy kế', '% cần xác thực', 'Trong ngày', 'Trong tuần'],
    ...['Điều chỉnh giảm trong tuần', `Lũy kế so với ${formatDate(comparison.date)}`],
  ];
  headings.forEach((heading, index) => (write(sheet, row, index + 1, heading).style = headingStyle));
  sheet.getRow(row).height = 30;
  // Before the campaign there was nothing to compare with.
  const wasThere = comparison.totals.wards > 0;
  const rowOf = (key: Line['key']) => row + 1 + LINES.findIndex((line) => line.key === key);
  const at = (key: Line['key']) => addressOf(3, rowOf(key));
  LINES.forEach(({ key, label, step, follows }, index) => {
    const counted = key === 'required' || key === 'remaining' ? totals[key] : knownCount(totals, key);
    const count = (): Value => {
      if (counted === null) return NO_VALUE;
      if (follows) return { formula: follows(at), result: counted };
      return totalAt ? { formula: totalAt(key), result: counted } : counted;
    };
    const cells: [Value, CellFormat][] = [
      [index + 1, 'order'],
      [label, 'text'],
      [count(), 'count'],
      [
        !step
          ? null
          : counted === null
            ? NO_VALUE
            : percentFormula(at(step), at('required'), totals.percentTenths[step]),
        'percent',
      ],
      [step ? (day?.[step] ?? NO_VALUE) : null, 'count'],
      [step ? (week?.[step] ?? NO_VALUE) : null, 'count'],
      [step ? (week?.adjustments[step] ?? NO_VALUE) : null, 'change'],
      [(step || key === 'required') && wasThere ? comparison.change[step ?? 'required'] : null, 'change'],
    ];
    const isMain = step !== undefined || key === 'required';
    cells.forEach(([value, format], column) => {
      write(sheet, row + 1 + index, column + 1, value).style = isMain
        ? strongStyle(format)
        : bodyStyle(format);
    });
  });
  return { nextRow: row + LINES.length + 2, remainingCell: at('remaining') };
}

/** Where most of what remains lies: a few areas decide whether the deadline is met. */
function addMostRemaining(sheet: Worksheet, row: number, { progress, parts }: Summary): void {
  const most = [...parts]
    .filter(({ totals }) => totals.remaining > 0)
    .sort((a, b) => b.totals.remaining - a.totals.remaining)
    .slice(0, MOST);
  if (most.length === 0) return;
  const remaining = most.reduce((sum, { totals }) => sum + totals.remaining, 0);
  const units = progress.area.level === 'city' ? 'quận, huyện' : 'phường, xã';
  const title = `${formatCount(most.length)} ${units} còn nhiều hồ sơ phải ký nhất, cộng ${formatCount(remaining)} hồ sơ`;
  write(sheet, row, 1, title).style = sectionStyle;
  const headings = [
    ...['TT', 'Địa bàn', 'Cần xác thực', 'Đã ký số', '% cần xác thực', 'Còn phải ký'],
    ...['Đang đạt (hồ sơ/ngày)', 'Cần đạt (hồ sơ/ngày)'],
  ];
  headings.forEach((heading, index) => (write(sheet, row + 1, index + 1, heading).style = headingStyle));
  most.forEach(({ area, totals, pacePerDay, requiredPerDay }, index) => {
    const at = row + 2 + index;
    const [required, signed] = [addressOf(3, at), addressOf(4, at)];
    const cells: [Value, CellFormat][] = [
      [index + 1, 'order'],
      [area.name, 'text'],
      [totals.required, 'count'],
      [knownCount(totals, 'signed') ?? NO_VALUE, 'count'],
      [
        knownCount(totals, 'signed') === null
          ? NO_VALUE
          : percentFormula(signed, required, totals.percentTenths.signed),
        'percent',
      ],
      [totals.remaining, 'count'],
      [pacePerDay, 'count'],
      [requiredPerDay, 'count'],
    ];
    cells.forEach(
      ([value, format], column) => (write(sheet, at, column + 1, value).style = bodyStyle(format)),
    );
  });
}

const MOST = 5;

/**
 * On one page if that needs no magnifying glass: with many units missing it flows on. Heights in points, of a
 * page as wide as the columns; said for every row, for programs differ in what a row without one is.
 */
function fitOnOnePage(sheet: Worksheet): void {
  let height = 0;
  for (let at = 1; at <= sheet.rowCount; at += 1) height += sheet.getRow(at).height ??= ROW_HEIGHT;
  if (height <= 1.5 * PAGE_HEIGHT) sheet.pageSetup.fitToHeight = 1;
}

const ROW_HEIGHT = 15;
const PAGE_HEIGHT = 530;

/** The days the pace is taken from and what follows from them, so that it can be redone by hand. */
function addTempo(sheet: Worksheet, row: number, progress: ProgressAnswer, remainingCell: string): number {
  const { pace, requiredRate, speedUp, forecast, totals, headline } = progress;
  write(sheet, row, 1, 'Tốc độ đang đạt và tốc độ cần đạt').style = sectionStyle;
  const days = addPaceDays(sheet, row + 1, pace?.days ?? []);
  const at = (line: number) => addressOf(3, row + 1 + line);
  const deadline = headline.deadlineDate === null ? NO_VALUE : formatDate(headline.deadlineDate);
  const { expected } = forecast;
  const lines: [label: string, value: Value, format: CellFormat, note: string][] = [
    [
      'Tốc độ đang đạt (hồ sơ/ngày)',
      pace && days ? paceValue(pace, days) : NO_VALUE,
      'count',
      pace ? paceNote(pace) : '',
    ],
    ['Còn phải ký (hồ sơ)', { formula: remainingCell, result: totals.remaining }, 'count', ''],
    [`Số ngày báo cáo còn lại đến hạn ${deadline}`, requiredRate?.daysLeft ?? NO_VALUE, 'count', ''],
    [
      'Tốc độ cần đạt (hồ sơ/ngày)',
      requiredRate && requiredRate.daysLeft > 0
        ? { formula: `ROUNDUP(${at(1)}/${at(2)},0)`, result: requiredRate.perDay }
        : (requiredRate?.perDay ?? NO_VALUE),
      'count',
      'làm tròn lên',
    ],
    [
      'Phải nhanh gấp (lần)',
      speedUp === null ? NO_VALUE : { formula: `ROUND(${at(3)}/${at(0)},1)`, result: speedUp },
      'times',
      '',
    ],
    [
      'Dự báo hoàn thành ký số với tốc độ đang đạt',
      expected === null ? finishText(forecast, 'expected') : dayValue(expected),
      'date',
      `sớm nhất ${finishText(forecast, 'earliest')}, muộn nhất ${finishText(forecast, 'latest')}`,
    ],
  ];
  lines.forEach(([label, value, format, note], index) => {
    write(sheet, row + 1 + index, 2, label).style = bodyStyle('text');
    write(sheet, row + 1 + index, 3, value).style = {
      ...bodyStyle(format, { bold: true }),
      alignment: { horizontal: 'right', vertical: 'middle' },
    };
    write(sheet, row + 1 + index, 4, note).style = BESIDE_STYLE;
  });
  return row + Math.max(lines.length, pace?.days.length ?? 0) + 2;
}

type Pace = NonNullable<ProgressAnswer['pace']>;

/** As a formula where all wards count the same days, so that the sum of the days gives the pace. */
function paceValue({ perDay, days }: Pace, cells: string): Value {
  const sum = days.reduce((added, { signed }) => added + (signed ?? 0), 0);
  return sum / days.length === perDay ? { formula: `SUM(${cells})/ROWS(${cells})`, result: perDay } : perDay;
}

function paceNote(pace: Pace): string {
  const band =
    pace.low === null || pace.high === null
      ? ''
      : `; thấp nhất ${formatCount(pace.low)}, cao nhất ${formatCount(pace.high)}`;
  return `${daysOfPace(pace)}, tổng của từng phường, xã${band}`;
}

/** A note right of a number, and clear of it. */
const BESIDE_STYLE = {
  ...noteStyle,
  alignment: { horizontal: 'left', vertical: 'middle', indent: 1 },
} as const;

/** Beside it, in the last two columns; gives the range of the counts. A day nobody reported has none. */
function addPaceDays(
  sheet: Worksheet,
  row: number,
  days: NonNullable<ProgressAnswer['pace']>['days'],
): string | null {
  if (days.length === 0) return null;
  write(sheet, row - 1, 7, 'Ngày báo cáo').style = headingStyle;
  write(sheet, row - 1, 8, 'Ký trong ngày').style = headingStyle;
  days.forEach(({ date, signed }, index) => {
    write(sheet, row + index, 7, dayValue(date)).style = bodyStyle('date');
    write(sheet, row + index, 8, signed ?? NO_VALUE).style = bodyStyle('count');
  });
  return `${addressOf(8, row)}:${addressOf(8, row + days.length - 1)}`;
}
