import type { ReportingDate } from '../domain/reporting-date.js';
import type { Transaction } from '../platform/database.js';

export interface RequiredBelowSubmitted {
  wardCode: string;
  wardName: string | null;
  date: ReportingDate;
  submitted: number;
  required: number;
}

/**
 * Wards whose required, from some version on, lies below what they have submitted: on a day it holds for, or
 * on the last reported day before it. A day reported before the first version has none, which is no better
 * than too little. One row a ward, with its highest submitted of those days.
 */
export function requiredBelowSubmitted(
  tx: Transaction,
  wardCodes: readonly string[],
): Promise<RequiredBelowSubmitted[]> {
  return tx.query(
    `select distinct on (version.ward_code)
            version.ward_code           as "wardCode",
            ward.name                   as "wardName",
            figure.reporting_date::text as "date",
            figure.submitted            as "submitted",
            coalesce(version.required, 0) as "required"
       from (
         select ward_code, required, effective_date,
                lead(effective_date, 1, 'infinity') over (partition by ward_code order by effective_date) as next_date
           from (
                  select ward_code, required, effective_date
                    from required_version
                   where superseded_at is null and ward_code = any($1)
                  union all
                  select ward_code, null, '-infinity' from unnest($1::text[]) as ward_code
                ) as known
       ) as version
       join figure on figure.ward_code = version.ward_code and figure.superseded_at is null
        and figure.reporting_date < version.next_date
        and figure.reporting_date >= coalesce((
          select max(carried.reporting_date) from figure as carried
           where carried.ward_code = version.ward_code and carried.superseded_at is null
             and carried.reporting_date <= version.effective_date
        ), version.effective_date)
       left join ward_version as ward
         on ward.ward_code = version.ward_code and ward.superseded_at is null
        and ward.valid_from <= figure.reporting_date
        and coalesce(ward.valid_until > figure.reporting_date, true)
      where version.required is null or figure.submitted > version.required
      order by version.ward_code, figure.submitted desc, figure.reporting_date`,
    [wardCodes],
  );
}
