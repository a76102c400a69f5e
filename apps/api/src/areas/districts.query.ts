import type { District } from '../contract/area.js';
import { compareNames } from '../domain/names.js';
import { callersDistrict, type Transaction } from '../platform/database.js';
import type { AsOf } from '../platform/recording.js';

export type { District };

/**
 * The district-level units as known at a moment, in the official order: the city's 22, or a reporter's own
 * one. A district has one version at a moment, which holds for every date.
 */
export async function districts(tx: Transaction, asOf: AsOf = 'infinity'): Promise<District[]> {
  const found = (await tx.query(
    `select district_code as "code", name, kind, population, latitude, longitude,
            tile_row as "tileRow", tile_column as "tileColumn"
       from district_version
      where recorded_at <= $1 and coalesce(superseded_at > $1, true)
        and ($2::text is null or district_code = $2)`,
    [asOf, callersDistrict(tx)],
  )) as District[];
  return found.sort((a, b) => compareNames(a.name, b.name));
}
