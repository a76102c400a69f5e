import { randomInt } from 'node:crypto';
import { fold } from '../domain/names.js';
import type { Role } from '../domain/roles.js';
import type { Transaction } from '../platform/database.js';
import { onViolation, Problem } from '../platform/problem.js';

export interface NewAccount {
  username: string;
  fullName: string;
  role: Role;
  districtCode: string | null;
  email: string | null;
  passwordHash: string;
  mustChangePassword: boolean;
  createdAt: Date;
}

/** @returns the account's id. A taken username and an unknown district are problems. */
export async function insertAccount(transaction: Transaction, account: NewAccount): Promise<string> {
  const rows: { id: string }[] = await transaction
    .query(
      `insert into user_account
         (username, full_name, search_text, role, district_code, email, password_hash, must_change_password, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
      [
        account.username,
        account.fullName,
        searchText(account),
        account.role,
        account.districtCode,
        account.email,
        account.passwordHash,
        account.mustChangePassword,
        account.createdAt,
      ],
    )
    .catch(onViolation('user_account_username', new Problem('user.username-taken')))
    .catch(unknownDistrict);
  if (!rows[0]) throw new Error('The account was not inserted.');
  return rows[0].id;
}

export function searchText(account: { fullName: string; username: string }): string {
  return fold(`${account.fullName} ${account.username}`);
}

export const unknownDistrict = onViolation(
  'user_account_district_code_fkey',
  new Problem('request.invalid', { part: 'body', issues: [{ field: 'districtCode' }] }),
);

/** No letter or digit that looks like another one when it is read out or written down. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A first password to hand over on paper: four groups of four, 79 bits. */
export function generatePassword(): string {
  const group = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}
