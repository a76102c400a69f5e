import type { ReportingDate } from '../domain/reporting-date.js';
import type { Transaction } from '../platform/database.js';
import type { AsOf } from '../platform/recording.js';

/** The latest date up to `today` about which anything was reported; null before the first report. */
export async function latestReportedDate(
  tx: Transaction,
  today: ReportingDate,
  asOf: AsOf,
): Promise<ReportingDate | null> {
  const [row] = (await tx.query(
    `select max(reporting_date)::text as "date" from daily_report where reporting_date <= $1 and filed_at <= $2`,
    [today, asOf],
  )) as { date: ReportingDate | null }[];
  return row?.date ?? null;
}
