import type { District } from '../contract/area.js';
import { callersDistrict, type Transaction } from '../platform/database.js';

export type { District };

/** The district-level units, in the order of their codes: the city's 22, or a reporter's own one. */
export function districts(tx: Transaction): Promise<District[]> {
  return tx.query(
    `select code, name, kind, population, latitude, longitude,
            tile_row as "tileRow", tile_column as "tileColumn"
       from district
      where ($1::text is null or code = $1)
      order by code`,
    [callersDistrict(tx)],
  );
}
