import { randomUUID } from 'node:crypto';
import type { ATTEMPT_STATES, AttemptReason } from '../contract/delivery.js';
import type { Transaction } from '../platform/database.js';
import { MOST_ATTEMPTS } from './back-off.js';

/** A message one process is sending, for as long as it shows signs of life. */
export interface Lease {
  messageId: string;
  token: string;
  /** Which attempt this is, from 1. */
  attempt: number;
}

/** How long a silent process keeps a message, by the database's clock. */
const LEASE = `interval '40 seconds'`;

/** Gives up on messages whose senders fell silent every time: perhaps it is the message that kills them. */
async function giveUpOnKillers(tx: Transaction, now: Date): Promise<void> {
  const [silent] = (await tx.query(
    `update outbox_message
        set state = 'given-up', lease_token = null, leased_until = null, settled_at = $1
      where id in (select id from outbox_message
                    where state = 'sending' and leased_until < now() and attempts >= $2
                      for update skip locked)
     returning id`,
    [now, MOST_ATTEMPTS],
  )) as [{ id: string }[], number];
  for (const { id } of silent) await noteAttempt(tx, id, now, { state: 'given-up', reason: 'sender-silent' });
}

/**
 * Takes the next message that is due, or one whose sender fell silent; null when there is none. One that failed holds
 * up none that was not tried yet. Rows another process is taking at this moment are passed over, so that several never
 * take the same one.
 */
export async function leaseNextMessage(tx: Transaction, now: Date): Promise<Lease | null> {
  await giveUpOnKillers(tx, now);
  const token = randomUUID();
  const [[taken]] = (await tx.query(
    `with next as (
       select id, state
         from outbox_message
        where (state in ('queued', 'failed') and next_attempt_at <= $1)
           or (state = 'sending' and leased_until < now())
        order by attempts, next_attempt_at, id
        limit 1
          for update skip locked
     )
     update outbox_message as message
        set state = 'sending', attempts = message.attempts + 1, lease_token = $2, leased_until = now() + ${LEASE}
       from next
      where message.id = next.id
     returning message.id, message.attempts, next.state = 'sending' as "wasInterrupted"`,
    [now, token],
  )) as [{ id: string; attempts: number; wasInterrupted: boolean }[], number];
  if (!taken) return null;
  if (taken.wasInterrupted)
    await noteAttempt(tx, taken.id, now, { state: 'interrupted', reason: 'sender-silent' });
  return { messageId: taken.id, token, attempt: taken.attempts };
}

/** A sign of life. Nothing happens when the message was given to another process meanwhile. */
export async function extendLease(tx: Transaction, lease: Lease): Promise<void> {
  await tx.query(
    `update outbox_message set leased_until = now() + ${LEASE} where id = $1 and lease_token = $2`,
    [lease.messageId, lease.token],
  );
}

export interface AttemptEnd {
  state: 'accepted' | 'kept' | 'failed' | 'given-up';
  /** Why, where it is for us to say. */
  reason: AttemptReason | null;
  /** What the mail server said, word for word. */
  serverAnswer: string | null;
  /** When the next attempt is due; for a failed one. */
  nextAttemptAt: Date | null;
  /** False when it was the server that failed: the message has as many attempts left as before. */
  isCounted: boolean;
}

/** Gives a message back that was taken and not sent: as if nobody had taken it. */
export async function giveBack(tx: Transaction, lease: Lease): Promise<void> {
  await tx.query(
    `update outbox_message
        set state = case when attempts > 1 then 'failed' else 'queued' end, attempts = attempts - 1,
            lease_token = null, leased_until = null
      where id = $1 and lease_token = $2`,
    [lease.messageId, lease.token],
  );
}

/** Ends the attempt and notes it. Nothing happens when the message is no longer this process's. */
export async function settle(tx: Transaction, lease: Lease, end: AttemptEnd, now: Date): Promise<void> {
  const [, settled] = (await tx.query(
    `update outbox_message
        set state = $3::text, lease_token = null, leased_until = null, attempts = attempts - $6::int,
            next_attempt_at = coalesce($4::timestamptz, next_attempt_at), settled_at = case when $3 = 'failed' then null else $5::timestamptz end
      where id = $1 and lease_token = $2`,
    [lease.messageId, lease.token, end.state, end.nextAttemptAt, now, end.isCounted ? 0 : 1],
  )) as [unknown, number];
  if (settled === 1) await noteAttempt(tx, lease.messageId, now, end);
}

/**
 * Makes what waits for its next attempt due now; with `reasons`, only what failed last for one of them. Gives how
 * many.
 */
export async function sendNow(
  tx: Transaction,
  now: Date,
  reasons: readonly AttemptReason[] | null = null,
): Promise<number> {
  const [, made] = (await tx.query(
    `update outbox_message as message set next_attempt_at = $1
      where state in ('queued', 'failed') and next_attempt_at > $1
        and ($2::text[] is null
             or (select reason from delivery_attempt where message_id = message.id order by id desc limit 1) = any ($2))`,
    [now, reasons],
  )) as [unknown, number];
  return made;
}

/** One line of the delivery log. */
export async function noteAttempt(
  tx: Transaction,
  messageId: string,
  now: Date,
  attempt: {
    state: (typeof ATTEMPT_STATES)[number];
    reason?: AttemptReason | null;
    serverAnswer?: string | null;
  },
): Promise<void> {
  await tx.query(
    `insert into delivery_attempt (message_id, at, state, reason, server_answer) values ($1, $2, $3, $4, $5)`,
    [messageId, now, attempt.state, attempt.reason ?? null, attempt.serverAnswer ?? null],
  );
}
