import { Injectable } from '@nestjs/common';
import { campaignOf } from '../areas/campaign.query.js';
import type { DocumentChangesAnswer } from '../contract/document-change.js';
import type {
  DocumentRow,
  DocumentsAnswer,
  DocumentsQuery,
  NewDocument,
  NewDocumentAnswer,
} from '../contract/document.js';
import { HAS_DISTRICT_EDITIONS } from '../domain/documents.js';
import { reportingDateOf, weekOf } from '../domain/reporting-date.js';
import { type Person, system } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { FileStore } from '../platform/files.js';
import { Problem } from '../platform/problem.js';
import { documentChanges } from './document-changes.js';
import { DocumentGenerators } from './document-generators.js';
import { documents, documentsById } from './documents.query.js';
import { issuesUpTo } from './issues-up-to.query.js';
import { type DocumentOrder, orderKeyOf } from './publication.js';
import { DocumentPublisher, retryOnLostRace } from './publish-documents.js';

@Injectable()
export class DocumentsService {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly generators: DocumentGenerators,
    private readonly publisher: DocumentPublisher,
    private readonly clock: Clock,
  ) {}

  list(person: Person, query: DocumentsQuery): Promise<DocumentsAnswer> {
    return this.database.reading(person, (tx) => documents(tx, query));
  }

  async show(person: Person, id: string): Promise<DocumentRow> {
    const [document] = await this.database.reading(person, (tx) => documentsById(tx, [id]));
    if (!document) throw new Problem('access.not-found');
    return document;
  }

  async file(person: Person, id: string): Promise<{ document: DocumentRow; bytes: Buffer }> {
    const document = await this.show(person, id);
    return { document, bytes: await this.files.read(document.fileHash) };
  }

  /** What was recorded between the issue before and this document, as the document itself tells it. */
  async changes(person: Person, id: string): Promise<DocumentChangesAnswer> {
    await this.show(person, id);
    // The answer is about what the document is about: it needs the city's rows, and gives what a reader of it may see.
    return this.database.reading(system('document.changes'), async (tx) => {
      const issues = await issuesUpTo(tx, id);
      if (!issues) throw new Problem('access.not-found');
      const { told, since, issue } = issues;
      return documentChanges(tx, told, since, issue);
    });
  }

  /** Has documents made now, for this one occasion: the request. */
  async make(person: Person, wanted: NewDocument): Promise<NewDocumentAnswer> {
    if (wanted.districtCodes.length > 0 && !HAS_DISTRICT_EDITIONS[wanted.kind]) {
      throw new Problem('document.no-district-edition', { districtCodes: wanted.districtCodes });
    }
    const { startDate } = await this.database.reading(person, campaignOf);
    const from = wanted.kind === 'weekly-briefing' ? weekOf(wanted.date).from : wanted.date;
    if (wanted.date < startDate || from > reportingDateOf(this.clock.now())) {
      throw new Problem('document.not-yet', { date: wanted.date });
    }
    const order: DocumentOrder = {
      from,
      districtCodes: wanted.districtCodes,
      orderKey: orderKeyOf('request', person.requestId),
      orderedBy: person,
      ...(wanted.asOf === undefined ? {} : { asOf: new Date(wanted.asOf) }),
    };
    return retryOnLostRace(async () => {
      const prepared = await this.publisher.prepare(
        this.generators.of(wanted.kind).publication(order),
        order,
      );
      return this.database.recording(person, async (tx) => {
        const made = await this.publisher.keep(tx, prepared);
        const ids = made.map(({ id }) => id);
        return { documents: await documentsById(tx, ids) };
      });
    });
  }
}
