import { Injectable } from '@nestjs/common';
import { type Period, reportingDateOf } from '../domain/reporting-date.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Database, type Transaction } from '../platform/database.js';
import { FileStore, type PlacedFile } from '../platform/files.js';
import { Problem, violatedConstraint } from '../platform/problem.js';
import { settledMoment } from '../platform/recording.js';
import { type DocumentVersion, documentVersions, orderedDocuments } from './document-versions.query.js';
import type { DocumentOrder, Edition, Identity, Publication, PublishedDocument } from './publication.js';

/** Two transactions that publish the same document at once: the second draws again. */
const ATTEMPTS = 4;

/** Documents ready to be published: found published for the order already, or drawn and placed in the store. */
export interface PreparedDocuments {
  publication: Publication;
  order: DocumentOrder;
  made: { found: PublishedDocument[] } | { asOf: Date; drafts: readonly Draft[] };
}

/**
 * Publishes what the rooms of documents draw: one version after the other, each once. `prepare` does what takes time,
 * `keep` writes in the transaction of the use case; both together stand in `retryOnLostRace`.
 */
@Injectable()
export class DocumentPublisher {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /**
   * Finds or draws the documents of an order, the city's first: those published for it already, the last version where
   * the figures are still the same, a new version otherwise. A moment before the last version's is answered with the
   * version that says its figures, or with a reprint that is named by the moment. Problem: `document.not-yet` for a
   * moment to come or before the first day told.
   */
  async prepare(publication: Publication, order: DocumentOrder): Promise<PreparedDocuments> {
    const found = await this.database.reading(order.orderedBy, (tx) =>
      orderedDocuments(tx, publication.kind, order.orderKey),
    );
    if (found.length > 0) return { publication, order, made: { found } };
    const asOf = await this.momentOf(order, publication.period);
    const drafts = await this.drafts(publication, order, asOf);
    return { publication, order, made: { asOf, drafts } };
  }

  /** Publishes what was prepared, in the caller's transaction. Throws where somebody else published it meanwhile. */
  async keep(tx: Transaction, prepared: PreparedDocuments): Promise<PublishedDocument[]> {
    const { publication, order, made } = prepared;
    if ('found' in made) return made.found;
    const { asOf, drafts } = made;
    const madeAt = this.clock.now();
    const documents: PublishedDocument[] = [];
    for (const draft of drafts) {
      const document =
        draft.existing ?? (await this.insert(tx, publication, order, { ...draft, asOf, madeAt }));
      await tx.query(
        `insert into document_order (kind, order_key, district_code, document_id, ordered_at)
         values ($1, $2, $3, $4, $5)`,
        [publication.kind, order.orderKey, document.districtCode, document.id, madeAt],
      );
      documents.push(document);
    }
    return documents;
  }

  private async momentOf({ orderedBy, asOf }: DocumentOrder, { from }: Period): Promise<Date> {
    const now = this.clock.now();
    const settled = await this.database.recording(orderedBy, (tx) => settledMoment(tx, now), {
      isAnswer: false,
    });
    const moment = asOf ?? settled;
    if (moment > settled || reportingDateOf(moment) < from) {
      throw new Problem('document.not-yet', { date: from, asOf: moment });
    }
    return moment;
  }

  private async drafts(publication: Publication, order: DocumentOrder, asOf: Date): Promise<Draft[]> {
    const published = await this.database.reading(order.orderedBy, (tx) =>
      documentVersions(tx, publication.kind, publication.period.from),
    );
    const drafts: Draft[] = [];
    for (const edition of await publication.editions(asOf)) {
      const versions = versionsOf(published, edition);
      const existing = saying(versions, edition, asOf);
      drafts.push(existing ? { existing } : await this.draw(edition, identityOf(versions, asOf)));
    }
    return drafts;
  }

  private async draw(edition: Edition, identity: Identity): Promise<NewDraft> {
    const { bytes, mediaType, fileName } = await edition.draw(identity);
    return { edition, identity, mediaType, fileName, placed: await this.files.place(bytes) };
  }

  private async insert(
    tx: Transaction,
    { kind, period }: Publication,
    { orderedBy }: DocumentOrder,
    { edition, identity: { version }, mediaType, fileName, placed, asOf, madeAt }: NewDraft & Kept,
  ): Promise<PublishedDocument> {
    const { districtCode, figuresDate, figuresHash } = edition;
    const fileHash = placed.hash;
    await this.files.note(tx, placed, mediaType, madeAt);
    const person = orderedBy.kind === 'person' ? orderedBy : null;
    const [row] = (await tx.query(
      `insert into document (kind, from_date, until_date, district_code, version, figures_date, as_of, made_at,
                             made_by, made_by_name, file_hash, file_name, figures_hash)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning id`,
      [
        ...[kind, period.from, period.until, districtCode, version, figuresDate, asOf, madeAt],
        ...[person?.id ?? null, person?.name ?? null, fileHash, fileName, figuresHash],
      ],
    )) as { id: string }[];
    if (!row) throw new Error('The document was not inserted.');
    this.audit.note(tx, orderedBy, {
      action: 'document.publish',
      subject: { kind: 'document', id: row.id, districtCode },
      after: { kind, from: period.from, version, figuresDate, asOf, fileName, fileHash, figuresHash },
    });
    return { id: row.id, kind, districtCode, ...period, version, figuresDate, asOf, fileName, fileHash };
  }
}

interface NewDraft {
  existing?: undefined;
  edition: Edition;
  identity: Identity;
  mediaType: string;
  fileName: string;
  placed: PlacedFile;
}

type Draft = NewDraft | { existing: DocumentVersion };

interface Kept {
  asOf: Date;
  madeAt: Date;
}

function versionsOf(published: readonly DocumentVersion[], edition: Edition): DocumentVersion[] {
  return published.filter(({ districtCode }) => districtCode === edition.districtCode);
}

/**
 * The version that already says what the edition would; null when it is to be drawn. Of one moment there is one
 * version. Figures may change and change back, so a later moment is compared with the last version only; an
 * earlier one with each of them, those before it first.
 */
function saying(versions: readonly DocumentVersion[], edition: Edition, asOf: Date): DocumentVersion | null {
  const published = versions.findLast((version) => version.asOf.getTime() === asOf.getTime());
  if (published) return published;
  const last = issuesIn(versions).at(-1);
  const same = versions.filter(({ figuresHash }) => figuresHash === edition.figuresHash);
  if (!last || asOf > last.asOf) return same.find(({ id }) => id === last?.id) ?? null;
  return same.findLast((version) => version.asOf <= asOf) ?? same[0] ?? null;
}

/** The next issue; as of a moment before the last one, a reprint. */
function identityOf(versions: readonly DocumentVersion[], asOf: Date): Identity {
  const issues = issuesIn(versions);
  const last = issues.at(-1);
  const since = issues.findLast((issue) => issue.asOf < asOf) ?? null;
  return { version: last && asOf < last.asOf ? null : (last?.version ?? 0) + 1, asOf, since };
}

/** Those with a number, in its order. */
function issuesIn(versions: readonly DocumentVersion[]): DocumentVersion[] {
  return versions.filter(({ version }) => version !== null);
}

/** Does `work` again, prepared anew, where another transaction has published the same document meanwhile. */
export async function retryOnLostRace<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isLostRace(error) || attempt === ATTEMPTS) throw error;
    }
  }
}

const RACES: readonly (string | null)[] = ['document_version', 'document_reprint', 'document_order_once'];

function isLostRace(error: unknown): boolean {
  return RACES.includes(violatedConstraint(error));
}
