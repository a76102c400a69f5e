import type { ReportingDate } from '../domain/reporting-date.js';
import type { Transaction } from '../platform/database.js';

/** Wards of these districts for days on which the district does not exist. */
export function wardsWithoutDistrict(
  tx: Transaction,
  districtCodes: readonly string[],
): Promise<{ wardCode: string; name: string; validFrom: ReportingDate; validUntil: ReportingDate | null }[]> {
  return tx.query(
    `select ward.ward_code as "wardCode", ward.name, ward.valid_from::text as "validFrom",
            ward.valid_until::text as "validUntil"
       from ward_version as ward
       join district_version as district
         on district.district_code = ward.district_code and district.superseded_at is null
      where ward.superseded_at is null and ward.district_code = any($1)
        and not daterange(district.valid_from, district.valid_until) @> daterange(ward.valid_from, ward.valid_until)
      order by ward.ward_code, ward.valid_from`,
    [districtCodes],
  );
}
