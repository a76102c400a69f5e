import type { AreaRow } from '../contract/progress.js';
import { arrivedIn } from './arrived.js';

/** Whether records remain, reports came in the week so far, and none of them told of work. */
export function isStandingStill(
  row: Pick<AreaRow, 'totals' | 'increments' | 'hasReportedInWeek' | 'wardsReported'>,
  step: 'submitted' | 'signed' = 'signed',
): boolean {
  const done = row.totals[step];
  return done !== null && done < row.totals.required && arrivedIn(row, 'week')?.[step] === 0;
}
