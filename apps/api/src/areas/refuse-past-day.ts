import type { ReportingDate } from '../domain/reporting-date.js';
import type { Transaction } from '../platform/database.js';
import { Problem } from '../platform/problem.js';
import { lastToldDate } from './last-told-date.query.js';

/**
 * Refuses a change that counts from `from` on when it alters numbers of a past day, unless it is said to be a
 * correction (domain.md §3.4). Null is a change that counts on no day.
 *
 * A day is past when it lies before today and numbers of it, or of a later day, were reported or published.
 */
export async function refusePastDay(
  tx: Transaction,
  from: ReportingDate | null,
  today: ReportingDate,
  correction: boolean,
): Promise<void> {
  if (correction || from === null || from >= today) return;
  const lastDate = await lastToldDate(tx);
  if (lastDate !== null && from <= lastDate) throw new Problem('fact.changes-past-day', { from, lastDate });
}
