import { deadlineOf, regimeInForce } from '../domain/regime.js';
import type { Regime } from '../domain/regime.js';
import { addDays, instantOf } from '../domain/reporting-date.js';
import type { ReportingDate } from '../domain/reporting-date.js';

/** How far a week has come at a moment. */
export interface ReportedPart {
  /** The day the briefing's figures are about. */
  date: ReportingDate;
  /** The day after the last one whose reports were due: what comes later cannot be missing yet. */
  dueUntil: ReportingDate;
}

/**
 * Which part of a week can be briefed on: the days whose deadline for the city has passed, or for which
 * everybody has reported. The figures are those of the last such day with a report; a week in which nobody
 * reported (a holiday) is told as it stood on its last day. Null when no day of the week is due yet.
 */
export function reportedPart(
  days: readonly { date: ReportingDate; wards: number; wardsReported: number }[],
  regimes: readonly Regime[],
  asOf: Date,
): ReportedPart | null {
  const due = days.filter(
    ({ date, wards, wardsReported }) =>
      cityDeadlineOf(date, regimes) <= asOf || (wards > 0 && wardsReported === wards),
  );
  const last = due.at(-1);
  if (!last) return null;
  const reported = due.findLast(({ wardsReported }) => wardsReported > 0);
  return { date: (reported ?? last).date, dueUntil: addDays(last.date, 1) };
}

/** Before the first regime there is no hour to wait for but the end of the day. */
function cityDeadlineOf(date: ReportingDate, regimes: readonly Regime[]): Date {
  const regime = regimeInForce(date, regimes);
  return regime ? deadlineOf(date, regime, 'city') : instantOf(addDays(date, 1), '00:00');
}
