import type { FindingCode } from '../domain/findings.js';

/** What is wrong, and what its reader can do about it: two short sentences or so. */
export interface FindingText {
  reason: string;
  remedy: string;
}

/** The details of a finding as a sentence prints them; a detail that is not there prints '–'. */
export interface Details {
  /** A whole number or, where it has one, with one decimal. */
  count(name: string): string;
  date(name: string): string;
  text(name: string): string;
  /** The name of an area inside a sentence; at its start `text` gives it. */
  area(name: string): string;
  /** The bare number, to choose words by. */
  number(name: string): number | null;
  /** Whether all of these numbers are there: what is said of several rows at once has none that differ. */
  knows(...names: string[]): boolean;
  /** A count behind what it counts, " (7.850)"; nothing where it is not there. */
  inBrackets(name: string): string;
}

/** One language's sentences. A code without a sentence does not compile. */
export type FindingTexts = Record<FindingCode, (details: Details) => FindingText>;
