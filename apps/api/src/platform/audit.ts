import { Injectable, Optional } from '@nestjs/common';
import type { AuditAction, AuditSubject } from '../contract/audit-entry.js';
import type { Actor } from './actor.js';
import { Clock } from './clock.js';
import { afterCommit, type Transaction } from './database.js';
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

/** Writes the append-only, hash-chained log, in the transaction of the change it speaks of. */
@Injectable()
export class Audit {
  constructor(
    private readonly clock: Clock,
    @Optional() private readonly metrics?: Metrics,
  ) {}

  async note(transaction: Transaction, actor: Actor, note: AuditNote): Promise<void> {
    const person = actor.kind === 'person' ? actor : null;
    const from = person ?? note.from;
    await transaction.query(`select append_audit_entry($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`, [
      this.clock.now(),
      person?.id ?? null,
      actor.name,
      from?.address ?? null,
      from?.requestId ?? null,
      note.action,
      note.subject.kind,
      note.subject.id ?? null,
      note.subject.districtCode ?? null,
      note.before === undefined ? null : JSON.stringify(note.before),
      note.after === undefined ? null : JSON.stringify(note.after),
      note.reason ?? null,
    ]);
    afterCommit(transaction, () => this.metrics?.done(note.action));
  }
}
