import type { Transaction } from '../platform/database.js';
import { Problem } from '../platform/problem.js';

/** A user's name and own mail address, with the name of the district a copy is asked for. */
export async function ownAddress(
  tx: Transaction,
  userId: string,
  districtCode: string | null,
): Promise<{ name: string; address: string | null; districtName: string | null }> {
  const [row] = (await tx.query(
    `select account.full_name as "name", lower(nullif(trim(account.email), '')) as "address",
            district.name as "districtName"
       from user_account as account
       left join district on district.code = $2
      where account.id = $1`,
    [userId, districtCode],
  )) as { name: string; address: string | null; districtName: string | null }[];
  if (!row || (districtCode !== null && row.districtName === null)) throw new Problem('access.not-found');
  return row;
}
