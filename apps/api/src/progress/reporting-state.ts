import type { DayState } from '../domain/completeness.js';
import { stateOfDay } from '../domain/completeness.js';
import type { AreaDay } from './area-days.query.js';

/**
 * How reporting stands for an area on a day: of its wards the worst, and one that is out is worse than a late
 * one. Of an area without campaign wards nothing is ever due.
 */
export function stateOfArea(day: AreaDay, isDue: boolean): DayState {
  if (day.wards === 0) return 'not-due';
  const isComplete = day.wardsReported === day.wards;
  return stateOfDay({
    isReportingDay: day.isReportingDay,
    timeliness: isComplete ? (day.wardsLate > 0 ? 'late' : 'on-time') : null,
    isReturned: day.wardsReturned > 0,
    isDue,
  });
}
