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
  /** Of a fact about a ward: its first day and the day after its last, as SQL. */
  lasts?: { from: string; until: string };
  /** What it means to break a constraint of the table, by the constraint's name. */
  constraints: Record<string, ProblemCode>;
}

export type AnyFact = Stated & Record<string, unknown>;

/**
 * The versions of one kind of fact, in the order they were recorded: those known at a moment, the last ones
 * of the facts that were withdrawn by then, or, of one fact, all there ever were. A reporter, $4, is given those of
 * the own district, by its wards as known at the same moment, $5.
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
        and ($4::text is null or $5::timestamptz is not null and ${ofDistrict(fact)})
      order by fact.recorded_at, fact.fact_id`,
    'id' in of
      ? [null, of.id, false, callersDistrict(tx), 'infinity']
      : [of.asOf, null, of.isWithdrawn ?? false, callersDistrict(tx), of.asOf],
  );
}

/** What is said of the end of a version: null where that end was recorded after the moment asked about. */
function known(column: string): string {
  return `case when $1::timestamptz is null or fact.superseded_at <= $1 then ${column} end`;
}

/** SQL that says whether a version was known at $5. */
export function knownThen(version: string): string {
  return `${version}.recorded_at <= $5 and coalesce(${version}.superseded_at > $5, true)`;
}

/**
 * Whether a row is the district's, $4: about the district itself, or about a ward on days on which the ward is its
 * own. It inherits a ward's past from the day on which the ward becomes its own.
 */
function ofDistrict({ table, fields, lasts }: FactTable): string {
  if (table === 'ward_version') {
    return `fact.district_code = $4 and exists (
      select from ward_version as known
       where known.fact_id = fact.fact_id and known.district_code = $4 and ${knownThen('known')})`;
  }
  if (fields.includes('districtCode')) return 'fact.district_code = $4';
  if (!lasts) return 'true';
  return `exists (
      select from ward_version as own
       where own.ward_code = fact.ward_code and own.district_code = $4 and ${knownThen('own')}
         and ${lasts.from} < coalesce(own.valid_until, 'infinity')
         and (own.valid_from <= nullif(current_setting('campaign.today', true), '')::date
              or ${lasts.until} > own.valid_from))`;
}
