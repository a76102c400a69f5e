import type { FilingDay } from '../contract/daily-report.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import type { Transaction } from '../platform/database.js';

type LeftOut = FilingDay['wardsLeftOut'];

/**
 * By day, the wards a district's report in force leaves out: campaign wards of the district on the day that no
 * report has figures for. They joined the campaign, or moved to the district, after the report was filed.
 */
export async function wardsLeftOut(
  tx: Transaction,
  districtCode: string,
): Promise<ReadonlyMap<ReportingDate, LeftOut>> {
  const rows = (await tx.query(
    `select report.reporting_date::text as "date", ward.ward_code as "code", ward.name
       from daily_report as report
       join ward_version as ward
         on ward.district_code = report.district_code and ward.superseded_at is null
        and ward.valid_from <= report.reporting_date
        and coalesce(ward.valid_until > report.reporting_date, true)
       join campaign_member as member
         on member.ward_code = ward.ward_code and member.superseded_at is null
        and member.valid_from <= report.reporting_date
        and coalesce(member.valid_until > report.reporting_date, true)
      where report.district_code = $1 and report.superseded_at is null and report.state <> 'returned'
        and not exists (
              select from figure
               where figure.ward_code = ward.ward_code and figure.reporting_date = report.reporting_date
                 and figure.superseded_at is null)
      order by report.reporting_date, ward.ward_code`,
    [districtCode],
  )) as ({ date: ReportingDate } & LeftOut[number])[];
  const days = new Map<ReportingDate, LeftOut>();
  for (const { date, ...ward } of rows) days.set(date, [...(days.get(date) ?? []), ward]);
  return days;
}
