import type { ReportingDate } from '../domain/reporting-date.js';
import { addDays } from '../domain/reporting-date.js';
import { callersDistrict, type Transaction } from '../platform/database.js';
import type { AsOf } from '../platform/recording.js';

/** How many of the caller's campaign wards there were on a day, and how many reported. */
export async function reportsOn(
  tx: Transaction,
  date: ReportingDate,
  asOf: AsOf,
): Promise<{ wards: number; reported: number }> {
  const [counted] = (await tx.query(
    `select count(*)::int as "wards", (count(*) filter (where day.reported))::int as "reported"
       from ward_day($1, $2, $3) as day
      where ($4::text is null or day.district_code = $4)`,
    [asOf, date, addDays(date, 1), callersDistrict(tx)],
  )) as { wards: number; reported: number }[];
  return counted ?? { wards: 0, reported: 0 };
}

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
