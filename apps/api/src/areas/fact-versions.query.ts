import type { Stated } from '../contract/dated-fact.js';
import type { ProblemCode } from '../contract/problems.js';
import { callersDistrict, type Transaction } from '../platform/database.js';
import { isoText } from '../platform/iso-text.js';
import type { AsOf } from '../platform/recording.js';

/** How one kind of dated fact is kept. The texts are ours, never a caller's. */
export interface FactTable {
  table: string;
  /** The fields of a change that are columns of the table, by the same words. */
  fields: readonly string[];
  /** Its columns as fields; the table goes by the name `fact`. */
  select: string;
  join?: string;
  /** What it means to break a constraint of the table, by the constraint's name. */
  constraints: Record<string, ProblemCode>;
}

export type AnyFact = Stated & Record<string, unknown>;

/**
 * The versions of one kind of fact, in the order they were recorded: those known at a moment, the last ones
 * of the facts that were withdrawn by then, or, of one fact, all there ever were.
 */
export function versionsOf(
  tx: Transaction,
  fact: FactTable,
  of: { asOf: AsOf; isWithdrawn?: boolean } | { id: string },
): Promise<AnyFact[]> {
  return tx.query(
    `select ${fact.select}, fact.fact_id as "id", fact.reason, fact.document,
            ${isoText('fact.recorded_at')} as "recordedAt", fact.recorded_by_name as "recordedBy",
            ${known(isoText('fact.superseded_at'))} as "supersededAt",
            ${known('fact.superseded_by_name')} as "supersededBy",
            ${known('fact.withdrawal_reason')} as "withdrawalReason"
       from ${fact.table} as fact ${fact.join ?? ''}
      where ($1::timestamptz is null
             or fact.recorded_at <= $1 and not $3 and coalesce(fact.superseded_at > $1, true)
             or fact.superseded_at <= $1 and $3 and fact.withdrawal_reason is not null)
        and ($2::uuid is null or fact.fact_id = $2)
        and ($4::text is null or ${ofDistrict(fact)})
      order by fact.recorded_at, fact.fact_id`,
    'id' in of
      ? [null, of.id, false, callersDistrict(tx)]
      : [of.asOf, null, of.isWithdrawn ?? false, callersDistrict(tx)],
  );
}

/** What is said of the end of a version: null where that end was recorded after the moment asked about. */
function known(column: string): string {
  return `case when $1::timestamptz is null or fact.superseded_at <= $1 then ${column} end`;
}

/** Whether a row is the district's, $4: its own, or about a ward that lies or lay in it. */
function ofDistrict({ fields }: FactTable): string {
  if (fields.includes('districtCode')) return 'fact.district_code = $4';
  if (!fields.includes('wardCode')) return 'true';
  return 'fact.ward_code in (select ward_code from ward_version where district_code = $4)';
}
