import { addDays, daysBetween, reportingDate } from '../domain/reporting-date.js';

const EPOCH = reportingDate('1970-01-01');

/** A `YYYY-MM-DD` as a position on an axis: days since 1970-01-01. A text that is no day is a `RangeError`. */
export function dayNumber(date: string): number {
  return daysBetween(EPOCH, reportingDate(date));
}

/** 'dd/MM' of a `YYYY-MM-DD`: what an axis prints. */
export function dayMonth(date: string): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}`;
}

/**
 * The days to print below an axis: its first one, and from there at even steps of whole weeks, as few as keep
 * `gap` days between two of them; days one by one where the axis is as short as that.
 */
export function dateTicks(from: string, to: string, gap: number): string[] {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  const step = STEPS.find((days) => days >= gap) ?? 7 * Math.ceil(gap / 7);
  const count = Math.floor((last - first) / step) + 1;
  return Array.from({ length: count }, (_, index) => addDays(EPOCH, first + index * step));
}

const STEPS = [1, 2, 7, 14, 28];
