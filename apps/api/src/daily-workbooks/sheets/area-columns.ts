import type { AreaRow, ProgressAnswer } from '../../contract/progress.js';
import { type DayState } from '../../domain/completeness.js';
import { arrivedIn } from '../../progress/arrived.js';
import { isStandingStill } from '../../progress/standing-still.js';
import { type Formula, percentFormula } from './page.js';
import { BARS } from './style.js';
import type { Column } from './table.js';

type AreaColumn = Column<AreaRow>;

/** How reporting stands, in words. */
export const STATE_WORDS: Record<DayState, string> = {
  'on-time': 'Đúng hạn',
  late: 'Trễ',
  returned: 'Bị trả lại',
  missing: 'Chưa báo cáo',
  holiday: 'Ngày nghỉ',
  'not-due': 'Chưa đến hạn',
};

export const ORDER: AreaColumn = {
  ...{ key: 'order', heading: 'TT', width: 4, format: 'order' },
  value: (_row, _cell, index) => index + 1,
};

/** Wards expected and wards that reported, of a district. */
export const REPORTED: AreaColumn[] = [
  {
    ...{ key: 'expected', group: 'Phường, xã', heading: 'Phải báo cáo', width: 6.5, format: 'count' },
    value: (row) => row.wardsExpected,
    total: 'sum',
  },
  {
    ...{ key: 'reported', group: 'Phường, xã', heading: 'Đã báo cáo', width: 6.5, format: 'count' },
    value: (row) => row.wardsReported,
    total: 'sum',
    isAlert: (row) => row.wardsReported < row.wardsExpected,
  },
];

/** How a ward's reporting stands on the day. */
export const STATE: AreaColumn = {
  ...{ key: 'state', heading: 'Báo cáo ngày', width: 10, format: 'letter' },
  value: ({ state }) => STATE_WORDS[state],
  isAlert: ({ state }) => state === 'missing' || state === 'returned',
};

/** The counts in the order records pass through the campaign, and what follows from them. */
export const FIGURES: AreaColumn[] = [
  sum('required', undefined, 'Cần xác thực', 10, ({ totals }) => totals.required),
  sum('submitted', 'Đã gửi công an', 'Lũy kế', 9.5, ({ totals }) => totals.submitted),
  share('submitted', 'Đã gửi công an', BARS.submitted),
  sum('submittedDay', 'Đã gửi công an', 'Trong ngày', 7.5, (row) => arrivedIn(row, 'day')?.submitted ?? null),
  sum('verified', 'Công an xác thực', 'Đã xác thực', 9.5, ({ totals }) => totals.verified),
  share('verified', 'Công an xác thực', BARS.verified),
  sum('unresolved', 'Công an xác thực', 'Trả về chưa khớp', 8, ({ totals }) => totals.unresolved),
  {
    ...{ key: 'pending', group: 'Công an xác thực', heading: 'Còn chờ', width: 9.5, format: 'count' },
    value: ({ totals }, cell): Formula | null => {
      const result = totals.pending;
      return result === null
        ? null
        : { formula: `${cell('submitted')}-${cell('verified')}-${cell('unresolved')}`, result };
    },
    total: 'sum',
  },
  sum('exempt', undefined, 'Không qua công an', 8.5, ({ totals }) => totals.exempt),
  sum('signed', 'Ký số', 'Đã ký số', 8.5, ({ totals }) => totals.signed),
  share('signed', 'Ký số', BARS.signed),
  sum('signedDay', 'Ký số', 'Trong ngày', 7.5, (row) => arrivedIn(row, 'day')?.signed ?? null),
  {
    ...sum('signedWeek', 'Ký số', 'Trong tuần', 7.5, (row) => arrivedIn(row, 'week')?.signed ?? null),
    isAlert: (row) => isStandingStill(row),
  },
  {
    ...{ key: 'remaining', group: 'Ký số', heading: 'Còn phải ký', width: 9.5, format: 'count' },
    // Of a district it is the sum of its wards: one that signed more than required takes nothing off the others.
    value: ({ area, totals }, cell) =>
      area.level === 'ward'
        ? { formula: `MAX(0,${cell('required')}-${cell('signed')})`, result: totals.remaining }
        : totals.remaining,
    total: 'sum',
  },
];

/** How fast an area signs and how fast it has to, each day; and its place by the share signed. */
export const TEMPO: AreaColumn[] = [
  {
    ...{ key: 'pace', group: 'Hồ sơ ký/ngày', heading: 'Đang đạt', width: 7.5, format: 'count' },
    value: ({ pacePerDay }) => pacePerDay,
    total: 'same',
  },
  {
    ...{ key: 'requiredPerDay', group: 'Hồ sơ ký/ngày', heading: 'Cần đạt', width: 7.5, format: 'count' },
    value: ({ requiredPerDay }) => requiredPerDay,
    total: 'same',
  },
];

export const RANK: AreaColumn[] = [
  {
    ...{ key: 'rank', group: 'Hạng (tỷ lệ ký)', heading: 'Hạng', width: 7.5, format: 'count' },
    value: ({ ranks }) => ranks?.signed.rank ?? null,
  },
  {
    ...{ key: 'rankChange', group: 'Hạng (tỷ lệ ký)', heading: '± tuần', width: 7.5, format: 'change' },
    value: ({ ranks }) => ranks?.signed.change ?? null,
  },
];

/** An area's answer as the line that stands for all lines of its table. */
export function lineOf(progress: ProgressAnswer): AreaRow {
  const { area, freshness, totals, increments, hasReportedInWeek, comparison, pace, requiredRate, forecast } =
    progress;
  return {
    ...{ area, totals, increments, hasReportedInWeek, change: comparison.change, state: 'on-time' },
    wardsExpected: freshness.wardsExpected,
    wardsReported: freshness.wardsReported,
    pacePerDay: pace?.perDay ?? null,
    requiredPerDay: requiredRate?.perDay ?? null,
    daysToFinish: forecast.daysToFinish,
    isBeyondYear: forecast.isBeyondYear.expected,
    ranks: null,
  };
}

function sum(
  key: string,
  group: string | undefined,
  heading: string,
  width: number,
  value: (row: AreaRow) => number | null,
): AreaColumn {
  const column: AreaColumn = { key, heading, width, format: 'count', value, total: 'sum' };
  return group === undefined ? column : { ...column, group };
}

/** A step's share of what is required, after its column. */
function share(step: 'submitted' | 'verified' | 'signed', group: string, bar: string): AreaColumn {
  return {
    ...{ key: `${step}Percent`, group, heading: '% cần xác thực', width: 7.5, format: 'percent', bar },
    value: ({ totals }, cell) =>
      totals[step] === null ? null : percentFormula(cell(step), cell('required'), totals.percentTenths[step]),
    total: 'same',
  };
}
