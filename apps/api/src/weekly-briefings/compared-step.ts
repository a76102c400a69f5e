import type { ProgressAnswer, Totals } from '../contract/progress.js';
import type { Ranks } from '../progress/ranks.js';

/**
 * The step areas are compared by: signing, which the campaign is for; until the first record is signed,
 * sending to the police.
 */
export type ComparedStep = 'submitted' | 'signed';

export function comparedStepOf({ totals }: Pick<ProgressAnswer, 'totals'>): ComparedStep {
  return (totals.signed ?? 0) > 0 ? 'signed' : 'submitted';
}

/** How the steps are spoken of: 'ký số' is done, 'tỷ lệ ký số' is its share of what is required. */
export const STEP_WORDS: Record<ComparedStep, { deed: string; short: string }> = {
  submitted: { deed: 'gửi công an', short: 'Gửi' },
  signed: { deed: 'ký số', short: 'Ký' },
};

/** Whether an area's share is known and lies below another's, by the exact counts: 8,34% is below 8,35%. */
export function isBelow(area: Totals, whole: Totals, step: ComparedStep): boolean {
  const [done, wholeDone] = [area[step], whole[step]];
  return done !== null && wholeDone !== null && done * whole.required < wholeDone * area.required;
}

/** The place of an area and the places it won; null where there is nothing to be ranked by. */
export type Place = Ranks[ComparedStep];

export const NO_PLACE: Place = { rank: null, change: null };
