import type { ReportingDate } from '../domain/reporting-date.js';
import type { Transaction } from '../platform/database.js';

/** The last day something was told about: reported by a ward, or the last of a document we made. Null before any. */
export async function lastToldDate(tx: Transaction): Promise<ReportingDate | null> {
  const [row] = (await tx.query(
    `select greatest(
              (select max(reporting_date) from figure where superseded_at is null),
              (select max(until_date) - 1 from document)
            )::text as "date"`,
  )) as { date: ReportingDate | null }[];
  return row?.date ?? null;
}
