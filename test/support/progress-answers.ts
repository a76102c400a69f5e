import type {
  CompletenessAnswer,
  DistrictsAnswer,
  ProgressAnswer,
  Totals,
} from '../../apps/api/src/contract/progress.js';
import { percentTenths } from '../../apps/api/src/domain/percent.js';
import { reportingDate } from '../../apps/api/src/domain/reporting-date.js';

/** Totals that fit together, from the counts that matter to a test. */
export function totalsOf(counts: Partial<Totals> = {}): Totals {
  const required = counts.required ?? 4_481_992;
  const submitted = counts.submitted ?? 4_124_156;
  const verified = counts.verified ?? 2_944_951;
  const unresolved = counts.unresolved ?? 123_553;
  const exempt = counts.exempt ?? 61_240;
  const signed = counts.signed ?? 374_137;
  return {
    ...{ wards: 310, wardsWithFigures: 310, required, submitted, verified, unresolved, exempt, signed },
    signable: verified + exempt,
    pending: submitted - verified - unresolved,
    remaining: Math.max(0, required - signed),
    percentTenths: {
      submitted: percentTenths(submitted, required),
      verified: percentTenths(verified, required),
      signed: percentTenths(signed, required),
    },
    ...counts,
  };
}

/** Totals of an area that never reported: nothing is known but what is required. */
export function neverReported(required: number): Totals {
  const nothing = { submitted: null, verified: null, signed: null };
  return {
    ...{ wards: 10, wardsWithFigures: 0, required, remaining: required },
    ...{ ...nothing, unresolved: null, exempt: null, signable: null, pending: null },
    percentTenths: nothing,
  };
}

const NOTHING = { submitted: 0, verified: 0, signed: 0 };
const NO_INCREMENTS = { ...NOTHING, adjustments: NOTHING };

/** The city on 7/5/2022 as published, with the changes a test makes. */
export function progressOf(changes: Partial<ProgressAnswer> = {}): ProgressAnswer {
  const date = reportingDate('2022-05-07');
  const deadlineDate = reportingDate('2022-06-01');
  return {
    area: {
      level: 'city',
      code: null,
      name: 'Thành phố Hồ Chí Minh',
      districtCode: null,
      districtName: null,
    },
    freshness: {
      ...{ date, toldUntil: '16:00', version: 1 },
      ...{ wardsReported: 310, wardsExpected: 310, wardsLate: 0, isReportingDay: true },
      ...{ dueAt: '2022-05-07T10:00:00.000Z', isOverdue: false, asOf: null },
      today: {
        ...{ date: reportingDate('2022-05-08'), isReportingDay: true, wardsReported: 0, wardsExpected: 310 },
        ...{ dueAt: '2022-05-08T10:00:00.000Z', isOverdue: false },
      },
    },
    totals: totalsOf(),
    increments: { day: NO_INCREMENTS, week: NO_INCREMENTS },
    hasReportedInWeek: true,
    comparison: {
      date: reportingDate('2022-05-01'),
      totals: totalsOf({ signed: 276_773 }),
      change: { ...NOTHING, required: 0, signed: 97_364 },
    },
    pace: {
      ...{ perDay: 174_597 / 7, low: 19_051, high: 33_214, wards: 310 },
      days: [
        paceDay('2022-04-27', 33_214),
        paceDay('2022-04-28', 24_968),
        paceDay('2022-04-29', 19_051),
        paceDay('2022-05-04', 22_668),
        paceDay('2022-05-05', 20_966),
        paceDay('2022-05-06', 26_860),
        paceDay('2022-05-07', 26_870),
      ],
    },
    requiredRate: { perDay: 164_315, daysLeft: 25 },
    speedUp: 6.6,
    forecast: {
      earliest: reportingDate('2022-09-08'),
      expected: reportingDate('2022-10-19'),
      latest: reportingDate('2022-12-09'),
      daysToFinish: 165,
      isBeyondYear: { earliest: false, expected: false, latest: false },
      atDeadline: { date: deadlineDate, low: 850_412, expected: 997_698, high: 1_204_487 },
      days: [],
    },
    deadlines: [
      {
        ...{ deadlineDate, decidedOn: reportingDate('2022-05-04'), document: '2262/BYT-CNTT', reason: '' },
        ...{ isInForce: true, requiredRate: { perDay: 164_315, daysLeft: 25 }, speedUp: 6.6 },
      },
    ],
    plan: {
      from: reportingDate('2022-04-23'),
      to: deadlineDate,
      required: 4_481_992,
      planned: 1_680_747,
    },
    waitingDays: { submitted: 24, verified: 10, signed: 19 },
    headline: { code: 'too-slow', speedUp: 6.6, deadlineDate },
    ...changes,
  };
}

/** A day on which every ward reported that has a pace. */
function paceDay(date: string, signed: number) {
  return {
    date: reportingDate(date),
    signed,
    wardsReported: 310,
    wardsExpected: 310,
    isNearlyComplete: true,
  };
}

type DistrictRow = DistrictsAnswer['rows'][number];

/** A district of the city by name, with the counts that matter to a test. */
export function districtOf(
  name: string,
  counts: Partial<Totals> = {},
  changes: Partial<DistrictRow> = {},
): DistrictRow {
  return {
    area: { level: 'district', code: name, name, districtCode: null, districtName: null },
    ...{ kind: 'Quận', state: 'on-time', wardsExpected: 10, wardsReported: 10, tileRow: 0, tileColumn: 0 },
    totals: totalsOf({ wards: 10, wardsWithFigures: 10, ...counts }),
    increments: { day: NO_INCREMENTS, week: NO_INCREMENTS },
    change: NOTHING,
    hasReportedInWeek: true,
    ...{ pacePerDay: null, requiredPerDay: null, daysToFinish: null, isBeyondYear: false, ranks: null },
    ...changes,
  };
}

type Reporting = CompletenessAnswer['total'];

/** How many reports came: all of the expected ones on time, but for the changes a test makes. */
export function reportingOf(expected: number, changes: Partial<Reporting> = {}): Reporting {
  return {
    expected,
    filed: expected,
    onTime: expected,
    late: 0,
    returned: 0,
    missing: 0,
    filedOnHolidays: 0,
    ...changes,
  };
}
