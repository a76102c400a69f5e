import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type {
  DeliveriesAnswer,
  DeliveriesQuery,
  DeliveryAnswer,
  DeliveryRow,
  PreviewQuery,
  SendToMe,
} from '../contract/delivery.js';
import type { Person } from '../platform/actor.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { CONFIG, type Config } from '../platform/config.js';
import { Database, type Transaction } from '../platform/database.js';
import { Problem } from '../platform/problem.js';
import { deliveries, deliveryLog, deliveryOf } from './deliveries.query.js';
import { documentToSend } from './document-to-send.query.js';
import { MailServer } from './mail-server.js';
import { isAllowedAddress, messageIdOf } from './message-id.js';
import { noteAttempt, sendNow } from './outbox-lease.js';
import { Outbox } from './outbox.js';
import { ownAddress } from './own-address.query.js';
import { Postbox } from './postbox.js';

/** The delivery log, and what a person can do about a message. */
@Injectable()
export class DeliveriesService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly postbox: Postbox,
    private readonly server: MailServer,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(caller: Person, query: DeliveriesQuery): Promise<DeliveriesAnswer> {
    const listed = await this.database.reading(caller, (tx) => deliveries(tx, query));
    return { ...listed, hasMailServer: this.server.isSet };
  }

  show(caller: Person, id: string): Promise<DeliveryAnswer> {
    return this.database.reading(caller, async (tx) => ({
      ...(await found(tx, id)),
      hasMailServer: this.server.isSet,
      log: await deliveryLog(tx, id),
    }));
  }

  /** The message as it was, or will be, sent. */
  async message(caller: Person, id: string): Promise<{ fileName: string; eml: Buffer }> {
    const { documentKind, documentFrom } = await this.database.reading(caller, (tx) => found(tx, id));
    const { eml } = await this.postbox.open(id);
    const about = documentKind === null ? 'notice' : `${documentKind}-${documentFrom}`;
    return { fileName: `${about}-${id.slice(0, 8)}.eml`, eml };
  }

  async preview(caller: Person, id: string): Promise<string> {
    const { documentId, districtCode, language, name } = await this.database.reading(caller, (tx) =>
      found(tx, id),
    );
    if (documentId === null) return (await this.postbox.previewNotice(id)) ?? '';
    return this.postbox.preview(documentId, districtCode, language, name);
  }

  previewOf({ documentId, districtCode, language }: PreviewQuery): Promise<string> {
    return this.postbox.preview(documentId, districtCode ?? null, language);
  }

  /**
   * Has a message sent again. One the server never accepted is the same message, tried anew; one it did accept
   * is repeated as a new message, with an id of its own.
   */
  resend(caller: Person, id: string): Promise<{ id: string }> {
    return this.database.recording(caller, async (tx) => {
      const message = await found(tx, id);
      const now = this.clock.now();
      const again =
        message.state === 'accepted' ? await this.repeat(tx, message, now) : await retry(tx, message, now);
      await noteAttempt(tx, again, now, { state: 'asked-again' });
      this.audit.note(tx, caller, {
        action: 'delivery.resend',
        subject: { kind: 'delivery', id, districtCode: message.districtCode },
        before: { state: message.state, messageId: message.messageId },
        after: { id: again },
      });
      return { id: again };
    });
  }

  /** Has all that waits for its next attempt tried now: for who knows that the mail server is back. */
  sendWaiting(caller: Person): Promise<{ messages: number }> {
    return this.database.recording(caller, async (tx) => {
      const messages = await sendNow(tx, this.clock.now());
      this.audit.note(tx, caller, {
        action: 'delivery.resend',
        subject: { kind: 'delivery' },
        after: { messages },
      });
      return { messages };
    });
  }

  /** A copy to the caller's own address, and to no other. */
  sendToMe(caller: Person, wanted: SendToMe): Promise<{ id: string }> {
    return this.database.recording(caller, async (tx) => {
      const person = await ownAddress(tx, caller.id, wanted.districtCode);
      if (person.address === null) throw new Problem('delivery.no-own-address');
      if (!isAllowedAddress(person.address, this.config.MAIL_ALLOWED_DOMAINS)) {
        throw new Problem('recipient.domain-not-allowed', { allowed: this.config.MAIL_ALLOWED_DOMAINS });
      }
      const document = await documentToSend(tx, wanted.documentId);
      if (!document) throw new Problem('access.not-found');
      const addressee = {
        ...person,
        address: person.address,
        districtCode: wanted.districtCode,
        language: wanted.language,
        recipientId: null,
        userId: caller.id,
      };
      const [id] = await this.outbox.queue(tx, [document], [addressee], `own copy ${caller.requestId}`);
      if (id === undefined) throw new Error('The copy was not queued.');
      this.audit.note(tx, caller, {
        action: 'delivery.send-to-me',
        subject: { kind: 'delivery', id, districtCode: wanted.districtCode },
        after: { documentId: document.id },
      });
      return { id };
    });
  }

  private async repeat(tx: Transaction, { id }: DeliveryRow, now: Date): Promise<string> {
    const messageId = messageIdOf(`repeat ${randomUUID()}`, id, this.config.MAIL_FROM);
    const [repeated] = (await tx.query(
      `insert into outbox_message (recipient_id, user_id, name, address, district_code, language, document_id, notice_id,
                                   subject, message_id, repeats_id, state, queued_at, next_attempt_at)
       select recipient_id, user_id, name, address, district_code, language, document_id, notice_id,
              subject, $2, id, 'queued', $3, $3
         from outbox_message where id = $1
       returning id`,
      [id, messageId, now],
    )) as [{ id: string }];
    return repeated.id;
  }
}

/** The same message once more, with all its attempts before it. Problem: `delivery.still-under-way`. */
async function retry(tx: Transaction, { id }: DeliveryRow, now: Date): Promise<string> {
  const [, changed] = (await tx.query(
    `update outbox_message set state = 'queued', attempts = 0, next_attempt_at = $2, settled_at = null, told_at = null
      where id = $1 and state in ('failed', 'given-up', 'kept')`,
    [id, now],
  )) as [unknown, number];
  if (changed === 0) throw new Problem('delivery.still-under-way');
  return id;
}

async function found(tx: Transaction, id: string): Promise<DeliveryRow> {
  const row = await deliveryOf(tx, id);
  if (!row) throw new Problem('access.not-found');
  return row;
}
