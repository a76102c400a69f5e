import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { fold } from '../../apps/api/src/domain/names.js';
import type { Role } from '../../apps/api/src/domain/roles.js';
import { hashPassword } from '../../apps/api/src/users/passwords.js';
import type { TestApp } from './start-app.js';

export interface NewPerson {
  role: Role;
  /** For a district reporter, and for nobody else. */
  districtCode?: string | null;
  username?: string;
  /** Left out, the account cannot sign in with a password (and the test need not wait for a hash). */
  password?: string;
  mustChangePassword?: boolean;
}

export interface MadePerson {
  id: string;
  username: string;
  fullName: string;
}

export interface SignedIn extends MadePerson {
  /** The session's cookie, and what the console sends with every call: `inject({ headers: caller.headers, … })`. */
  headers: Record<string, string>;
  /** A fresh idempotency key, for a write: `inject({ headers: { ...caller.headers, ...caller.key() }, … })`. */
  key(): Record<string, string>;
}

/**
 * An account of this role, put straight into the table as one of before the audit log. Its district is made when it is
 * not there yet.
 */
export async function makePerson(campaign: TestApp, person: NewPerson): Promise<MadePerson> {
  const username = person.username ?? `${person.role}-${randomBytes(4).toString('hex')}`;
  const districtCode = person.districtCode ?? null;
  if (districtCode !== null) await makeDistrict(campaign, districtCode);
  const fullName = `Người dùng ${username}`;
  const [row] = await campaign.sql<{ id: string }>(
    `insert into user_account
       (username, full_name, search_text, role, district_code, password_hash, must_change_password, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, '2000-01-01') returning id`,
    [
      username,
      fullName,
      fold(`${fullName} ${username}`),
      person.role,
      districtCode,
      person.password === undefined ? 'no password' : await hashPassword(person.password),
      person.mustChangePassword ?? false,
    ],
  );
  if (!row) throw new Error('The account was not made.');
  return { id: row.id, username, fullName };
}

/** A new account of this role with an open session, which outlives every journey of the test's clock. */
export async function signIn(
  campaign: TestApp,
  role: Role,
  districtCode: string | null = null,
): Promise<SignedIn> {
  const person = await makePerson(campaign, { role, districtCode });
  return { ...person, ...(await openSession(campaign, person.id)) };
}

/** One more session of an account that exists. */
export async function openSession(
  campaign: TestApp,
  userId: string,
): Promise<Pick<SignedIn, 'headers' | 'key'>> {
  const token = randomBytes(32).toString('base64url');
  await campaign.sql(
    `insert into session (token_hash, user_id, created_at, expires_at, address, user_agent, confirmed_at)
     values ($1, $2, '2000-01-01', '2100-01-01', '127.0.0.1', 'test', '2100-01-01')`,
    [createHash('sha256').update(token).digest(), userId],
  );
  return {
    headers: { cookie: `session=${token}`, 'x-requested-with': 'console', origin: 'http://localhost' },
    key: () => ({ 'idempotency-key': randomUUID() }),
  };
}

/** Everybody who signed in by the page has given the own password once more, and for good. */
export async function confirmSessions(campaign: TestApp): Promise<void> {
  await campaign.sql(`update session set confirmed_at = '2100-01-01'`);
}

async function makeDistrict(campaign: TestApp, code: string): Promise<void> {
  await campaign.sql(
    `insert into district (code, name, kind, population, latitude, longitude, tile_row, tile_column, valid_from)
     values ($1, 'Quận ' || $1, 'Quận', 0, 0, 0, 0, 0, '2000-01-01') on conflict do nothing`,
    [code],
  );
}
