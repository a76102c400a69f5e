import { Injectable } from '@nestjs/common';
import { DocumentGenerators } from '../documents/document-generators.js';
import type { DocumentOrder, PublishedDocument } from '../documents/publication.js';
import {
  DocumentPublisher,
  type PreparedDocuments,
  retryOnLostRace,
} from '../documents/publish-documents.js';
import type { DocumentKind } from '../domain/documents.js';
import { Database, type Transaction } from '../platform/database.js';
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
}

type DispatchOrder = Omit<DocumentOrder, 'districtCodes'>;

/** Publishes documents for everybody who is to get them, and puts their mail into the outbox. */
@Injectable()
export class DocumentDispatch {
  constructor(
    private readonly database: Database,
    private readonly generators: DocumentGenerators,
    private readonly publisher: DocumentPublisher,
    private readonly outbox: Outbox,
  ) {}

  /** Draws the city's document and one for each district with a recipient. */
  async prepare(kind: DocumentKind, order: DispatchOrder): Promise<PreparedDocuments> {
    const districtCodes = await this.database.reading(order.orderedBy, (tx) =>
      districtsWithRecipients(tx, kind),
    );
    const whole = { ...order, districtCodes };
    return this.publisher.prepare(this.generators.of(kind).publication(whole), whole);
  }

  /** Publishes them with a message to each recipient switched on. The same order again adds nothing. */
  async keep(
    tx: Transaction,
    prepared: PreparedDocuments,
    { onlyNews = false }: DispatchOptions = {},
  ): Promise<Dispatched> {
    const documents = await this.publisher.keep(tx, prepared);
    const { orderKey } = prepared.order;
    return {
      documents,
      messages: await this.outbox.queueForRecipients(tx, documents, orderKey, { onlyNews }),
    };
  }

  /** Both, in a transaction of their own. */
  dispatch(kind: DocumentKind, order: DispatchOrder, options?: DispatchOptions): Promise<Dispatched> {
    return retryOnLostRace(async () => {
      const prepared = await this.prepare(kind, order);
      return this.database.recording(order.orderedBy, (tx) => this.keep(tx, prepared, options));
    });
  }
}
