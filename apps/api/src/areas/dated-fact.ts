import type { z } from 'zod';
import type { FactNoun } from '../contract/audit-entry.js';
import type { ProblemCode } from '../contract/problems.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import type { Role } from '../domain/roles.js';
import type { Transaction } from '../platform/database.js';
import type { FactTable } from './fact-versions.query.js';
import type { Pen } from './pen.js';

/**
 * A kind of dated fact: what an administrator sets for a time in the field, known from a moment on. All of
 * them are kept, asked for and changed in one way (`dated-facts.service.ts`); this is where they differ.
 */
export interface DatedFact<
  Change extends z.ZodObject = z.ZodObject,
  Fact extends z.ZodObject = z.ZodObject,
> extends FactTable {
  /** Its word in the audit log and in the path: 'calendar-day' under /api/calendar-days. */
  noun: FactNoun;
  path: string;
  /** For the reader of the API document. */
  summary: string;
  /** Whether its rows belong to districts, to none, or are the city's own. */
  district: 'rows' | 'none' | 'city';
  /** Who reads it; everyone signed in where it is left out. */
  readers?: readonly Role[];
  /** The area it is about, for good: a replacement cannot name another. */
  about?: 'districtCode' | 'wardCode';
  fields: readonly (keyof z.infer<Change> & string)[];
  change: Change;
  fact: Fact;
  query: z.ZodObject;
  withdrawal: z.ZodObject;
  /** Where facts of a kind follow one another: how their neighbour moves with them. */
  neighbours?: Neighbours<z.infer<Change>, z.infer<Fact>>;
  /** What `check` refuses with; for the API document. */
  refusals: readonly ProblemCode[];
  /** After the writing and before it is kept: throws a `Problem` when what is known now does not hold together. */
  check?(written: Written<z.infer<Change>, z.infer<Fact>>): Promise<void>;
}

export interface Written<Change, Fact> {
  tx: Transaction;
  today: ReportingDate;
  /** Null when it was added. */
  before: Fact | null;
  /** Null when it was withdrawn. */
  after: Fact | null;
  change: Change;
}

/** Both give the neighbour as it was before it moved; null when there is none. */
interface Neighbours<Change, Fact> {
  /** Before one is added: ends the one it takes over from, and fits the new one in its place. */
  makeRoom(pen: Pen, change: Change): Promise<{ change: Change; neighbour: Fact | null }>;
  /** After one was withdrawn: the one before it lasts on. */
  giveBack(pen: Pen, withdrawn: Fact, reason: string): Promise<Fact | null>;
}
