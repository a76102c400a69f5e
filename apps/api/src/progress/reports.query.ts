import type { ReportingDate } from '../domain/reporting-date.js';
import { callersDistrict, type Transaction } from '../platform/database.js';
import type { AsOf } from '../platform/recording.js';

/** How many campaign wards there were on a day, and how many of them reported. */
export interface ReportsOfDay {
  wards: number;
  wardsReported: number;
}

/**
 * The reports about some days: of one district's wards, or of the city's when null. A reporter asks about the own
 * district, and is given no other. A day without campaign wards is not in it.
 */
export async function reportsOn(
  tx: Transaction,
  dates: readonly ReportingDate[],
  districtCode: string | null,
  asOf: AsOf,
): Promise<Map<ReportingDate, ReportsOfDay>> {
  const rows = (await tx.query(
    `select reporting_date::text as "date", wards, wards_reported as "wardsReported" from area_reports($1, $2, $3)`,
    [districtCode ?? callersDistrict(tx), asOf, dates],
  )) as (ReportsOfDay & { date: ReportingDate })[];
  return new Map(rows.map(({ date, ...reports }) => [date, reports]));
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
