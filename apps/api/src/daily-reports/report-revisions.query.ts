import type { DailyReport } from '../contract/daily-report.js';
import type { Transaction } from '../platform/database.js';

/** Every filing of a district for one day, newest first. */
export async function reportRevisions(
  tx: Transaction,
  districtCode: string,
  date: string,
): Promise<DailyReport['revisions']> {
  const rows = (await tx.query(
    `select id, revision, state, receipt_code as "receiptCode", filed_at as "filedAt",
            filed_by_name as "filedByName"
       from daily_report
      where district_code = $1 and reporting_date = $2
      order by revision desc`,
    [districtCode, date],
  )) as (Omit<DailyReport['revisions'][number], 'filedAt'> & { filedAt: Date })[];
  return rows.map((row) => ({ ...row, filedAt: row.filedAt.toISOString() }));
}
