import type { AreaRow } from '../contract/progress.js';

/** What areas are ranked by. */
export interface Ranked {
  code: string;
  /** 0 when nobody has reported yet: the counts below are then no figures. */
  wardsWithFigures: number;
  required: number;
  submitted: number;
  verified: number;
  signed: number;
  remaining: number;
  daysToFinish: number | null;
}

export type Ranks = NonNullable<AreaRow['ranks']>;

type Criterion = keyof Ranks;

/** A smaller number is better; what is not finite cannot be told, and has no place. */
const BADNESS: Record<Criterion, (standing: Ranked) => number> = {
  submitted: ({ submitted, required }) => unfinishedShare(submitted, required),
  verified: ({ verified, required }) => unfinishedShare(verified, required),
  signed: ({ signed, required }) => unfinishedShare(signed, required),
  remaining: ({ remaining }) => remaining,
  daysToFinish: ({ daysToFinish }) => daysToFinish ?? Infinity,
};

/**
 * Each area's place by every criterion, 1 for the best, and the places it won (+) or lost (−) since `before`.
 * Equals share a place and the next one is left out: 1, 2, 2, 4. No place where nothing is required, and by a
 * share none for anybody before the first record is done. An area that had no place before has no change.
 */
export function ranksOf(now: readonly Ranked[], before: readonly Ranked[]): Map<string, Ranks> {
  const criteria = Object.keys(BADNESS) as Criterion[];
  const places = new Map(criteria.map((criterion) => [criterion, placesBy(criterion, now)]));
  const earlier = new Map(criteria.map((criterion) => [criterion, placesBy(criterion, before)]));
  const rankOf = (criterion: Criterion, code: string) => {
    const rank = places.get(criterion)?.get(code) ?? null;
    const past = earlier.get(criterion)?.get(code) ?? null;
    return { rank, change: past === null || rank === null ? null : past - rank };
  };
  return new Map(
    now.map(({ code }) => [
      code,
      Object.fromEntries(criteria.map((criterion) => [criterion, rankOf(criterion, code)])) as Ranks,
    ]),
  );
}

function placesBy(criterion: Criterion, standings: readonly Ranked[]): Map<string, number> {
  const ranked = standings.filter(({ wardsWithFigures, required }) => wardsWithFigures > 0 && required > 0);
  if (isShare(criterion) && ranked.every((standing) => standing[criterion] === 0)) return new Map();
  const known = ranked
    .map((standing) => ({ code: standing.code, badness: BADNESS[criterion](standing) }))
    .filter(({ badness }) => Number.isFinite(badness));
  const placeOf = (own: number) => 1 + known.filter(({ badness }) => badness < own).length;
  return new Map(known.map(({ code, badness }) => [code, placeOf(badness)]));
}

function isShare(criterion: Criterion): criterion is 'submitted' | 'verified' | 'signed' {
  return criterion !== 'remaining' && criterion !== 'daysToFinish';
}

/** The exact share, not the printed one: 91,96% and 92,04% are no equals. Nothing required comes last. */
export function unfinishedShare(done: number, required: number): number {
  return required > 0 ? 1 - done / required : Infinity;
}
