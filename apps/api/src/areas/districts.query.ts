import type { Transaction } from '../platform/database.js';

export interface District {
  code: string;
  name: string;
  kind: 'Quận' | 'Huyện' | 'Thành phố';
  /** Of the 2019 census. */
  population: number;
  latitude: number;
  longitude: number;
  /** Its place on the tile map, from 0, row 0 in the north. */
  tileRow: number;
  tileColumn: number;
}

/** The district-level units, in the order of their codes: the city's 22, or a reporter's own one. */
export function districts(tx: Transaction): Promise<District[]> {
  return tx.query(
    `select code, name, kind, population, latitude, longitude,
            tile_row as "tileRow", tile_column as "tileColumn"
       from district
      order by code`,
  );
}
