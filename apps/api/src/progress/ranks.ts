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
}

export type Ranks = NonNullable<AreaRow['ranks']>;

type Step = keyof Ranks;

const STEPS: readonly Step[] = ['submitted', 'verified', 'signed'];

/**
 * Each area's place by the share of required at every step, 1 for the best, and the places it won (+) or lost (−) since `before`.
 * Equals share a place and the next one is left out: 1, 2, 2, 4. No place where nothing is required, and none for
 * anybody before the first record is done. An area that had no place before has no change.
 */
export function ranksOf(now: readonly Ranked[], before: readonly Ranked[]): Map<string, Ranks> {
  const places = new Map(STEPS.map((step) => [step, placesBy(step, now)]));
  const earlier = new Map(STEPS.map((step) => [step, placesBy(step, before)]));
  const rankOf = (step: Step, code: string) => {
    const rank = places.get(step)?.get(code) ?? null;
    const past = earlier.get(step)?.get(code) ?? null;
    return { rank, change: past === null || rank === null ? null : past - rank };
  };
  return new Map(
    now.map(({ code }) => [
      code,
      Object.fromEntries(STEPS.map((step) => [step, rankOf(step, code)])) as Ranks,
    ]),
  );
}

function placesBy(step: Step, standings: readonly Ranked[]): Map<string, number> {
  const ranked = standings.filter(({ wardsWithFigures, required }) => wardsWithFigures > 0 && required > 0);
  if (ranked.every((standing) => standing[step] === 0)) return new Map();
  const known = ranked.map((standing) => ({
    code: standing.code,
    left: unfinishedShare(standing[step], standing.required),
  }));
  const placeOf = (own: number) => 1 + known.filter(({ left }) => left < own).length;
  return new Map(known.map(({ code, left }) => [code, placeOf(left)]));
}

/** The exact share, not the printed one: 91,96% and 92,04% are no equals. Nothing required comes last. */
export function unfinishedShare(done: number, required: number): number {
  return required > 0 ? 1 - done / required : Infinity;
}
