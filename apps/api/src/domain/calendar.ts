import { addDays, daysBetween } from './reporting-date.js';
import type { ReportingDate } from './reporting-date.js';

/** A day on which no report is expected, and why (domain.md §4: 30/4–3/5/2022). */
export interface CalendarDay {
  date: ReportingDate;
  reason: string;
}

export type Holidays = ReadonlySet<ReportingDate>;

export function holidaysOf(days: readonly CalendarDay[]): Holidays {
  return new Set(days.map((day) => day.date));
}

/** Whether reports are expected for a date. Saturdays and Sundays are reporting days; only listed days are not. */
export function isReportingDay(date: ReportingDate, holidays: Holidays): boolean {
  return !holidays.has(date);
}

/** Days as stretches that follow each other without a gap, both ends included; in order. */
export function stretchesOf(dates: readonly ReportingDate[]): { from: ReportingDate; to: ReportingDate }[] {
  const stretches: { from: ReportingDate; to: ReportingDate }[] = [];
  for (const date of [...dates].sort()) {
    const last = stretches.at(-1);
    if (last && addDays(last.to, 1) === date) last.to = date;
    else stretches.push({ from: date, to: date });
  }
  return stretches;
}

/** How many reporting days lie in `[from, until)`: reckoned, not listed, so a far deadline costs no more than a near one. */
export function countReportingDays(from: ReportingDate, until: ReportingDate, holidays: Holidays): number {
  const within = [...holidays].filter((date) => date >= from && date < until).length;
  return Math.max(0, daysBetween(from, until) - within);
}

/** The `count`-th reporting day after a date; the date itself for 0. Reckoned, not walked to, as above. */
export function addReportingDays(date: ReportingDate, count: number, holidays: Holidays): ReportingDate {
  const later = [...holidays].filter((holiday) => holiday > date).sort();
  let day = addDays(date, count);
  for (const holiday of later) if (holiday <= day) day = addDays(day, 1);
  return day;
}

/**
 * The last `count` reporting days up to `date`, which is included if it is one; oldest first.
 * Never before `startDate`, so early in the campaign the answer is shorter.
 */
export function lastReportingDays(
  date: ReportingDate,
  count: number,
  holidays: Holidays,
  startDate: ReportingDate,
): ReportingDate[] {
  const days: ReportingDate[] = [];
  for (let day = date; day >= startDate && days.length < count; day = addDays(day, -1)) {
    if (isReportingDay(day, holidays)) days.unshift(day);
  }
  return days;
}
