import type { AreaRow, Increments, ProgressAnswer } from '../contract/progress.js';

/** A row of a table, or an area's own answer. */
type Reported = Pick<AreaRow, 'increments' | 'hasReportedInWeek'> &
  (Pick<AreaRow, 'wardsReported'> | Pick<ProgressAnswer, 'freshness'>);

/**
 * What reports added to an area on the day or in the week so far. Null when none came: a day without a report
 * is not a day without work (domain.md §3.5).
 */
export function arrivedIn(area: Reported, period: 'day' | 'week'): Increments | null {
  const { wardsReported } = 'freshness' in area ? area.freshness : area;
  const hasReported = period === 'day' ? wardsReported > 0 : area.hasReportedInWeek;
  return hasReported ? area.increments[period] : null;
}
