import type { AreaRow } from '../contract/progress.js';

/** Whether records remain, reports came since the date compared with, and none of them told of work. */
export function isStandingStill(
  { totals, change, hasReportedSince }: Pick<AreaRow, 'totals' | 'change' | 'hasReportedSince'>,
  step: 'submitted' | 'signed' = 'signed',
): boolean {
  return hasReportedSince && totals[step] < totals.required && change[step] <= 0;
}
