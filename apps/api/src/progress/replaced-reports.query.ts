import type { ReportingDate } from '../domain/reporting-date.js';
import { callersDistrict, type Transaction } from '../platform/database.js';
import type { AsOf } from '../platform/recording.js';

/** How many reports of a date were replaced or returned: of one district, or of all when null. */
export async function countReplacedReports(
  tx: Transaction,
  date: ReportingDate,
  districtCode: string | null,
  asOf: AsOf,
): Promise<number> {
  const [row] = (await tx.query(
    `select count(*)::int as "replaced"
       from daily_report
      where reporting_date = $1 and superseded_at <= $2 and ($3::text is null or district_code = $3)
        and ($4::text is null or district_code = $4)`,
    [date, asOf, districtCode, callersDistrict(tx)],
  )) as { replaced: number }[];
  return row?.replaced ?? 0;
}
