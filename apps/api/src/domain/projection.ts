import type { Pace } from './rates.js';
import { daysBetween } from './reporting-date.js';
import type { ReportingDate } from './reporting-date.js';

/** Records done by a day, at the slowest, mean and fastest recent pace; never more than are required. */
export interface Projection {
  date: ReportingDate;
  low: number;
  expected: number;
  high: number;
}

/**
 * What will be done by the end of `by` if every day from now on adds what the pace's days added: the band
 * that opens on the burn-up. Counted in calendar days like the forecast finish, so that both tell one story.
 * Null without a pace, and for a day that is not ahead.
 */
export function projectionAt(of: {
  done: number;
  required: number;
  pace: Pace | null;
  from: ReportingDate;
  by: ReportingDate;
}): Projection | null {
  const days = daysBetween(of.from, of.by);
  if (of.pace === null || days <= 0) return null;
  const doneAt = (perDay: number) =>
    Math.min(Math.max(of.required, of.done), of.done + Math.round(perDay * days));
  return {
    date: of.by,
    low: doneAt(of.pace.low),
    expected: doneAt(of.pace.pace),
    high: doneAt(of.pace.high),
  };
}
