import type { Increments, Totals } from '../contract/progress.js';
import { eachColumn, pendingOf, signableOf } from '../domain/figures.js';
import { percentTenths } from '../domain/percent.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import type { AreaCounts, AreaDay } from './area-days.query.js';

/** The totals of an area: counts as asked, differences and shares by the rules; none where nobody ever reported. */
export function totalsOf(day: AreaCounts): Totals {
  const { wards, wardsWithFigures, required, remaining } = day;
  // The sums over no figures are 0, and tell nothing.
  const told = (count: number) => (wardsWithFigures === 0 ? null : count);
  const share = (part: number) => (wardsWithFigures === 0 ? null : percentTenths(part, required));
  const { submitted, verified, signed } = day;
  return {
    ...{ wards, wardsWithFigures, required, remaining },
    ...eachColumn((column) => told(day[column])),
    signable: told(signableOf(day)),
    pending: told(pendingOf(day)),
    percentTenths: { submitted: share(submitted), verified: share(verified), signed: share(signed) },
  };
}

/** Work, 0 or more, and downward adjustments, 0 or less. */
export type Arrived = Pick<
  AreaDay,
  | 'submittedAdded'
  | 'verifiedAdded'
  | 'signedAdded'
  | 'submittedAdjusted'
  | 'verifiedAdjusted'
  | 'signedAdjusted'
>;

/** What arrived on the given days together, work and adjustments apart. */
export function incrementsOf(days: readonly Arrived[]): Increments {
  return {
    submitted: sumOf(days, 'submittedAdded'),
    verified: sumOf(days, 'verifiedAdded'),
    signed: sumOf(days, 'signedAdded'),
    adjustments: {
      submitted: sumOf(days, 'submittedAdjusted'),
      verified: sumOf(days, 'verifiedAdjusted'),
      signed: sumOf(days, 'signedAdjusted'),
    },
  };
}

/** Several areas on one day as one: the city is the sum of its districts, to the last record. */
export function sumOfAreas(days: readonly AreaDay[], date: ReportingDate): AreaDay {
  const summed = Object.fromEntries(COUNTS.map((column) => [column, sumOf(days, column)]));
  return {
    areaCode: '',
    date,
    isReportingDay: days.every((day) => day.isReportingDay),
    figuresDate: days.reduce<ReportingDate | null>(
      (latest, { figuresDate }) =>
        figuresDate !== null && (latest === null || figuresDate > latest) ? figuresDate : latest,
      null,
    ),
    ...(summed as Record<Count, number>),
  };
}

const COUNTS = [
  ...(['wards', 'wardsWithFigures', 'wardsReported', 'wardsLate', 'wardsReturned'] as const),
  ...(['required', 'remaining', 'submitted', 'verified', 'unresolved', 'exempt', 'signed'] as const),
  ...(['submittedAdded', 'verifiedAdded', 'signedAdded'] as const),
  ...(['submittedAdjusted', 'verifiedAdjusted', 'signedAdjusted'] as const),
];

type Count = (typeof COUNTS)[number];

function sumOf<Column extends Count>(days: readonly Pick<AreaDay, Column>[], column: Column): number {
  return days.reduce((sum, day) => sum + day[column], 0);
}
