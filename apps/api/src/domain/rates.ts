import { countReportingDays } from './calendar.js';
import type { Holidays } from './calendar.js';
import { addDays, daysBetween } from './reporting-date.js';
import type { ReportingDate } from './reporting-date.js';

/** How many reporting days the pace looks back (domain.md §5). */
export const PACE_DAYS = 7;

/** A forecast further away than this is not one: "không xác định" (domain.md §5). */
export const FORECAST_LIMIT = 365;

/** Records a day: the mean, and the band from the slowest to the fastest of the same days. */
export interface Pace {
  pace: number;
  low: number;
  high: number;
}

/**
 * The pace over the given reporting days, which end with one that was reported; null without a
 * reported day. A missing day (null) counts among the days, for its work arrived with the next report
 * (domain.md §3.5), but not in the band: nobody knows what it did.
 */
export function paceOf(increments: readonly (number | null)[]): Pace | null {
  const reported = increments.filter((increment) => increment !== null);
  if (reported.length === 0) return null;
  const total = reported.reduce((sum, increment) => sum + increment, 0);
  return { pace: total / increments.length, low: Math.min(...reported), high: Math.max(...reported) };
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
  required: number;
  signed: number;
  date: ReportingDate;
  deadline: ReportingDate;
  holidays: Holidays;
}): RequiredRate | null {
  const remaining = Math.max(0, from.required - from.signed);
  const daysLeft = countReportingDays(addDays(from.date, 1), addDays(from.deadline, 1), from.holidays);
  if (remaining === 0) return { perDay: 0, daysLeft };
  return daysLeft === 0 ? null : { perDay: Math.ceil(remaining / daysLeft), daysLeft };
}

/** How many times as fast the work must go, to one decimal (6.6); null when it does not go at all. */
export function speedUp(requiredPerDay: number, pace: number): number | null {
  return pace > 0 ? Math.round((requiredPerDay / pace) * 10) / 10 : null;
}

/** The factor in tenths, as it is told; null where "1,0 times" would say that nothing need change: a little faster. */
export function toldTenths(speedUp: number | null): number | null {
  const tenths = speedUp === null ? 0 : Math.round(speedUp * 10);
  return tenths > 10 ? tenths : null;
}

/** Each null where it cannot be told: "không xác định". */
export interface Forecast {
  earliest: ReportingDate | null;
  expected: ReportingDate | null;
  latest: ReportingDate | null;
}

export const NO_FORECAST: Forecast = { earliest: null, expected: null, latest: null };

/** When the remaining records are done at the pace, and at the fastest and slowest of its days (domain.md §5). */
export function forecastFinish(of: { remaining: number; pace: Pace | null; from: ReportingDate }): Forecast {
  return {
    earliest: finishAt(of.remaining, of.pace?.high ?? 0, of.from),
    expected: finishAt(of.remaining, of.pace?.pace ?? 0, of.from),
    latest: finishAt(of.remaining, of.pace?.low ?? 0, of.from),
  };
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
  return Math.round((required * (daysBetween(start, date) + 1)) / (daysBetween(start, deadline) + 1));
}

function finishAt(remaining: number, perDay: number, from: ReportingDate): ReportingDate | null {
  if (remaining <= 0) return from;
  const days = Math.ceil(remaining / perDay);
  return perDay > 0 && days <= FORECAST_LIMIT ? addDays(from, days) : null;
}
