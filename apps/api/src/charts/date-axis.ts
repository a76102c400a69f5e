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
 * The days to print below an axis: first the ones that matter, in the order given, then every seventh
 * day, each only if it keeps `gap` days from all before it.
 */
export function dateTicks(important: readonly string[], from: string, to: string, gap: number): string[] {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  const weekly = Array.from({ length: Math.floor((last - first) / 7) + 1 }, (_, week) => first + 7 * week);
  const kept: number[] = [];
  for (const day of [...important.map(dayNumber), ...weekly]) {
    if (day >= first && day <= last && kept.every((other) => Math.abs(other - day) >= gap)) kept.push(day);
  }
  return kept.sort((a, b) => a - b).map((day) => addDays(EPOCH, day));
}
