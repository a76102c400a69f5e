import { knownThen } from './fact-versions.query.js';

/** The ward a fact is about, as the fields of `aboutWard` in the contract. */
export const ABOUT_WARD = `fact.ward_code as "wardCode", ward.name as "wardName",
            ward.district_code as "districtCode", district.name as "districtName"`;

/**
 * Joins the ward as it stood on the fact's own first day; to a reporter, $4, as it stands in the own district, on that
 * day if it lay there.
 */
export function wardOnDay(column: 'valid_from' | 'effective_date'): string {
  const covers = `ward.valid_from <= fact.${column} and coalesce(ward.valid_until > fact.${column}, true)`;
  return `left join lateral (
         select ward.name, ward.district_code from ward_version as ward
          where ward.ward_code = fact.ward_code and ${knownThen('ward')}
            and case when $4::text is null then ${covers} else ward.district_code = $4 end
          order by ${covers} desc, ward.valid_from desc limit 1
       ) as ward on true
       left join district on district.code = ward.district_code`;
}
