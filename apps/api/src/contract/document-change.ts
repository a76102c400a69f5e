import { z } from 'zod';
import { count, date, instant } from './fields.js';

/** What can move a number that was told. */
export const CHANGE_KINDS = [
  ...(['first-report', 'refiled', 'returned'] as const),
  ...(['requirement', 'calendar', 'membership', 'ward', 'district', 'deadline', 'regime'] as const),
] as const;

/** A dated fact as it was or is believed, as far as it matters to the day told. */
const factContent = z
  .object({
    from: date,
    /** The day after its last one; null where it goes on. */
    until: date.nullable(),
    required: count,
    name: z.string(),
    districtName: z.string(),
    date,
    deadline: date,
    decidedOn: date,
    cutOff: z.string(),
    districtDeadline: z.string(),
    cityDeadline: z.string(),
  })
  .partial();

/** How far totals moved; what is carried forward counts as told. */
const totalsMoved = z.object({
  wards: z.number().int(),
  required: z.number().int(),
  submitted: z.number().int(),
  verified: z.number().int(),
  unresolved: z.number().int(),
  exempt: z.number().int(),
  signed: z.number().int(),
});

/** Totals of the document's day. Null until a ward has reported, but for what is required (domain.md §3.1). */
const toldTotals = z.object({
  wards: z.number().int(),
  required: z.number().int(),
  submitted: z.number().int().nullable(),
  verified: z.number().int().nullable(),
  unresolved: z.number().int().nullable(),
  exempt: z.number().int().nullable(),
  signed: z.number().int().nullable(),
});

/** One recording of a report or a fact that lies between two states of the figures. */
export const documentChange = z.object({
  kind: z.enum(CHANGE_KINDS),
  at: instant,
  /** The day a report is about; null for a fact. */
  date: date.nullable(),
  districtName: z.string().nullable(),
  wardCode: z.string().nullable(),
  wardName: z.string().nullable(),
  /** What a fact said before and says now; null where there was or is none. */
  before: z.array(factContent).nullable(),
  after: z.array(factContent).nullable(),
  /** Null where the program itself recorded it. */
  by: z.string().nullable(),
  reason: z.string().nullable(),
  /** The document a fact rests on, or the receipt of a report. */
  document: z.string().nullable(),
  /** What it moved in the totals of the document's day. */
  moved: totalsMoved,
});

/** A state of the figures: as known at a moment, of the document's day. */
const toldState = z.object({
  /** The issue that says it; null for a reprint, and where there was none before. */
  version: count.nullable(),
  asOf: instant,
  /** The version of the figures (domain.md §4). */
  dataVersion: count,
  totals: toldTotals,
});

/**
 * What changed between the issue before and a document: totals before, plus what every change moved, give the
 * totals now, a null counting as 0. Before the first issue, the totals are those at the beginning of the document's
 * day.
 */
export const documentChangesAnswer = z.object({
  figuresDate: date,
  since: toldState,
  now: toldState,
  /** Oldest first. */
  changes: z.array(documentChange),
  /** Of a district's edition, which tells the city's summary, too: how that stood. What moved it is not a district's to read. */
  city: z.object({ since: toldState, now: toldState }).nullable(),
});

export type ChangeKind = (typeof CHANGE_KINDS)[number];
export type FactContent = z.infer<typeof factContent>;
export type TotalsMoved = z.infer<typeof totalsMoved>;
export type ToldTotals = z.infer<typeof toldTotals>;
export type DocumentChange = z.infer<typeof documentChange>;
export type DocumentChangesAnswer = z.infer<typeof documentChangesAnswer>;
