import { instantOf, type ReportingDate } from '@api/domain/reporting-date.js';

/** How a day stands against its deadline, for one who has not filed it yet. */
export type Due =
  | { kind: 'hours'; hours: number; minutes: number }
  | { kind: 'minutes'; minutes: number }
  | { kind: 'passed' };

/** At the deadline itself a report is late, so nothing is left then; a begun minute counts as one. */
export function dueOf(date: ReportingDate, deadline: string, now: Date): Due {
  const left = Math.ceil((instantOf(date, deadline).getTime() - now.getTime()) / 60_000);
  if (left <= 0) return { kind: 'passed' };
  if (left < 60) return { kind: 'minutes', minutes: left };
  return { kind: 'hours', hours: Math.floor(left / 60), minutes: left % 60 };
}
