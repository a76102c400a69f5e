import type { ProgressAnswer } from '../contract/progress.js';
import { signableOf } from '../domain/figures.js';
import { addDays, daysBetween } from '../domain/reporting-date.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import type { AreaDay } from './area-days.query.js';

export type WaitingDays = ProgressAnswer['waitingDays'];

type Step = keyof WaitingDays;

/** What has come up to each step, and what it has passed on. The police pass on what they return unresolved, too. */
const QUEUES: Record<Step, { arrived: (day: AreaDay) => number; passed: (day: AreaDay) => number }> = {
  submitted: { arrived: (day) => day.required, passed: (day) => day.submitted },
  verified: { arrived: (day) => day.submitted, passed: (day) => day.verified + day.unresolved },
  signed: { arrived: signableOf, passed: (day) => day.signed },
};

/**
 * How long the record next in line has waited before each step: walk back from the date as long as more had
 * arrived than has been passed on by now; the last such day is the day it came. First come, first served.
 * Null when nothing waits.
 *
 * `days` are an area's consecutive days up to the date, newest last. `isWhole` tells whether every walk ended
 * inside them or the campaign began there; if not, the caller looks further back.
 */
export function waitingDaysOf(
  days: readonly AreaDay[],
  campaignStart: ReportingDate,
): { waiting: WaitingDays; isWhole: boolean } {
  const walks = (Object.keys(QUEUES) as Step[]).map((step) => ({ step, since: cameOn(days, step) }));
  const date = days.at(-1)?.date;
  const oldest = days[0]?.date;
  return {
    waiting: Object.fromEntries(
      walks.map(({ step, since }) => [step, since && date ? daysBetween(since, date) : null]),
    ) as WaitingDays,
    isWhole: walks.every(({ since }) => since === null || since !== oldest || since <= campaignStart),
  };
}

function cameOn(days: readonly AreaDay[], step: Step): ReportingDate | null {
  const { arrived, passed } = QUEUES[step];
  const now = days.at(-1);
  if (!now || arrived(now) <= passed(now)) return null;
  let since = now.date;
  for (const day of [...days].reverse()) {
    if (arrived(day) <= passed(now) || day.date < addDays(since, -1)) break;
    since = day.date;
  }
  return since;
}
