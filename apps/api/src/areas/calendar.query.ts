import type { CalendarDay } from '../domain/calendar.js';
import type { Transaction } from '../platform/database.js';
import type { AsOf } from '../platform/recording.js';

/** The days on which no report is expected, in order; `holidaysOf` makes the set the rules ask for. */
export function calendarDays(tx: Transaction, asOf: AsOf = 'infinity'): Promise<CalendarDay[]> {
  return tx.query(CALENDAR_DAYS, [asOf]);
}

/** $1 as of. */
export const CALENDAR_DAYS = `
select date::text as "date", reason
  from calendar_day
 where recorded_at <= $1 and coalesce(superseded_at > $1, true)
 order by date`;
