import { isReportingDay } from '../domain/calendar.js';
import { type DayState, stateOfDay } from '../domain/completeness.js';
import { datesFrom, type Period } from '../domain/reporting-date.js';
import type { AreaDay } from './area-days.query.js';
import { isDue, type Question } from './question.js';
import { type WardReporting, wardReporting } from './ward-states.query.js';

/** How reporting stands for one ward on one day. */
export interface WardState extends WardReporting {
  /** Whether a report was expected: not on a day off. */
  isExpected: boolean;
  state: DayState;
}

/** Of every ward on every day of a period: of one district, or of the city when null; as `wardReporting` orders them. */
export async function wardStates(
  question: Question,
  period: Period,
  districtCode: string | null,
): Promise<WardState[]> {
  const rows = await wardReporting(question.tx, districtCode, period.from, period.until, question.asOf);
  const days = new Map(
    datesFrom(period.from, period.until).map((date) => [
      date,
      { isReportingDay: isReportingDay(date, question.holidays), isDue: isDue(question, date) },
    ]),
  );
  return rows.map((row) => {
    const day = days.get(row.date);
    if (!day) throw new Error(`${row.date} was not asked about.`);
    const { timeliness, returned: isReturned } = row;
    return {
      ...row,
      isExpected: day.isReportingDay,
      state: stateOfDay({ ...day, timeliness, isReturned }),
    };
  });
}

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
