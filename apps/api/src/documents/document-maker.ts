import { Injectable } from '@nestjs/common';
import type { DocumentKind } from '../domain/documents.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import type { Actor } from '../platform/actor.js';
import type { Transaction } from '../platform/database.js';

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
  /**
   * What the call is answered that ordered them: kept with the documents, for the call that comes again. Asked after
   * `alongside`, and only where the call bears a key.
   */
  answerOf?: () => unknown;
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

/** Runs in the transaction that publishes the documents: what it writes is kept or undone with them. */
export type Alongside = (transaction: Transaction, documents: readonly PublishedDocument[]) => Promise<void>;

/**
 * Makes and publishes the documents of one kind, all of an order in one transaction (drawing comes before
 * it, so that it is short). `alongside` is called in that transaction, also when the order's
 * documents were found already published; the city's document comes first in the list.
 */
export interface DocumentMaker {
  readonly kind: DocumentKind;
  make(order: DocumentOrder, alongside?: Alongside): Promise<PublishedDocument[]>;
}

/** Where the rooms that make documents leave word: whoever orders one knows its kind, not its room. */
@Injectable()
export class DocumentMakers {
  private readonly makers = new Map<DocumentKind, DocumentMaker>();

  /** Called once by each maker, when its module starts. */
  register(maker: DocumentMaker): void {
    this.makers.set(maker.kind, maker);
  }

  of(kind: DocumentKind): DocumentMaker {
    const maker = this.makers.get(kind);
    if (!maker) throw new Error(`Nobody makes documents of kind ${kind}.`);
    return maker;
  }
}
