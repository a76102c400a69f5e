import { instantOf, type ReportingDate } from '../domain/reporting-date.js';
import { callersDistrict, type Transaction } from '../platform/database.js';
import type { AsOf } from '../platform/recording.js';

/**
 * The version of what is told of a date, of one district or of the city when null: 1, and one more for every
 * recording since the date began that could move a number of it (domain.md §4). The first report a district files
 * about the date is told by how many have reported, and is none. Version and count of reports together name one
 * state of the figures.
 */
export async function dataVersion(
  tx: Transaction,
  date: ReportingDate,
  districtCode: string | null,
  asOf: AsOf,
): Promise<number> {
  const [row] = (await tx.query(
    `select (${VERSION}) as "version"`,
    versionOf(tx, date, districtCode, asOf),
  )) as { version: number }[];
  return row?.version ?? 1;
}

/** The same as a part of another query, whose first four values are those of `versionOf`. */
export const VERSION = `
  select 1 + (count(distinct recorded_at) filter (where not is_first))::int from recordings_about($1, $2, $3, $4)`;

export function versionOf(
  tx: Transaction,
  date: ReportingDate,
  districtCode: string | null,
  asOf: AsOf,
): unknown[] {
  return [instantOf(date, '00:00'), asOf, date, districtCode ?? callersDistrict(tx)];
}
