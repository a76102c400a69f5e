import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Alongside, DocumentOrder, PublishedDocument } from './document-maker.js';
import type { DocumentKind } from '../domain/documents.js';
import { type Period, type ReportingDate, reportingDateOf } from '../domain/reporting-date.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Database, type Transaction } from '../platform/database.js';
import { FileStore, type PlacedFile } from '../platform/files.js';
import { Problem, violatedConstraint } from '../platform/problem.js';
import { settledMoment } from '../platform/recording.js';
import type { Issue } from './document-changes.js';
import { type DocumentVersion, documentVersions, orderedDocuments } from './document-versions.query.js';

/** A document to be, known by what it says before it is drawn. */
export interface Edition {
  /** The district it is about; null for the city. */
  districtCode: string | null;
  /** The day whose figures stand at its head. */
  figuresDate: ReportingDate;
  /** See `figuresHashOf`. */
  figuresHash: string;
  /** Called only when it is to be published, with the name it shall print. */
  draw(identity: Identity): Promise<DrawnDocument>;
}

/** What a document calls itself. */
export interface Identity extends Issue {
  /** The issue before it, that its changes are told since; null for the first. */
  since: Issue | null;
}

export interface DrawnDocument {
  bytes: Buffer;
  mediaType: string;
  fileName: string;
}

/** What a document is of, and how its editions are found as known at a moment, the city's first. */
export interface Publication {
  kind: DocumentKind;
  period: Period;
  editions(asOf: Date): Promise<Edition[]>;
}

/**
 * SHA-256 (hex) of what a document says: every fact that is printed, with a number for the layout, so that
 * a document laid out anew is a new version. The moment and the version are not among the facts.
 */
export function figuresHashOf(kind: DocumentKind, layout: number, facts: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([kind, layout, facts], withoutMoment))
    .digest('hex');
}

/** As the answers of the API call the moment, the hour it gives today's figures, and how its own day stands. */
const MOMENTS = ['asOf', 'toldUntil', 'today'];

function withoutMoment(name: string, value: unknown): unknown {
  return MOMENTS.includes(name) ? undefined : value;
}

/** The answer to an order is known with its documents. */
const NOT_YET = null;

/** Two makers of the same document at once: one of them draws again. */
const ATTEMPTS = 4;

/** Publishes what the rooms of documents draw: one version after the other, each once. */
@Injectable()
export class DocumentPublisher {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /**
   * Answers an order with its documents, the city's first: those found already published for it, the last
   * version where the figures are still the same, a new version otherwise. A moment before the last version's is
   * answered with the version that says its figures, or with a reprint that is named by the moment. Nothing is
   * drawn inside the transaction that publishes. Problem: `document.not-yet` for a moment to come or before the first
   * day told.
   */
  async publish(
    publication: Publication,
    order: DocumentOrder,
    alongside: Alongside = () => Promise.resolve(),
  ): Promise<PublishedDocument[]> {
    for (let attempt = 1; ; attempt += 1) {
      const answered = await this.answered(publication, order, alongside);
      if (answered) return answered;
      const asOf = await this.momentOf(order, publication.period);
      const drafts = await this.drafts(publication, order, asOf);
      try {
        return await this.keep(publication, order, asOf, drafts, alongside);
      } catch (error) {
        if (!isLostRace(error) || attempt === ATTEMPTS) throw error;
      }
    }
  }

  private answered(publication: Publication, order: DocumentOrder, alongside: Alongside) {
    return this.database.within(order.orderedBy, async (tx) => {
      const found = await orderedDocuments(tx, publication.kind, order.orderKey);
      if (found.length === 0) return null;
      await alongside(tx, found);
      return found;
    });
  }

  private async momentOf({ orderedBy, asOf }: DocumentOrder, { from }: Period): Promise<Date> {
    const now = this.clock.now();
    const settled = await this.database.recording(orderedBy, (tx) => settledMoment(tx, now), NOT_YET);
    const moment = asOf ?? settled;
    if (moment > settled || reportingDateOf(moment) < from) {
      throw new Problem('document.not-yet', { date: from, asOf: moment });
    }
    return moment;
  }

  private async drafts(publication: Publication, order: DocumentOrder, asOf: Date): Promise<Draft[]> {
    const published = await this.database.within(order.orderedBy, (tx) =>
      documentVersions(tx, publication.kind, publication.period.from),
    );
    const drafts: Draft[] = [];
    for (const edition of await publication.editions(asOf)) {
      const versions = versionsOf(published, edition);
      const existing = saying(versions, edition, asOf);
      const identity = identityOf(versions, asOf);
      drafts.push(existing ? { existing } : { edition, identity, drawn: await edition.draw(identity) });
    }
    return drafts;
  }

  private async keep(
    publication: Publication,
    order: DocumentOrder,
    asOf: Date,
    drafts: readonly Draft[],
    alongside: Alongside,
  ): Promise<PublishedDocument[]> {
    // Before the transaction, which must not wait for a disk.
    const placed = new Map<Draft, PlacedFile>();
    for (const draft of drafts) {
      if (!draft.existing) placed.set(draft, await this.files.place(draft.drawn.bytes));
    }
    return this.database.recording(
      order.orderedBy,
      async (tx) => {
        const madeAt = this.clock.now();
        // Before the first entry of the audit log, behind which every other writer waits.
        for (const draft of drafts) {
          const file = placed.get(draft);
          if (file && !draft.existing) await this.files.note(tx, file, draft.drawn.mediaType, madeAt);
        }
        const documents: PublishedDocument[] = [];
        for (const draft of drafts) {
          const fileHash = placed.get(draft)?.hash ?? '';
          const document =
            draft.existing ??
            (await this.insert(tx, publication, order, { ...draft, asOf, madeAt, fileHash }));
          await tx.query(
            `insert into document_order (kind, order_key, district_code, document_id, ordered_at)
           values ($1, $2, $3, $4, $5)`,
            [publication.kind, order.orderKey, document.districtCode, document.id, madeAt],
          );
          documents.push(document);
        }
        await alongside(tx, documents);
        return documents;
      },
      order.answerOf ?? NOT_YET,
    );
  }

  private async insert(
    tx: Transaction,
    { kind, period }: Publication,
    { orderedBy }: DocumentOrder,
    { edition, identity: { version }, drawn, asOf, madeAt, fileHash }: NewDraft & Kept,
  ): Promise<PublishedDocument> {
    const { districtCode, figuresDate, figuresHash } = edition;
    const { fileName } = drawn;
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
  drawn: DrawnDocument;
}

type Draft = NewDraft | { existing: DocumentVersion };

interface Kept {
  asOf: Date;
  madeAt: Date;
  fileHash: string;
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

const RACES: readonly (string | null)[] = ['document_version', 'document_reprint', 'document_order_once'];

function isLostRace(error: unknown): boolean {
  return RACES.includes(violatedConstraint(error));
}
