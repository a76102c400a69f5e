import type { INestApplicationContext } from '@nestjs/common';
import { DocumentGenerators } from '../../apps/api/src/documents/document-generators.js';
import type {
  DocumentOrder,
  Publication,
  PublishedDocument,
} from '../../apps/api/src/documents/publication.js';
import { DocumentPublisher, retryOnLostRace } from '../../apps/api/src/documents/publish-documents.js';
import type { DocumentKind } from '../../apps/api/src/domain/documents.js';
import { Database, type Transaction } from '../../apps/api/src/platform/database.js';

type Alongside = (tx: Transaction, documents: readonly PublishedDocument[]) => Promise<void>;

/** Prepares and keeps documents as a use case does, with what `alongside` writes in the same transaction. */
export function publish(
  app: INestApplicationContext,
  publication: Publication,
  order: DocumentOrder,
  alongside: Alongside = () => Promise.resolve(),
): Promise<PublishedDocument[]> {
  const publisher = app.get(DocumentPublisher, { strict: false });
  return retryOnLostRace(async () => {
    const prepared = await publisher.prepare(publication, order);
    return app.get(Database, { strict: false }).recording(order.orderedBy, async (tx) => {
      const documents = await publisher.keep(tx, prepared);
      await alongside(tx, documents);
      return documents;
    });
  });
}

/** The same, drawn by the program's own generator of a kind. */
export function publishKind(
  app: INestApplicationContext,
  kind: DocumentKind,
  order: DocumentOrder,
): Promise<PublishedDocument[]> {
  const generator = app.get(DocumentGenerators, { strict: false }).of(kind);
  return publish(app, generator.publication(order), order);
}
