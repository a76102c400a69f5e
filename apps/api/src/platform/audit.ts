import { Injectable, Optional } from '@nestjs/common';
import type { AuditAction, AuditSubject } from '../contract/audit-entry.js';
import type { Actor } from './actor.js';
import { Clock } from './clock.js';
import { afterCommit, beforeCommit, type Transaction } from './database.js';
import { Metrics } from './metrics.js';

export interface AuditNote {
  action: AuditAction;
  subject: { kind: AuditSubject; id?: string | undefined; districtCode?: string | null | undefined };
  before?: unknown;
  after?: unknown;
  reason?: string | undefined;
  /** Where the call came from, when nobody is signed in yet; a person carries it along. */
  from?: CallOrigin;
}

export interface CallOrigin {
  address: string;
  requestId: string;
}

/**
 * Writes the append-only, hash-chained log. Writers wait for each other at the chain's end, so the entries of a
 * transaction are buffered and appended in one call just before it commits: a long transaction holds nobody up.
 */
@Injectable()
export class Audit {
  private readonly buffers = new WeakMap<Transaction, Entry[]>();

  constructor(
    private readonly clock: Clock,
    @Optional() private readonly metrics?: Metrics,
  ) {}

  /** Adds an entry that is kept or undone together with the transaction. */
  note(transaction: Transaction, actor: Actor, note: AuditNote): void {
    const person = actor.kind === 'person' ? actor : null;
    const from = person ?? note.from;
    const entry = {
      at: this.clock.now(),
      actorId: person?.id,
      actorName: actor.name,
      address: from?.address,
      requestId: from?.requestId,
      action: note.action,
      subjectKind: note.subject.kind,
      subjectId: note.subject.id,
      districtCode: note.subject.districtCode,
      before: note.before,
      after: note.after,
      reason: note.reason,
    };
    const buffer = this.buffers.get(transaction);
    if (buffer) buffer.push(entry);
    else this.begin(transaction, entry);
    afterCommit(transaction, () => this.metrics?.done(note.action));
  }

  private begin(transaction: Transaction, entry: Entry): void {
    const buffer = [entry];
    this.buffers.set(transaction, buffer);
    beforeCommit(transaction, async () => {
      await transaction.query(`select append_audit_entries($1)`, [JSON.stringify(buffer)]);
    });
  }
}

type Entry = Record<string, unknown>;
