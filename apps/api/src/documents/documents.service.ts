import { Injectable } from '@nestjs/common';
import { campaignOf } from '../areas/campaign.query.js';
import type {
  DocumentRow,
  DocumentsAnswer,
  DocumentsQuery,
  NewDocument,
  NewDocumentAnswer,
} from '../contract/document.js';
import { reportingDateOf, weekOf } from '../domain/reporting-date.js';
import type { Person } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { FileStore } from '../platform/files.js';
import { Problem } from '../platform/problem.js';
import { DocumentMakers, orderKeyOf } from './document-maker.js';
import { documents, documentsById } from './documents.query.js';

@Injectable()
export class DocumentsService {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly makers: DocumentMakers,
    private readonly clock: Clock,
  ) {}

  list(person: Person, query: DocumentsQuery): Promise<DocumentsAnswer> {
    return this.database.within(person, (tx) => documents(tx, query));
  }

  async show(person: Person, id: string): Promise<DocumentRow> {
    const [document] = await this.database.within(person, (tx) => documentsById(tx, [id]));
    if (!document) throw new Problem('access.not-found');
    return document;
  }

  async file(person: Person, id: string): Promise<{ document: DocumentRow; bytes: Buffer }> {
    const document = await this.show(person, id);
    return { document, bytes: await this.files.read(document.fileHash) };
  }

  /** Has documents made now, for this one occasion: the request. */
  async make(person: Person, wanted: NewDocument): Promise<NewDocumentAnswer> {
    const { startDate } = await this.database.within(person, campaignOf);
    const from = wanted.kind === 'weekly-briefing' ? weekOf(wanted.date).from : wanted.date;
    if (wanted.date < startDate || from > reportingDateOf(this.clock.now())) {
      throw new Problem('document.not-yet', { date: wanted.date });
    }
    const made = await this.makers.of(wanted.kind).make({
      from,
      districtCodes: wanted.districtCodes,
      orderKey: orderKeyOf('request', person.requestId),
      orderedBy: person,
      ...(wanted.asOf === undefined ? {} : { asOf: new Date(wanted.asOf) }),
    });
    const ids = made.map(({ id }) => id);
    return { documents: await this.database.within(person, (tx) => documentsById(tx, ids)) };
  }
}
