import type { ReportingDate } from '../domain/reporting-date.js';
import { callersDistrict, type Transaction } from '../platform/database.js';
import type { AsOf } from '../platform/recording.js';

export interface WardPlace {
  name: string;
  districtCode: string;
  districtName: string;
}

/** What a ward was called and where it lay on a date; null when it did not exist, or may not be seen. */
export async function wardPlace(
  tx: Transaction,
  wardCode: string,
  date: ReportingDate,
  asOf: AsOf,
): Promise<WardPlace | null> {
  const [place] = (await tx.query(
    `select ward.name, ward.district_code as "districtCode", district.name as "districtName"
       from ward_version as ward
       join district_version as district
         on district.district_code = ward.district_code
        and district.recorded_at <= $3 and coalesce(district.superseded_at > $3, true)
      where ward.ward_code = $1
        and ward.valid_from <= $2 and coalesce(ward.valid_until > $2, true)
        and ward.recorded_at <= $3 and coalesce(ward.superseded_at > $3, true)
        and ($4::text is null or ward.district_code = $4)`,
    [wardCode, date, asOf, callersDistrict(tx)],
  )) as WardPlace[];
  return place ?? null;
}
