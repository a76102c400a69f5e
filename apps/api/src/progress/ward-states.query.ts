import type { ReportingDate } from '../domain/reporting-date.js';
import type { Timeliness } from '../domain/timeliness.js';
import { callersDistrict, type Transaction } from '../platform/database.js';
import type { AsOf } from '../platform/recording.js';

/** Whether and how one ward reported on one day. */
export interface WardReporting {
  wardCode: string;
  /** Its name on the day. */
  name: string;
  districtCode: string;
  date: ReportingDate;
  isReportingDay: boolean;
  timeliness: Timeliness | null;
  returned: boolean;
}

/** Every campaign ward (of one district, or of all when null) on every day of `[from, until)`, by ward and day. */
export function wardReporting(
  tx: Transaction,
  districtCode: string | null,
  from: ReportingDate,
  until: ReportingDate,
  asOf: AsOf,
): Promise<WardReporting[]> {
  return tx.query(
    `select day.ward_code            as "wardCode",
            ward.name,
            day.district_code        as "districtCode",
            day.reporting_date::text as "date",
            day.is_reporting_day     as "isReportingDay",
            day.timeliness,
            day.returned
       from ward_day($1, $2, $3) as day
       join ward_version as ward
         on ward.ward_code = day.ward_code
        and ward.valid_from <= day.reporting_date and coalesce(ward.valid_until > day.reporting_date, true)
        and ward.recorded_at <= $1 and coalesce(ward.superseded_at > $1, true)
      where ($4::text is null or day.district_code = $4)
        and ($5::text is null or day.district_code = $5)
      order by day.district_code, day.ward_code, day.reporting_date`,
    [asOf, from, until, districtCode, callersDistrict(tx)],
  );
}
