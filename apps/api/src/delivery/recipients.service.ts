import { Inject, Injectable } from '@nestjs/common';
import type { Listed } from '../contract/list.js';
import type { NewRecipient, RecipientChange, RecipientRow, RecipientsQuery } from '../contract/recipient.js';
import { fold } from '../domain/names.js';
import type { Person } from '../platform/actor.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { CONFIG, type Config } from '../platform/config.js';
import { Database, type Transaction } from '../platform/database.js';
import { isoText } from '../platform/iso-text.js';
import { pageOf } from '../platform/page-of.js';
import { onViolation, Problem, unlessChangedMeanwhile, violatedConstraint } from '../platform/problem.js';
import { isAllowedAddress } from './message-id.js';

/** Whom documents go to. */
@Injectable()
export class RecipientsService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  list(caller: Person, query: RecipientsQuery): Promise<Listed<RecipientRow>> {
    return this.database.reading(caller, async (tx) => {
      const found = (await recipients(tx)).filter((row) => isWanted(row, query));
      const { page, perPage, sort, order } = query;
      return pageOf(found, { page, perPage, sort, order });
    });
  }

  show(caller: Person, id: string): Promise<RecipientRow> {
    return this.database.reading(caller, (tx) => recipientOf(tx, id));
  }

  add(caller: Person, input: NewRecipient): Promise<RecipientRow> {
    this.checkDomain(input);
    return this.database.recording(caller, async (tx) => {
      const [added] = (await tx
        .query(
          `insert into recipient (name, address, district_code, document_kinds, language, enabled, created_at)
           values ($1, $2, $3, $4, $5, $6, $7) returning id`,
          [...valuesOf(input), this.clock.now()],
        )
        .catch(translated(input))) as [{ id: string }];
      const after = await recipientOf(tx, added.id);
      this.audit.note(tx, caller, { action: 'recipient.add', subject: subjectOf(after), after });
      return after;
    });
  }

  change(caller: Person, id: string, input: RecipientChange): Promise<RecipientRow> {
    this.checkDomain(input);
    return this.database.recording(caller, async (tx) => {
      const before = await recipientOf(tx, id);
      await tx
        .query(
          `update recipient
              set name = $1, address = $2, district_code = $3, document_kinds = $4, language = $5, enabled = $6,
                  record_version = record_version + 1
            where id = $7 and record_version = $8`,
          [...valuesOf(input), id, input.recordVersion],
        )
        .catch(translated(input))
        .then(unlessChangedMeanwhile);
      const after = await recipientOf(tx, id);
      this.audit.note(tx, caller, {
        action: 'recipient.change',
        subject: subjectOf(after),
        before,
        after,
      });
      return after;
    });
  }

  /** Only one nothing was ever sent to: the log keeps naming the others. */
  remove(caller: Person, id: string): Promise<RecipientRow> {
    return this.database.recording(caller, async (tx) => {
      const before = await recipientOf(tx, id);
      await tx
        .query('delete from recipient where id = $1', [id])
        .catch(onViolation('outbox_message_recipient_id_fkey', new Problem('recipient.has-messages')));
      this.audit.note(tx, caller, { action: 'recipient.remove', subject: subjectOf(before), before });
      return before;
    });
  }

  private checkDomain({ address }: NewRecipient): void {
    if (isAllowedAddress(address, this.config.MAIL_ALLOWED_DOMAINS)) return;
    throw new Problem('recipient.domain-not-allowed', { allowed: this.config.MAIL_ALLOWED_DOMAINS });
  }
}

function recipients(tx: Transaction): Promise<RecipientRow[]> {
  return tx.query(`${RECIPIENT} order by recipient.name`);
}

async function recipientOf(tx: Transaction, id: string): Promise<RecipientRow> {
  const [row] = (await tx.query(`${RECIPIENT} where recipient.id = $1`, [id])) as RecipientRow[];
  if (!row) throw new Problem('access.not-found');
  return row;
}

const RECIPIENT = `
  select recipient.id, recipient.name, recipient.address, recipient.district_code as "districtCode",
         district.name as "districtName", recipient.document_kinds as "documentKinds", recipient.language,
         recipient.enabled, ${isoText('recipient.created_at')} as "createdAt",
         recipient.record_version as "recordVersion"
    from recipient
    left join district on district.code = recipient.district_code`;

function valuesOf(input: NewRecipient): unknown[] {
  return [input.name, input.address, input.districtCode, input.documentKinds, input.language, input.enabled];
}

function isWanted(row: RecipientRow, { q, districtCode, enabled }: RecipientsQuery): boolean {
  if (enabled !== undefined && row.enabled !== enabled) return false;
  if (districtCode !== undefined && (row.districtCode ?? 'city') !== districtCode) return false;
  return q === undefined || fold(`${row.name} ${row.address}`).includes(fold(q));
}

function translated(input: NewRecipient): (error: unknown) => never {
  return (error) => {
    const constraint = violatedConstraint(error);
    if (constraint === 'recipient_address')
      throw new Problem('recipient.address-taken', { address: input.address });
    if (constraint === 'recipient_district_code_fkey') {
      throw new Problem('request.invalid', { issues: [{ field: 'districtCode', message: 'unknown' }] });
    }
    throw error;
  };
}

function subjectOf(row: RecipientRow) {
  return { kind: 'recipient' as const, id: row.id, districtCode: row.districtCode };
}
