import { addReportingDays, countReportingDays } from './calendar.js';
import type { Holidays } from './calendar.js';
import { addDays, daysBetween } from './reporting-date.js';
import type { ReportingDate } from './reporting-date.js';
import { ceilOfQuotient, roundedQuotient } from './whole-numbers.js';

/** How many reporting days of a ward its pace looks back (domain.md §5). */
export const PACE_DAYS = 7;

/** A finish further away than this many days of the calendar is told as "trên 365 ngày" (domain.md §5). */
export const FORECAST_LIMIT = 365;

/** Records a day as a fraction: kept whole until it is used, divided once and rounded once. */
export interface Rate {
  records: number;
  days: number;
}

/** How fast an area signs, and the band the pace lies in: null where too few days tell (`bandOf`). */
export interface Pace {
  rate: Rate;
  low: number | null;
  high: number | null;
}

/** What all the day counts of a pace divide: 420 for 1 to 7 days. */
export const COMMON_DAYS = Array.from({ length: PACE_DAYS }, (_, index) => index + 1).reduce(
  leastCommonMultiple,
);

/**
 * The sum of the wards' means: what the wards whose days number 1, 2, … `PACE_DAYS` signed on them, in that
 * order. A city's pace is the sum of its wards' paces, to the last fraction of a record.
 */
export function rateOf(signedByDays: readonly number[]): Rate {
  const records = signedByDays.reduce((sum, signed, index) => sum + signed * (COMMON_DAYS / (index + 1)), 0);
  return { records, days: COMMON_DAYS };
}

/** Records a day; right to the last place that is printed, but not to be reckoned with. */
export function perDayOf({ records, days }: Rate): number {
  return records / days;
}

export interface RequiredRate {
  /** Records to sign each reporting day, rounded up. */
  perDay: number;
  /** Reporting days from the day after the reporting date to the deadline, both included. */
  daysLeft: number;
}

/**
 * What has to be signed each reporting day to finish by the deadline: the number leadership needs most, and
 * no percentage shows it (domain.md §1, §5). 0 a day when nothing is left; null when something is and no
 * reporting day remains.
 */
export function requiredRate(from: {
  remaining: number;
  date: ReportingDate;
  deadline: ReportingDate;
  holidays: Holidays;
}): RequiredRate | null {
  const { remaining, date, deadline, holidays } = from;
  const daysLeft = countReportingDays(addDays(date, 1), addDays(deadline, 1), holidays);
  if (remaining === 0) return { perDay: 0, daysLeft };
  return daysLeft === 0 ? null : { perDay: ceilOfQuotient(remaining, daysLeft), daysLeft };
}

/** How many times as fast the work must go, to one decimal (6.6); null when it does not go at all. */
export function speedUp(requiredPerDay: number, rate: Rate | null): number | null {
  if (rate === null || rate.records === 0) return null;
  return roundedQuotient(10 * requiredPerDay * rate.days, rate.records) / 10;
}

/**
 * Whether the pace leaves records over at the deadline: what remains takes more reporting days than are left.
 * So it never stands beside a forecast that says otherwise.
 */
export function isTooSlow(remaining: number, daysLeft: number, { records, days }: Rate): boolean {
  return remaining * days > records * daysLeft;
}

/** The factor in tenths, as it is told; null where "1,0 times" would say that nothing need change: a little faster. */
export function toldTenths(speedUp: number | null): number | null {
  const tenths = speedUp === null ? 0 : Math.round(speedUp * 10);
  return tenths > 10 ? tenths : null;
}

/** When the work is done. */
export interface Finish {
  date: ReportingDate;
  /** Reporting days from the day after the reporting date to that date, both included. */
  days: number;
}

/** 'beyond-limit' is "trên 365 ngày"; null cannot be told: "không xác định". */
export type Outlook = Finish | 'beyond-limit' | null;

export interface Forecast {
  earliest: Outlook;
  expected: Outlook;
  latest: Outlook;
}

export const NO_FORECAST: Forecast = { earliest: null, expected: null, latest: null };

/** When the remaining records are done at the pace, and at the fastest and slowest of its days (domain.md §5). */
export function forecastFinish(of: {
  remaining: number;
  pace: Pace | null;
  from: ReportingDate;
  holidays: Holidays;
}): Forecast {
  const { remaining, pace, from, holidays } = of;
  const outlook = (rate: Rate | null) => outlookAt(remaining, rate, from, holidays);
  return {
    earliest: outlook(pace && inOneDay(pace.high)),
    expected: outlook(pace && pace.rate),
    latest: outlook(pace && inOneDay(pace.low)),
  };
}

/**
 * The slowest and the fastest of an area's nearly complete days, in records. Null where there is none, and where the pace
 * does not lie between them: then they are too few to tell what its range is (domain.md §5).
 */
export function bandOf({ records, days }: Rate, complete: readonly number[]): Pick<Pace, 'low' | 'high'> {
  const [low, high] = [Math.min(...complete), Math.max(...complete)];
  const holdsPace = complete.length > 0 && low * days <= records && records <= high * days;
  return holdsPace ? { low, high } : { low: null, high: null };
}

/** What one day did, as a rate. */
export function inOneDay(records: number | null): Rate | null {
  return records === null ? null : { records, days: 1 };
}

/**
 * What should be done by the end of a date if every day from `start` to `deadline`, both included, did an
 * equal share: 0 before the start, all of it from the deadline on. In whole records.
 */
export function planAt(
  date: ReportingDate,
  start: ReportingDate,
  deadline: ReportingDate,
  required: number,
): number {
  if (date < start) return 0;
  if (date >= deadline) return required;
  return roundedQuotient(required * (daysBetween(start, date) + 1), daysBetween(start, deadline) + 1);
}

/** The last of as many reporting days as the rest takes: the calendar that pace and required rate count by. */
function outlookAt(remaining: number, rate: Rate | null, from: ReportingDate, holidays: Holidays): Outlook {
  if (remaining === 0) return { date: from, days: 0 };
  if (rate === null || rate.records === 0) return null;
  const days = ceilOfQuotient(remaining * rate.days, rate.records);
  if (days > FORECAST_LIMIT) return 'beyond-limit';
  const date = addReportingDays(from, days, holidays);
  return daysBetween(from, date) > FORECAST_LIMIT ? 'beyond-limit' : { date, days };
}

function leastCommonMultiple(a: number, b: number): number {
  return (a / greatestCommonDivisor(a, b)) * b;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
