import type { Ward } from '../contract/area.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import { callersDistrict, type Transaction } from '../platform/database.js';
import type { AsOf } from '../platform/recording.js';

export type { Ward };

/**
 * Every ward as it stood on a reporting date, members of the campaign or not, with its parent of that day
 * and what was required of it. A district's reporter is given the wards of the own district.
 */
export function wards(tx: Transaction, date: ReportingDate, asOf: AsOf = 'infinity'): Promise<Ward[]> {
  return tx.query(
    `select ward.ward_code       as "code",
            ward.name            as "name",
            ward.kind            as "kind",
            ward.district_code   as "districtCode",
            district.name        as "districtName",
            ward.population      as "population",
            exists (
              select from campaign_member as member
               where member.ward_code = ward.ward_code
                 and member.valid_from <= $1 and coalesce(member.valid_until > $1, true)
                 and member.recorded_at <= $2 and coalesce(member.superseded_at > $2, true)
            )                    as "isMember",
            requirement.required as "required"
       from ward_version as ward
       join district_version as district
         on district.district_code = ward.district_code
        and district.recorded_at <= $2 and coalesce(district.superseded_at > $2, true)
       left join lateral (
         select version.required from required_version as version
          where version.ward_code = ward.ward_code and version.effective_date <= $1
            and version.recorded_at <= $2 and coalesce(version.superseded_at > $2, true)
          order by version.effective_date desc limit 1
       ) as requirement on true
      where ward.valid_from <= $1 and coalesce(ward.valid_until > $1, true)
        and ward.recorded_at <= $2 and coalesce(ward.superseded_at > $2, true)
        and ($3::text is null or ward.district_code = $3)
      order by ward.ward_code`,
    [date, asOf, callersDistrict(tx)],
  );
}
