import type { ReportingDate } from '../domain/reporting-date.js';
import type { Transaction } from '../platform/database.js';
import type { AsOf } from '../platform/recording.js';

/** How often reports of a date were filed anew: of one district, or of all when null. */
export async function countRefilings(
  tx: Transaction,
  date: ReportingDate,
  districtCode: string | null,
  asOf: AsOf,
): Promise<number> {
  const [row] = (await tx.query(
    `select count(*)::int as "refilings"
       from daily_report
      where reporting_date = $1 and revision > 1 and filed_at <= $2
        and ($3::text is null or district_code = $3)`,
    [date, asOf, districtCode],
  )) as { refilings: number }[];
  return row?.refilings ?? 0;
}
