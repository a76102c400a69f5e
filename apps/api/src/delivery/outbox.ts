import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { CONFIG, type Config } from '../platform/config.js';
import type { Transaction } from '../platform/database.js';
import type { PublishedDocument } from '../documents/publication.js';
import { messageIdOf } from './message-id.js';
import { type ActiveRecipient, activeRecipients } from './recipients.query.js';
import { signedByArea, type SignedOfArea } from './signed-by-area.query.js';
import { subjectLine } from './subject-line.js';

/** Someone to write to: a recipient of the list, or a user who wants a copy for themselves. */
export interface Addressee extends Omit<ActiveRecipient, 'id'> {
  recipientId: string | null;
  userId: string | null;
}

/**
 * Decides what is to be sent, in the transaction that decides to send: one row per person. Another process, or
 * this one later, sends it.
 */
@Injectable()
export class Outbox {
  constructor(
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * A message to every recipient switched on of the documents' kind; with `onlyNews`, not to those who have got the
   * very same document before. The same occasion again adds nothing.
   *
   * @returns how many were added.
   */
  async queueForRecipients(
    tx: Transaction,
    documents: readonly PublishedDocument[],
    occasion: string,
    { onlyNews = false } = {},
  ): Promise<number> {
    const [city] = documents;
    if (!city) return 0;
    const told = onlyNews ? await alreadyTold(tx, documents) : [];
    const people = (await activeRecipients(tx, city.kind))
      .map(({ id, ...person }): Addressee => ({ ...person, recipientId: id, userId: null }))
      .filter(({ recipientId, districtCode }) => {
        const document = documentFor(districtCode, documents);
        return !told.some((one) => one.recipientId === recipientId && one.documentId === document.id);
      });
    return (await this.queue(tx, documents, people, occasion)).length;
  }

  /** Queues one message a person, about the document of that person's scope. Gives the new messages' ids. */
  async queue(
    tx: Transaction,
    documents: readonly PublishedDocument[],
    people: readonly Addressee[],
    occasion: string,
  ): Promise<string[]> {
    const [city] = documents;
    if (!city) return [];
    const areas = await signedByArea(tx, city.figuresDate, city.asOf);
    const now = this.clock.now().toISOString();
    const messages = people.map((person) => {
      const document = documentFor(person.districtCode, documents);
      return {
        recipient_id: person.recipientId,
        user_id: person.userId,
        name: person.name,
        address: person.address,
        district_code: person.districtCode,
        language: person.language,
        document_id: document.id,
        subject: subjectFor(person, document, areas),
        message_id: messageIdOf(occasion, person.recipientId ?? person.userId ?? '', this.config.MAIL_FROM),
        state: 'queued',
        attempts: 0,
        queued_at: now,
        next_attempt_at: now,
      };
    });
    const added = (await tx.query(
      `insert into outbox_message (recipient_id, user_id, name, address, district_code, language, document_id,
                                   subject, message_id, state, attempts, queued_at, next_attempt_at)
       select recipient_id, user_id, name, address, district_code, language, document_id,
              subject, message_id, state, attempts, queued_at, next_attempt_at
         from jsonb_populate_recordset(null::outbox_message, $1)
       on conflict on constraint outbox_message_message_id do nothing
       returning id`,
      [JSON.stringify(messages)],
    )) as { id: string }[];
    return added.map((message) => message.id);
  }
}

/** The document of a scope; the city's where a district has none of its own. */
function documentFor(
  districtCode: string | null,
  documents: readonly PublishedDocument[],
): PublishedDocument {
  const document = documents.find((one) => one.districtCode === districtCode) ?? documents[0];
  if (!document) throw new Error('An order without documents.');
  return document;
}

/** Who has got, or is about to get, which of the documents. */
function alreadyTold(
  tx: Transaction,
  documents: readonly PublishedDocument[],
): Promise<{ recipientId: string; documentId: string }[]> {
  return tx.query(
    `select recipient_id as "recipientId", document_id as "documentId"
       from outbox_message
      where document_id = any ($1) and recipient_id is not null and state <> 'given-up'`,
    [documents.map(({ id }) => id)],
  );
}

function subjectFor(person: Addressee, document: PublishedDocument, areas: readonly SignedOfArea[]): string {
  const area = areas.find(({ districtCode }) => districtCode === person.districtCode);
  return subjectLine({
    kind: document.kind,
    period: document,
    version: document.version,
    districtName: person.districtName,
    signed: area?.signed ?? 0,
    required: area?.required ?? 0,
    language: person.language,
  });
}
