import { Injectable } from '@nestjs/common';
import type { DocumentKind } from '../domain/documents.js';
import { Database, type Transaction } from '../platform/database.js';
import { type DocumentOrder, DocumentMakers, type PublishedDocument } from '../documents/document-maker.js';
import { Outbox } from './outbox.js';
import { districtsWithRecipients } from './recipients.query.js';

interface Dispatched {
  documents: readonly PublishedDocument[];
  /** How many messages were put into the outbox. */
  messages: number;
}

interface DispatchOptions {
  /** Leaves out whoever has got the very same document before: their own scope's figures have not changed. */
  onlyNews?: boolean;
  alongside?: (tx: Transaction, dispatched: Dispatched) => Promise<void>;
}

/** Has documents made for everybody who is to get them, and puts their mail into the outbox. */
@Injectable()
export class DocumentDispatch {
  constructor(
    private readonly database: Database,
    private readonly makers: DocumentMakers,
    private readonly outbox: Outbox,
  ) {}

  /**
   * The city's document and one for each district with a recipient, published in one transaction with a message
   * to each recipient switched on, and with what `alongside` writes. The same order again adds nothing.
   */
  async dispatch(
    kind: DocumentKind,
    order: Omit<DocumentOrder, 'districtCodes'>,
    { onlyNews = false, alongside }: DispatchOptions = {},
  ): Promise<readonly PublishedDocument[]> {
    const districtCodes = await this.database.within(order.orderedBy, (tx) =>
      districtsWithRecipients(tx, kind),
    );
    return this.makers.of(kind).make({ ...order, districtCodes }, async (tx, documents) => {
      const messages = await this.outbox.queueForRecipients(tx, documents, order.orderKey, { onlyNews });
      await alongside?.(tx, { documents, messages });
    });
  }
}
