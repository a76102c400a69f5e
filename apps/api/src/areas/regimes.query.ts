import type { Regime } from '../domain/regime.js';
import type { Transaction } from '../platform/database.js';
import type { AsOf } from '../platform/recording.js';

/** The reporting regimes in order; `regimeInForce` says which one holds for a date. */
export function regimes(tx: Transaction, asOf: AsOf = 'infinity'): Promise<Regime[]> {
  return tx.query(REGIMES, [asOf]);
}

/** $1 as of. */
export const REGIMES = `
select valid_from::text as "validFrom", to_char(cut_off, 'HH24:MI') as "cutOff",
       to_char(district_deadline, 'HH24:MI') as "districtDeadline", to_char(city_deadline, 'HH24:MI') as "cityDeadline",
       legal_basis as "legalBasis"
  from regime_version
 where recorded_at <= $1 and coalesce(superseded_at > $1, true)
 order by valid_from`;
