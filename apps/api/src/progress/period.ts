import type { Period } from '../domain/reporting-date.js';
import { addDays, reportingDateOf } from '../domain/reporting-date.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import { Problem } from '../platform/problem.js';
import type { Question } from './question.js';

/**
 * The days asked about; left out, the whole campaign up to and with the date shown. The problem
 * `request.invalid` when they end before they begin or are more than `most`, and
 * `daily-report.date-in-future` when they reach past the day of the question's moment.
 */
export function askedPeriod(
  question: Question,
  asked: { from?: ReportingDate | undefined; until?: ReportingDate | undefined },
  most: number,
  usual?: number,
): Period {
  const until = asked.until ?? addDays(question.date, 1);
  const from = asked.from ?? (usual === undefined ? question.campaign.startDate : addDays(until, -usual));
  if (until < from || until > addDays(from, most)) {
    throw new Problem('request.invalid', {
      part: 'query',
      issues: [{ field: 'until', message: `0–${most} days after from` }],
    });
  }
  const today = reportingDateOf(question.moment);
  if (until > addDays(today, 1)) {
    throw new Problem('daily-report.date-in-future', { date: addDays(until, -1), today });
  }
  return { from, until };
}
