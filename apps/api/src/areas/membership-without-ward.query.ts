import type { ReportingDate } from '../domain/reporting-date.js';
import type { Transaction } from '../platform/database.js';

/** Memberships in force that reach over days on which the ward has no name and no district. */
export function membershipWithoutWard(
  tx: Transaction,
  wardCodes: readonly string[],
): Promise<{ wardCode: string; validFrom: ReportingDate; validUntil: ReportingDate | null }[]> {
  return tx.query(
    `select member.ward_code as "wardCode", member.valid_from::text as "validFrom",
            member.valid_until::text as "validUntil"
       from campaign_member as member
      where member.superseded_at is null and member.ward_code = any($1)
        and not (
          select coalesce(range_agg(daterange(ward.valid_from, ward.valid_until)), '{}')
            from ward_version as ward
           where ward.ward_code = member.ward_code and ward.superseded_at is null
        ) @> daterange(member.valid_from, member.valid_until)
      order by member.ward_code, member.valid_from`,
    [wardCodes],
  );
}
