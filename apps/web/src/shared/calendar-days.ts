import {
  addDays,
  daysBetween,
  type ReportingDate,
  reportingDate,
  weekOf,
} from '@api/domain/reporting-date.js';

/** The weeks a month touches, each from Monday to Sunday; `month` is any day of it. */
export function weeksOfMonth(month: ReportingDate): ReportingDate[][] {
  const first = firstOfMonth(month);
  const { from } = weekOf(first);
  const weeks = Math.ceil(daysBetween(from, addMonths(first, 1)) / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => addDays(from, week * 7 + day)),
  );
}

/** The same day of another month; its last day where it has no such day. */
export function addMonths(date: ReportingDate, months: number): ReportingDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  last.setUTCDate(Math.min(day, last.getUTCDate()));
  return reportingDate(last.toISOString().slice(0, 10));
}

/** Where a key leads from a day of the calendar; null when it leads nowhere. */
export function dayByKey(date: ReportingDate, key: string): ReportingDate | null {
  const week = weekOf(date);
  switch (key) {
    case 'ArrowLeft':
      return addDays(date, -1);
    case 'ArrowRight':
      return addDays(date, 1);
    case 'ArrowUp':
      return addDays(date, -7);
    case 'ArrowDown':
      return addDays(date, 7);
    case 'Home':
      return week.from;
    case 'End':
      return addDays(week.until, -1);
    case 'PageUp':
      return addMonths(date, -1);
    case 'PageDown':
      return addMonths(date, 1);
    default:
      return null;
  }
}

/** The nearest day from `first` to `last`, both included. */
export function nearestDay(date: ReportingDate, { first, last }: DayRange): ReportingDate {
  if (first !== undefined && date < first) return first;
  return last !== undefined && date > last ? last : date;
}

/** The days that can be chosen, both ends included. */
export interface DayRange {
  first?: ReportingDate | undefined;
  last?: ReportingDate | undefined;
}

function firstOfMonth(date: ReportingDate): ReportingDate {
  return reportingDate(`${date.slice(0, 7)}-01`);
}
