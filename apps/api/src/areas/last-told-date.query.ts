import type { ReportingDate } from '../domain/reporting-date.js';
import type { Transaction } from '../platform/database.js';

/**
 * The last day with numbers that were reported by a ward or published: the day at the head of a document, or a day of
 * its week that was over when it was made. The rest of its week is not published. Null before any.
 */
export async function lastToldDate(tx: Transaction): Promise<ReportingDate | null> {
  const [row] = (await tx.query(
    `select greatest(
              (select max(reporting_date) from figure where superseded_at is null),
              (select max(greatest(figures_date,
                                   least(until_date, (as_of at time zone 'Asia/Ho_Chi_Minh')::date) - 1))
                 from document)
            )::text as "date"`,
  )) as { date: ReportingDate | null }[];
  return row?.date ?? null;
}
