import type { Period } from '../domain/reporting-date.js';
import { addDays } from '../domain/reporting-date.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import { Problem } from '../platform/problem.js';
import type { Question } from './question.js';

/**
 * The days asked about; left out, the whole campaign up to and with the date shown. The problem
 * `request.invalid` when they end before they begin or are more than `most`.
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
  return { from, until };
}
