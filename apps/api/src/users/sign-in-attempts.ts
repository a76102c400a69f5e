import { hash } from 'node:crypto';
import type { Transaction } from '../platform/database.js';
import { Problem } from '../platform/problem.js';
import {
  addressGroup,
  type Failures,
  FREE_FAILURES,
  LONGEST_WAIT_OF_ACCOUNT,
  secondsToWait,
} from './throttle.js';

/** So long an address is known as its owner's. */
export const REMEMBERED_SUCCESS = `interval '28 days'`;

/**
 * Takes note of an attempt before it is looked at, or refuses it: a thousand attempts at once must not
 * all be seen as the first. It counts as a failure until `attemptSucceeded`. A refused attempt is not
 * noted, so that nobody's wait is prolonged by others' knocking.
 *
 * @returns the attempt's id.
 */
export async function beginAttempt(
  transaction: Transaction,
  now: Date,
  username: string,
  address: string,
): Promise<string> {
  const usernameHash = hash('sha256', username, 'hex');
  const group = addressGroup(address);
  await standInLine(transaction, usernameHash, group);
  const here = await failuresAtAddress(transaction, now, usernameHash, group);
  const fromAddress = await addressFailures(transaction, now, group);
  const everywhere = await accountFailures(transaction, now, usernameHash, group);
  const wait = Math.max(
    secondsToWait(here, FREE_FAILURES.accountAtAddress, now),
    secondsToWait(fromAddress, FREE_FAILURES.address, now),
    secondsToWait(everywhere, FREE_FAILURES.account, now, LONGEST_WAIT_OF_ACCOUNT),
  );
  if (wait > 0) throw new Problem('access.too-many-attempts', { retryAfterSeconds: wait });
  const [attempt] = (await transaction.query(
    `insert into sign_in_attempt (username_hash, address, attempted_at, succeeded)
     values (decode($1, 'hex'), $2, $3, false) returning id`,
    [usernameHash, group, now],
  )) as { id: string }[];
  if (!attempt) throw new Error('The attempt was not noted.');
  return attempt.id;
}

/** Attempts on one account, and those from one address, wait for each other; nobody waits for anybody else. */
async function standInLine(transaction: Transaction, usernameHash: string, address: string): Promise<void> {
  // The account first, always: two attempts never wait for each other in a circle.
  await transaction.query(`select pg_advisory_xact_lock(hashtext('sign-in account'), hashtext($1))`, [
    usernameHash,
  ]);
  await transaction.query(`select pg_advisory_xact_lock(hashtext('sign-in address'), hashtext($1))`, [
    address,
  ]);
}

export async function attemptSucceeded(transaction: Transaction, attemptId: string): Promise<void> {
  await transaction.query(`update sign_in_attempt set succeeded = true where id = $1`, [attemptId]);
}

/** An attempt whose password was not looked at after all is no failure. */
export async function withdrawAttempt(transaction: Transaction, attemptId: string): Promise<void> {
  await transaction.query(`delete from sign_in_attempt where id = $1`, [attemptId]);
}

/** Failures for this account from this address within a day, since its last success from there. */
async function failuresAtAddress(
  transaction: Transaction,
  now: Date,
  usernameHash: string,
  address: string,
): Promise<Failures> {
  const rows: Failures[] = await transaction.query(
    `select count(*)::int as "count", max(attempted_at) as "lastAt"
       from sign_in_attempt as attempt
      where username_hash = decode($1, 'hex') and address = $3 and not succeeded
        and attempted_at > $2::timestamptz - interval '1 day'
        and not exists (select from sign_in_attempt as later
                         where later.username_hash = attempt.username_hash and later.succeeded
                           and later.address = attempt.address and later.id > attempt.id)`,
    [usernameHash, now, address],
  );
  return rows[0] ?? { count: 0, lastAt: null };
}

/**
 * Failures for this account within an hour, from every address: somebody guesses from many. None for an
 * address its owner has signed in from in the last weeks, or strangers who knock without pause would keep the
 * owner out for good.
 */
async function accountFailures(
  transaction: Transaction,
  now: Date,
  usernameHash: string,
  address: string,
): Promise<Failures> {
  const rows: Failures[] = await transaction.query(
    `select count(*)::int as "count", max(attempted_at) as "lastAt"
       from sign_in_attempt
      where username_hash = decode($1, 'hex') and not succeeded
        and attempted_at > $2::timestamptz - interval '1 hour'
        and not exists (select from sign_in_attempt as own
                         where own.username_hash = decode($1, 'hex') and own.address = $3 and own.succeeded
                           and own.attempted_at > $2::timestamptz - ${REMEMBERED_SUCCESS})`,
    [usernameHash, now, address],
  );
  return rows[0] ?? { count: 0, lastAt: null };
}

/**
 * Failures from this address within an hour. A success does not wipe them out: whoever has one account
 * could otherwise go on guessing the others'.
 */
async function addressFailures(transaction: Transaction, now: Date, address: string): Promise<Failures> {
  const rows: Failures[] = await transaction.query(
    `select count(*)::int as "count", max(attempted_at) as "lastAt"
       from sign_in_attempt
      where address = $1 and not succeeded and attempted_at > $2::timestamptz - interval '1 hour'`,
    [address, now],
  );
  return rows[0] ?? { count: 0, lastAt: null };
}
