import type { ReportingDate } from '../domain/reporting-date.js';
import type { Transaction } from '../platform/database.js';
import type { AsOf } from '../platform/recording.js';

/** Whether a ward joined, left or moved after the first date, up to and with the second one, as far as the caller sees. */
export async function wardsChangedBetween(
  tx: Transaction,
  first: ReportingDate,
  second: ReportingDate,
  asOf: AsOf,
): Promise<boolean> {
  const [row] = (await tx.query(CHANGED, [asOf, first, second])) as { hasChanged: boolean }[];
  return row?.hasChanged ?? true;
}

const CHANGED = `
select exists (
         select from campaign_member
          where recorded_at <= $1 and (superseded_at is null or superseded_at > $1)
            and (valid_from > $2 and valid_from <= $3 or valid_until > $2 and valid_until <= $3)
       ) or exists (
         select from ward_version
          where recorded_at <= $1 and (superseded_at is null or superseded_at > $1)
            and (valid_from > $2 and valid_from <= $3 or valid_until > $2 and valid_until <= $3)
       ) as "hasChanged"`;
