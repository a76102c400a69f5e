import type { ReportingDate } from '../domain/reporting-date.js';
import { addDays } from '../domain/reporting-date.js';
import { callersDistrict, type Transaction } from '../platform/database.js';
import type { AsOf } from '../platform/recording.js';
import type { AreaScope } from './area-days.query.js';

/** Cumulative records of the three steps. */
export type Done = Record<'submitted' | 'verified' | 'signed', number>;

/**
 * What the wards that lie in an area on `date` had done by another day, wherever they lay then; by area code.
 * So a ward that moves brings its past along, and the change of an area is the sum of its wards' changes.
 */
export async function doneBy(
  tx: Transaction,
  scope: AreaScope,
  date: ReportingDate,
  by: ReportingDate,
  asOf: AsOf,
): Promise<Map<string, Done>> {
  const rows = (await tx.query(
    `select case $1 when 'city' then '' when 'district' then day.district_code else day.ward_code end as "areaCode",
            coalesce(sum(earlier.submitted), 0)::float8 as "submitted",
            coalesce(sum(earlier.verified), 0)::float8  as "verified",
            coalesce(sum(earlier.signed), 0)::float8    as "signed"
       from ward_day($2, $3, $4) as day
       left join lateral (
            select figure.submitted, figure.verified, figure.signed
              from figure
             where figure.ward_code = day.ward_code and figure.reporting_date <= $5
               and figure.recorded_at <= $2 and (figure.superseded_at is null or figure.superseded_at > $2)
             order by figure.reporting_date desc
             limit 1
            ) as earlier on true
      where ($6::text is null or day.district_code = $6)
        and ($7::text[] is null or day.ward_code = any ($7))
        and ($8::text is null or day.district_code = $8)
      group by 1`,
    [
      ...[scope.level, asOf, date, addDays(date, 1), by, scope.districtCode ?? null, scope.wardCodes ?? null],
      callersDistrict(tx),
    ],
  )) as (Done & { areaCode: string })[];
  return new Map(
    rows.map(({ areaCode, submitted, verified, signed }) => [areaCode, { submitted, verified, signed }]),
  );
}
