declare const calendarDay: unique symbol;

/**
 * The day a report is *about*: a real calendar day in Asia/Ho_Chi_Minh, written 'YYYY-MM-DD'.
 *
 * Text rather than `Date`: it sorts, compares and travels as it is, and has no time of day that a zone
 * could move.
 */
export type ReportingDate = string & { readonly [calendarDay]: true };

/** Half-open: `from` belongs to the period, `until` does not. */
export interface Period {
  from: ReportingDate;
  until: ReportingDate;
}

const DAY = 86_400_000;

/** UTC+7 all year: Vietnam has no daylight saving (domain.md §4), so the offset is a constant and not a zone. */
const OFFSET = 7 * 3_600_000;

/** The text as a reporting date; a `RangeError` when it is not a day of the calendar. */
export function reportingDate(text: string): ReportingDate {
  if (!isReportingDate(text)) throw new RangeError(`not a calendar day written YYYY-MM-DD: ${text}`);
  return text;
}

/** Whether the text is a real day: '2022-02-29' and '2022-5-7' are not. */
export function isReportingDate(text: string): text is ReportingDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const midnight = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(midnight) && dayText(midnight) === text;
}

/** A day as it is written by hand, day first ('7/5/2022', '07.05.2022') or as '2022-05-07'; null when it is none. */
export function readDate(text: string): ReportingDate | null {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim()) ?? [];
  const written = day === '' ? text.trim() : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isReportingDate(written) ? written : null;
}

/**
 * A day as it is typed into a form, day first: '7/5/2022', '7/5/22', '07052022', '070522', and '7/5' in the year
 * of `today`; null when it is none. Only for a field that shows what it understood: a file is read by `readDate`.
 */
export function readTypedDate(text: string, today: ReportingDate): ReportingDate | null {
  const written = text.trim();
  const parts =
    /^(\d{1,2})[/.\s-](\d{1,2})(?:[/.\s-](\d{4}|\d{2}))?$/.exec(written) ??
    /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(written);
  if (!parts) return readDate(written);
  const [, day = '', month = '', year = today.slice(0, 4)] = parts;
  return readDate(`${day}/${month}/${year.length === 2 ? `${today.slice(0, 2)}${year}` : year}`);
}

export function addDays(date: ReportingDate, days: number): ReportingDate {
  return dayText(midnightOf(date) + days * DAY);
}

/** Days from one date to another; negative when `until` is the earlier one. */
export function daysBetween(from: ReportingDate, until: ReportingDate): number {
  return (midnightOf(until) - midnightOf(from)) / DAY;
}

/** Every day of `[from, until)`, in order; empty when `until` is not later. */
export function datesFrom(from: ReportingDate, until: ReportingDate): ReportingDate[] {
  const length = Math.max(0, daysBetween(from, until));
  return Array.from({ length }, (_, index) => addDays(from, index));
}

/** The week a date lies in: Monday up to, not including, the next Monday (domain.md §4). */
export function weekOf(date: ReportingDate): Period {
  const from = addDays(date, -daysSinceMonday(date));
  return { from, until: addDays(from, 7) };
}

/** The ISO number of the date's week: week 1 is the one with the year's first Thursday. */
export function weekNumberOf(date: ReportingDate): number {
  const thursday = addDays(date, 3 - daysSinceMonday(date));
  const newYear = reportingDate(`${thursday.slice(0, 4)}-01-01`);
  return 1 + Math.floor(daysBetween(newYear, thursday) / 7);
}

/** The instant at which the clocks in Ho Chi Minh City show `time` ('HH:MM') on that date. */
export function instantOf(date: ReportingDate, time: string): Date {
  if (!isTimeOfDay(time)) throw new RangeError(`not a time of day written HH:MM: ${time}`);
  return new Date(Date.parse(`${date}T${time}:00Z`) - OFFSET);
}

/** Whether the text is a time of day from '00:00' to '23:59'. */
export function isTimeOfDay(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** The date in Ho Chi Minh City at an instant, whatever the zone of the machine. */
export function reportingDateOf(instant: Date): ReportingDate {
  return dayText(instant.getTime() + OFFSET);
}

/** What the clocks in Ho Chi Minh City show at an instant: 'HH:MM'. */
export function localTimeOf(instant: Date): string {
  return new Date(instant.getTime() + OFFSET).toISOString().slice(11, 16);
}

function midnightOf(date: ReportingDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function dayText(milliseconds: number): ReportingDate {
  return new Date(milliseconds).toISOString().slice(0, 10) as ReportingDate;
}

function daysSinceMonday(date: ReportingDate): number {
  return (new Date(midnightOf(date)).getUTCDay() + 6) % 7;
}
