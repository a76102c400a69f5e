import { hash } from 'node:crypto';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Person, system } from './actor.js';
import { Database, OutcomeUnknown, type Transaction } from './database.js';
import { causeOf } from './log.js';
import { Problem } from './problem.js';

/** A write on its way: which call it is, and of whom. */
export interface KeyedCall {
  userId: string;
  key: string;
  requestId: string;
}

export interface StoredAnswer {
  status: number;
  /** The JSON text as it was sent; null when nothing was. */
  answer: string | null;
}

/**
 * How long a process may fall silent before its call is taken for dead; three signs of life fit into it. One that
 * was only slow saves nothing more: a recording makes sure at its end that the key is still its own.
 */
const LEASE = `interval '4 seconds'`;
const SIGN_OF_LIFE = 1_200;

/** When to ask again, in seconds, after a call that is still being worked on. */
const ASK_AGAIN = 2;

/** So many ends are kept for a database that is away; the oldest leases run out by themselves. */
const MOST_UNWRITTEN = 1_000;

/** How a call ended: the answer to keep, or why its key is given back. */
type End = StoredAnswer | 'refused' | 'failed';

/**
 * Remembers what each write was answered, so that a call repeated with the same key changes nothing and
 * gets the same answer. Refusals are forgotten (a mended call may come with the same key), and so is
 * whatever failed. Answers are kept for seven days.
 *
 * What a recording is answered is kept in the recording's own transaction (`Database.recording`), so that a process
 * that dies between saving and answering leaves the answer behind. A call of an earlier version of the program, which
 * kept answers in a transaction of their own, may have left none: the audit log, which is written with every change,
 * tells that something was saved, and it is not done a second time.
 */
@Injectable()
export class Idempotency implements OnApplicationShutdown {
  private readonly log = new Logger('idempotency');
  /** Calls of this process on their way, by request id. */
  private readonly underWay = new Map<string, KeyedCall>();
  /** Calls that ended while the database was away, by request id: written down by the next call. */
  private readonly unwritten = new Map<string, { call: KeyedCall; end: End }>();
  private readonly signs = setInterval(() => void this.showLife(), SIGN_OF_LIFE).unref();

  constructor(private readonly database: Database) {}

  /** Not before: calls under way show life while the program's grace lasts. */
  onApplicationShutdown(): void {
    clearInterval(this.signs);
  }

  /** Gives the keys of calls that were cut back to whoever comes next: the program ends. */
  async giveBack(): Promise<void> {
    await Promise.all([...this.underWay.values()].map((call) => this.end(call, 'failed')));
  }

  /**
   * Reserves the key for this call; null when it may go on, the stored answer when it was given before.
   * Refused while the first call is under way, and when the key belonged to another request.
   */
  async begin(call: KeyedCall, requestHash: string): Promise<StoredAnswer | null> {
    const waiting = [...this.unwritten.values()];
    try {
      const stored = await this.database.within(system('idempotency'), async (tx) => {
        for (const ended of waiting) await write(tx, ended.call, ended.end);
        return reserve(tx, call, requestHash);
      });
      for (const ended of waiting) this.unwritten.delete(ended.call.requestId);
      if (!stored) this.underWay.set(call.requestId, call);
      return stored;
    } catch (error) {
      // Its reservation may have been saved all the same, and nothing else was begun.
      if (!(error instanceof Problem)) this.remember(call, 'failed');
      throw error instanceof OutcomeUnknown ? error.cause : error;
    }
  }

  /**
   * Keeps the answer; after a refusal gives the key back to the mended call; after a failure gives it back to
   * the next call, to find out whether anything was saved. Never fails: what cannot be written now is written
   * when the database is back.
   */
  async end(call: KeyedCall, end: End): Promise<void> {
    this.underWay.delete(call.requestId);
    try {
      await this.database.within(system('idempotency'), (tx) => write(tx, call, end));
    } catch (error) {
      this.log.error({
        requestId: call.requestId,
        message: 'The end was not written',
        cause: causeOf(error),
      });
      this.remember(call, end);
    }
  }

