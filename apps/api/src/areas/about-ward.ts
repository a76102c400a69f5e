/** The ward a fact is about, as the fields of `aboutWard` in the contract. */
export const ABOUT_WARD = `fact.ward_code as "wardCode", ward.name as "wardName",
            ward.district_code as "districtCode", district.name as "districtName"`;

/** Joins the ward as it stood on the fact's own first day; to a reporter, $4, only when it lay in the own district. */
export function wardOnDay(column: 'valid_from' | 'effective_date'): string {
  return `left join ward_version as ward
         on ward.ward_code = fact.ward_code and ward.superseded_at is null
        and ward.valid_from <= fact.${column} and coalesce(ward.valid_until > fact.${column}, true)
        and ($4::text is null or ward.district_code = $4)
       left join district on district.code = ward.district_code`;
}
