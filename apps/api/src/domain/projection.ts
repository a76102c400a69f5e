import { countReportingDays, type Holidays } from './calendar.js';
import { inOneDay, type Pace, type Rate } from './rates.js';
import { addDays } from './reporting-date.js';
import type { ReportingDate } from './reporting-date.js';
import { roundedQuotient } from './whole-numbers.js';

/** Records done by a day at the pace, and at its slowest and fastest day; never more than there are to do. */
export interface Projection {
  date: ReportingDate;
  low: number | null;
  expected: number;
  high: number | null;
}

/**
 * What will be done by the end of `by` if every reporting day from now on adds what the pace says: the band
 * that opens on the burn-up. Counted in reporting days like pace, required rate and forecast, so that all of
 * them tell one story. Null without a pace, and for a day that is not ahead.
 */
export function projectionAt(of: {
  done: number;
  remaining: number;
  pace: Pace | null;
  from: ReportingDate;
  by: ReportingDate;
  holidays: Holidays;
}): Projection | null {
  const { done, remaining, pace, from, by, holidays } = of;
  if (pace === null || by <= from) return null;
  const days = countReportingDays(addDays(from, 1), addDays(by, 1), holidays);
  const doneAt = (rate: Rate) => done + Math.min(remaining, roundedQuotient(rate.records * days, rate.days));
  const [slowest, fastest] = [inOneDay(pace.low), inOneDay(pace.high)];
  return {
    date: by,
    low: slowest && doneAt(slowest),
    expected: doneAt(pace.rate),
    high: fastest && doneAt(fastest),
  };
}
