import type { Role } from '../domain/roles.js';
import type { Transaction } from '../platform/database.js';

export interface Credentials {
  id: string;
  username: string;
  fullName: string;
  role: Role;
  districtCode: string | null;
  mustChangePassword: boolean;
  isDisabled: boolean;
  passwordHash: string;
}

const COLUMNS = `id, username, full_name as "fullName", role, district_code as "districtCode",
  must_change_password as "mustChangePassword", disabled_at is not null as "isDisabled",
  password_hash as "passwordHash"`;

/** The account of this username or id, with its hash; null when there is none. */
export async function findCredentials(
  transaction: Transaction,
  who: string | { id: string },
): Promise<Credentials | null> {
  const [column, value] = typeof who === 'string' ? ['username', who] : ['id', who.id];
  const rows: Credentials[] = await transaction.query(
    `select ${COLUMNS} from user_account where ${column} = $1`,
    [value],
  );
  return rows[0] ?? null;
}

/** The same account, held until the transaction ends; null when it was closed or given another password. */
export async function lockCredentials(
  transaction: Transaction,
  known: Credentials | null,
): Promise<Credentials | null> {
  const rows: Credentials[] = await transaction.query(
    `select ${COLUMNS} from user_account
      where id = $1 and password_hash = $2 and disabled_at is null for no key update`,
    [known?.id, known?.passwordHash],
  );
  return rows[0] ?? null;
}
