import type { AreaRow, ProgressAnswer, Totals } from '../contract/progress.js';

/**
 * The step areas are compared by: signing, which the campaign is for; until the first record is signed,
 * sending to the police.
 */
export type ComparedStep = 'submitted' | 'signed';

export function comparedStepOf({ totals }: Pick<ProgressAnswer, 'totals'>): ComparedStep {
  return totals.signed > 0 ? 'signed' : 'submitted';
}

/** How the steps are spoken of: 'ký số' is done, 'tỷ lệ ký số' is its share of what is required. */
export const STEP_WORDS: Record<ComparedStep, { deed: string; short: string }> = {
  submitted: { deed: 'gửi công an', short: 'Gửi' },
  signed: { deed: 'ký số', short: 'Ký' },
};

/** Whether an area's share lies below another's, by the exact counts: 8,34 % is below 8,35 %. */
export function isBelow(area: Totals, whole: Totals, step: ComparedStep): boolean {
  return area[step] * whole.required < whole[step] * area.required;
}

/** The place of an area and the places it won; null where there is nothing to be ranked by. */
export interface Place {
  rank: number | null;
  change: number | null;
}

/**
 * The place of a district by the compared step. Without any records done there are no places; and where
 * nothing had been done a week before, all were equal then and nobody has moved since.
 */
export function placeOf(
  { ranks }: Pick<AreaRow, 'ranks'>,
  step: ComparedStep,
  { totals, comparison }: Pick<ProgressAnswer, 'totals' | 'comparison'>,
): Place {
  if (ranks === null || totals[step] === 0) return { rank: null, change: null };
  return { rank: ranks[step].rank, change: comparison.totals[step] === 0 ? null : ranks[step].change };
}
