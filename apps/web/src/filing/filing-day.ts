import type { FilingDay } from '@api/contract/daily-report.js';
import type { ReportingDate } from '@api/domain/reporting-date.js';

/** Whether the day has a report that stands: one sent back is to be filed again. */
export function isFiled(day: Pick<FilingDay, 'report'> | undefined): boolean {
  const report = day?.report ?? null;
  return report !== null && report.state !== 'returned';
}

/** How many reports wait for the district's hand: those sent back, and today's until it is filed. */
export function awaitedOf(days: readonly Pick<FilingDay, 'date' | 'report'>[], today: ReportingDate): number {
  return days.filter((day) => !isFiled(day) && (day.report !== null || day.date === today)).length;
}
