import { createHash } from 'node:crypto';
import type { DocumentKind } from '../domain/documents.js';
import type { Period, ReportingDate } from '../domain/reporting-date.js';
import type { Actor } from '../platform/actor.js';
import type { Issue } from './document-changes.js';

/** What documents are ordered for. */
type Occasion =
  /** A planned instant of a schedule, by the run's id. */
  | 'scheduled-run'
  /** That the last units of a day have reported, by the id of the document that went out without them. */
  | 'follow-up'
  /** That somebody asked for it, by the request's id. */
  | 'request'
  | 'demonstration';

export function orderKeyOf(occasion: Occasion, id: string): string {
  return `${occasion} ${id}`;
}

/** A pattern for `like`: every order of this kind of occasion. */
export function ordersFor(occasion: Occasion): string {
  return orderKeyOf(occasion, '%');
}

/** Who wants which document made, and once for which occasion. */
export interface DocumentOrder {
  /** The day reported, or the Monday of the week reported. */
  from: ReportingDate;
  /**
   * Besides the city's document, the districts that get one of their own (their detail and the city's
   * summary). A kind that has none for districts leaves them out.
   */
  districtCodes: readonly string[];
  /**
   * The occasion, as `orderKeyOf` writes it, kept in `document_order`. Ordered again for the same occasion, however
   * often and by however many workers at once, nothing new is made.
   */
  orderKey: string;
  /** Figures as known at this moment; the present one (`settledMoment`) when left out. */
  asOf?: Date;
  orderedBy: Actor;
}

/** A document as it stands in `document`. */
export interface PublishedDocument {
  id: string;
  kind: DocumentKind;
  /** The district it is about; null for the city. */
  districtCode: string | null;
  from: ReportingDate;
  /** Half-open, as every period. */
  until: ReportingDate;
  /** Null for a reprint: it is named by its moment, and is never the newest. */
  version: number | null;
  /** The day whose figures stand at its head. */
  figuresDate: ReportingDate;
  asOf: Date;
  fileName: string;
  fileHash: string;
}

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
