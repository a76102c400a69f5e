import type { DayState } from '../domain/completeness.js';
import { stateOfDay } from '../domain/completeness.js';
import type { AreaDay } from './area-days.query.js';

/** How reporting stands for an area on a day: of its wards the worst, and one that is out is worse than a late one. */
export function stateOfArea(day: AreaDay, isDue: boolean): DayState {
  const isComplete = day.wardsReported === day.wards && day.wards > 0;
  return stateOfDay({
    isReportingDay: day.isReportingDay,
    timeliness: isComplete ? (day.wardsLate > 0 ? 'late' : 'on-time') : null,
    isReturned: day.wardsReturned > 0,
    isDue,
  });
}
