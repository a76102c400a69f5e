import type { AreaRow } from '../contract/progress.js';

/** What areas are ranked by; a smaller number is better. Null comes last: it cannot be told. */
export interface Standing {
  code: string;
  required: number;
  submitted: number;
  verified: number;
  signed: number;
  remaining: number;
  daysToFinish: number | null;
}

export type Ranks = NonNullable<AreaRow['ranks']>;

type Measure = keyof Ranks;

const BADNESS: Record<Measure, (standing: Standing) => number> = {
  submitted: ({ submitted, required }) => unfinishedShare(submitted, required),
  verified: ({ verified, required }) => unfinishedShare(verified, required),
  signed: ({ signed, required }) => unfinishedShare(signed, required),
  remaining: ({ remaining }) => remaining,
  daysToFinish: ({ daysToFinish }) => daysToFinish ?? Infinity,
};

/**
 * Each area's place by every measure, 1 for the best, and the places it won (+) or lost (−) since `before`.
 * Equals share a place and the next one is left out: 1, 2, 2, 4. An area that was not there before has no change.
 */
export function ranksOf(now: readonly Standing[], before: readonly Standing[]): Map<string, Ranks> {
  const measures = Object.keys(BADNESS) as Measure[];
  const places = new Map(measures.map((measure) => [measure, placesBy(measure, now)]));
  const earlier = new Map(measures.map((measure) => [measure, placesBy(measure, before)]));
  const rankOf = (measure: Measure, code: string) => {
    const rank = places.get(measure)?.get(code) ?? now.length;
    const past = earlier.get(measure)?.get(code);
    return { rank, change: past === undefined ? null : past - rank };
  };
  return new Map(
    now.map(({ code }) => [
      code,
      Object.fromEntries(measures.map((measure) => [measure, rankOf(measure, code)])) as Ranks,
    ]),
  );
}

function placesBy(measure: Measure, standings: readonly Standing[]): Map<string, number> {
  const badness = standings.map(BADNESS[measure]);
  return new Map(
    standings.map(({ code }, index) => [
      code,
      1 + badness.filter((other) => other < (badness[index] ?? Infinity)).length,
    ]),
  );
}

/** The exact share, not the printed one: 91,96 % and 92,04 % are no equals. Nothing required comes last. */
export function unfinishedShare(done: number, required: number): number {
  return required > 0 ? 1 - done / required : Infinity;
}
