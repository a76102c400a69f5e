import type { DeadlineVersion } from '../domain/deadlines.js';
import type { Transaction } from '../platform/database.js';
import type { AsOf } from '../platform/recording.js';

/** The campaign's deadlines in the order they were decided; `deadlineInForce` says which one holds on a date. */
export function deadlines(tx: Transaction, asOf: AsOf = 'infinity'): Promise<DeadlineVersion[]> {
  return tx.query(DEADLINES, [asOf]);
}

/** $1 as of. */
export const DEADLINES = `
select deadline_date::text as "deadlineDate", decided_on::text as "decidedOn", document, reason
  from deadline_version
 where recorded_at <= $1 and coalesce(superseded_at > $1, true)
 order by decided_on, recorded_at`;
