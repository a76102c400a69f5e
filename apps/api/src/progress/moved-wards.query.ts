import type { ReportingDate } from '../domain/reporting-date.js';
import type { Transaction } from '../platform/database.js';
import type { AsOf } from '../platform/recording.js';

/** A campaign ward that lay elsewhere on one date than on another: null where it took no part. */
export interface MovedWard {
  code: string;
  before: string | null;
  now: string | null;
}

/** The wards whose district on the later date is not that of the earlier one, as known at a moment, as far as the caller sees. */
export function movedWards(
  tx: Transaction,
  earlier: ReportingDate,
  later: ReportingDate,
  asOf: AsOf,
): Promise<MovedWard[]> {
  return tx.query(MOVED, [asOf, earlier, later]);
}

const LYING = (date: string) => `
select member.ward_code, place.district_code
  from campaign_member as member
  join ward_version as place on place.ward_code = member.ward_code
 where member.recorded_at <= $1 and (member.superseded_at is null or member.superseded_at > $1)
   and place.recorded_at <= $1 and (place.superseded_at is null or place.superseded_at > $1)
   and member.valid_from <= ${date} and (member.valid_until is null or member.valid_until > ${date})
   and place.valid_from <= ${date} and (place.valid_until is null or place.valid_until > ${date})`;

const MOVED = `
select coalesce(earlier.ward_code, later.ward_code) as "code", earlier.district_code as "before",
       later.district_code as "now"
  from (${LYING('$2')}) as earlier
  full join (${LYING('$3')}) as later on later.ward_code = earlier.ward_code
 where earlier.district_code is distinct from later.district_code`;
