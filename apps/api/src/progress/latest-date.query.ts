import type { ReportingDate } from '../domain/reporting-date.js';
import { callersDistrict, type Transaction } from '../platform/database.js';
import type { AsOf } from '../platform/recording.js';

/** The latest date up to `today` for which a report is in force; null before the first. */
export async function latestReportedDate(
  tx: Transaction,
  today: ReportingDate,
  asOf: AsOf,
): Promise<ReportingDate | null> {
  const [row] = (await tx.query(
    `select report.reporting_date::text as "date"
       from daily_report as report
      where report.reporting_date <= $1 and ($3::text is null or report.district_code = $3)
        and exists (
              select from figure
               where figure.report_id = report.id and figure.recorded_at <= $2
                 and (figure.superseded_at is null or figure.superseded_at > $2))
      order by report.reporting_date desc
      limit 1`,
    [today, asOf, callersDistrict(tx)],
  )) as { date: ReportingDate }[];
  return row?.date ?? null;
}
