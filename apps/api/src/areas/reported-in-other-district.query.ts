import type { ReportingDate } from '../domain/reporting-date.js';
import type { Transaction } from '../platform/database.js';

/** Reported days of these wards on which another district reported than is the parent now. */
export function reportedInOtherDistrict(
  tx: Transaction,
  wardCodes: readonly string[],
): Promise<
  { wardCode: string; wardName: string; districtCode: string; from: ReportingDate; to: ReportingDate }[]
> {
  return tx.query(
    `select figure.ward_code                 as "wardCode",
            max(ward.name)                   as "wardName",
            figure.district_code             as "districtCode",
            min(figure.reporting_date)::text as "from",
            max(figure.reporting_date)::text as "to"
       from figure
       join ward_version as ward
         on ward.ward_code = figure.ward_code and ward.superseded_at is null
        and ward.valid_from <= figure.reporting_date
        and coalesce(ward.valid_until > figure.reporting_date, true)
      where figure.superseded_at is null and figure.ward_code = any($1)
        and ward.district_code <> figure.district_code
      group by figure.ward_code, figure.district_code
      order by figure.ward_code, figure.district_code`,
    [wardCodes],
  );
}
