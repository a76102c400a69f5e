import { pageOf } from '../platform/page-of.js';
import type { Listed } from '../contract/list.js';
import type { UserQuery, UserSummary } from '../contract/user.js';
import { fold } from '../domain/names.js';
import type { Role } from '../domain/roles.js';
import type { Transaction } from '../platform/database.js';

export interface Account {
  id: string;
  username: string;
  fullName: string;
  role: Role;
  districtCode: string | null;
  districtName: string | null;
  email: string | null;
  isDisabled: boolean;
  mustChangePassword: boolean;
  createdAt: Date;
  recordVersion: number;
}

const ACCOUNT = `
  select account.id, account.username, account.full_name as "fullName", account.role,
         account.district_code as "districtCode", district.name as "districtName", account.email,
         account.disabled_at is not null as "isDisabled",
         account.must_change_password as "mustChangePassword", account.created_at as "createdAt",
         account.record_version as "recordVersion"
    from user_account as account
    left join district on district.code = account.district_code`;

/** A page of the accounts: some hundreds at most, and in the order Vietnamese names have. */
export async function listAccounts(transaction: Transaction, query: UserQuery): Promise<Listed<UserSummary>> {
  const where = `
    where ($1::text is null or account.search_text like $1)
      and ($2::text is null or account.role = $2)
      and ($3::text is null or account.district_code = $3)
      and ($4::boolean is null or (account.disabled_at is not null) = $4)`;
  const rows: Account[] = await transaction.query(`${ACCOUNT} ${where} order by account.id`, [
    ...[containing(query.q), query.role, query.districtCode, query.isDisabled],
  ]);
  const { page, perPage, sort, order } = query;
  return pageOf(rows.map(summaryOf), { page, perPage, sort, order });
}

export async function findAccount(transaction: Transaction, id: string): Promise<Account | null> {
  const rows: Account[] = await transaction.query(`${ACCOUNT} where account.id = $1`, [id]);
  return rows[0] ?? null;
}

/** The active administrators, held until the transaction ends: nobody becomes or ceases to be one meanwhile. */
export async function lockAdministrators(transaction: Transaction): Promise<string[]> {
  const rows: { id: string }[] = await transaction.query(
    `select id from user_account where role = 'administrator' and disabled_at is null order by id for update`,
  );
  return rows.map((row) => row.id);
}

/** A folded text anywhere within: a `like` pattern that takes `%` and `_` for themselves. */
export function containing(text: string | undefined): string | null {
  return text === undefined ? null : `%${fold(text).replace(/[\\%_]/g, '\\$&')}%`;
}

export function summaryOf(account: Account): UserSummary {
  return { ...account, createdAt: account.createdAt.toISOString() };
}
