import type { Role } from '../domain/roles.js';
import type { Transaction } from '../platform/database.js';

export interface SessionRow {
  id: string;
  username: string;
  fullName: string;
  role: Role;
  districtCode: string | null;
  districtName: string | null;
  mustChangePassword: boolean;
  expiresAt: Date;
  confirmedAt: Date | null;
}

/** The session of this token (SHA-256, hex) with its account; null when it ended or the account is closed. */
export async function findSession(transaction: Transaction, tokenHash: string): Promise<SessionRow | null> {
  const rows: SessionRow[] = await transaction.query(
    `select account.id, account.username, account.full_name as "fullName", account.role,
            account.district_code as "districtCode", district.name as "districtName",
            account.must_change_password as "mustChangePassword", session.expires_at as "expiresAt",
            session.confirmed_at as "confirmedAt"
       from session
       join user_account as account on account.id = session.user_id
       left join district on district.code = account.district_code
      where session.token_hash = decode($1, 'hex') and account.disabled_at is null`,
    [tokenHash],
  );
  return rows[0] ?? null;
}
