import type { FilingDay } from '@api/contract/daily-report.js';
import type { ReportingDate } from '@api/domain/reporting-date.js';

/** Whether the day has a whole report in force: one returned, or without a ward that joined since, is filed again. */
export function isFiled(day: Pick<FilingDay, 'report' | 'wardsLeftOut'> | undefined): boolean {
  if (!day?.report || day.report.state === 'returned') return false;
  return day.wardsLeftOut.length === 0;
}

/** How many reports the district still has to file: those returned or not whole, and today's. */
export function awaitedOf(
  days: readonly Pick<FilingDay, 'date' | 'report' | 'wardsLeftOut'>[],
  today: ReportingDate,
): number {
  return days.filter((day) => !isFiled(day) && (day.report !== null || day.date === today)).length;
}