  private remember(call: KeyedCall, end: End): void {
    this.unwritten.set(call.requestId, { call, end });
    for (const [oldest] of this.unwritten) {
      if (this.unwritten.size <= MOST_UNWRITTEN) return;
      this.unwritten.delete(oldest);
    }
  }

  /** Holds the keys of this process's calls for as long as they take. */
  async showLife(): Promise<void> {
    const calls = [...this.underWay.values()];
    if (calls.length === 0) return;
    await this.database
      .within(system('idempotency'), (tx) =>
        tx.query(
          `update idempotent_answer set leased_until = now() + ${LEASE}
            where (user_id, key) in (select * from unnest($1::uuid[], $2::text[]))
              and request_id = any($3) and status is null`,
          [
            calls.map(({ userId }) => userId),
            calls.map(({ key }) => key),
            calls.map(({ requestId }) => requestId),
          ],
        ),
      )
      .catch((error: unknown) => this.log.warn({ cause: causeOf(error) }));
  }
}

async function reserve(tx: Transaction, call: KeyedCall, requestHash: string): Promise<StoredAnswer | null> {
  const reserved = (await tx.query(
    `insert into idempotent_answer (user_id, key, request_hash, request_id, leased_until)
     values ($1, $2, $3, $4, now() + ${LEASE})
     on conflict (user_id, key) do update
       set request_hash = excluded.request_hash, request_id = excluded.request_id,
           leased_until = excluded.leased_until
       where idempotent_answer.status is null and idempotent_answer.leased_until < now()
         and not exists (select from audit_entry
                          where audit_entry.request_id = idempotent_answer.request_id)
     returning key`,
    [call.userId, call.key, requestHash, call.requestId],
  )) as unknown[];
  if (reserved.length > 0) return null;
  const [known] = (await tx.query(
    `select request_hash as "requestHash", status, answer::text, leased_until > now() as "isLeased"
       from idempotent_answer where user_id = $1 and key = $2`,
    [call.userId, call.key],
  )) as (StoredAnswer & { requestHash: string; status: number | null; isLeased: boolean })[];
  if (known && known.requestHash !== requestHash) throw new Problem('request.idempotency-key-reused');
  if (known && known.status !== null) return { status: known.status, answer: known.answer };
  if (known && !known.isLeased) throw new Problem('request.outcome-unknown');
  throw new Problem('request.in-progress', { retryAfterSeconds: ASK_AGAIN });
}

/** Writes how a call ended, unless another call took over from it. */
async function write(tx: Transaction, { userId, key, requestId }: KeyedCall, end: End): Promise<void> {
  const own = `user_id = $1 and key = $2 and request_id = $3 and status is null`;
  const names = [userId, key, requestId];
  if (end === 'refused') await tx.query(`delete from idempotent_answer where ${own}`, names);
  else if (end === 'failed')
    await tx.query(
      `update idempotent_answer set leased_until = now() - interval '1 second' where ${own}`,
      names,
    );
  else
    await tx.query(`update idempotent_answer set status = $4, answer = $5 where ${own}`, [
      ...names,
      end.status,
      end.answer,
    ]);
}

/** What makes two calls the same: method, address with its query, and body (or the file's hash). */
export function requestHashOf(request: FastifyRequest, content: unknown): string {
  return hash('sha256', JSON.stringify([request.method, request.url, content ?? null]));
}

/** The call named by the request's `Idempotency-Key`: a UUID or any other word of at most 100 characters. */
export function keyedCallOf(request: FastifyRequest, person: Person): KeyedCall {
  const key = request.headers['idempotency-key'];
  if (key === undefined) throw new Problem('request.idempotency-key-missing');
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,100}$/.test(key)) {
    throw new Problem('request.invalid', { part: 'headers', issues: [{ field: 'idempotency-key' }] });
  }
  return { userId: person.id, key, requestId: request.id };
}
