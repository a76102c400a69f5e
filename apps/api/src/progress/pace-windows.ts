import { lastReportingDays } from '../domain/calendar.js';
import { PACE_DAYS } from '../domain/rates.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import type { Question } from './question.js';

/** A reporting day a ward's pace may end on, and the first of the days it is then taken from. */
export interface PaceWindow {
  start: ReportingDate;
  end: ReportingDate;
}

/**
 * The windows of a date, oldest first: a ward's last report has to lie within the last `PACE_DAYS` reporting days,
 * and its pace looks back as many days from there, never to before signing began. None before that.
 */
export function paceWindows(
  date: ReportingDate,
  { holidays, campaign }: Pick<Question, 'holidays' | 'campaign'>,
): PaceWindow[] {
  const last = (until: ReportingDate) =>
    lastReportingDays(until, PACE_DAYS, holidays, campaign.signingStartDate);
  return last(date).map((end) => ({ start: last(end)[0] ?? end, end }));
}
