import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Person, system } from './actor.js';
import { Database } from './database.js';
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

/** Longer than any call may take; after it a worker who went silent is taken for dead. */
const LEASE = `interval '5 minutes'`;

/**
 * Remembers what each write was answered, so that a call repeated with the same key changes nothing and
 * gets the same answer. Refusals are forgotten (a mended call may come with the same key), and so is
 * whatever failed. Answers are kept for seven days.
 *
 * A process that dies between saving and answering leaves a call without an answer. Whether it saved
 * anything is told by the audit log, which is written in the same transaction as every change.
 */
@Injectable()
export class Idempotency {
  constructor(private readonly database: Database) {}

  /**
   * Reserves the key for this call; null when it may go on, the stored answer when it was given before.
   * Refused while the first call is under way, and when the key belonged to another request.
   */
  begin(call: KeyedCall, requestHash: string): Promise<StoredAnswer | null> {
    return this.database.within(system('idempotency'), async (tx) => {
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
      throw new Problem(known && !known.isLeased ? 'request.outcome-unknown' : 'request.in-progress');
    });
  }

  async settle(call: KeyedCall, { status, answer }: StoredAnswer): Promise<void> {
    await this.database.within(system('idempotency'), (tx) =>
      tx.query(
        `update idempotent_answer set status = $4, answer = $5
          where user_id = $1 and key = $2 and request_id = $3`,
        [call.userId, call.key, call.requestId, status, answer],
      ),
    );
  }

  /** Gives the key back after a refusal: the mended call may use it. */
  async release(call: KeyedCall): Promise<void> {
    await this.database.within(system('idempotency'), (tx) =>
      tx.query(
        `delete from idempotent_answer
          where user_id = $1 and key = $2 and request_id = $3 and status is null`,
        [call.userId, call.key, call.requestId],
      ),
    );
  }

  /** Gives the key back after a failure, for the next call to find out whether anything was saved. */
  async abandon(call: KeyedCall): Promise<void> {
    await this.database.within(system('idempotency'), (tx) =>
      tx.query(
        `update idempotent_answer set leased_until = now() - interval '1 second'
          where user_id = $1 and key = $2 and request_id = $3 and status is null`,
        [call.userId, call.key, call.requestId],
      ),
    );
  }
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
