import type { ProgressAnswer } from '../contract/progress.js';
import { signableOf } from '../domain/figures.js';
import { addDays, daysBetween } from '../domain/reporting-date.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import type { AreaDay } from './area-days.query.js';

export type WaitingDays = ProgressAnswer['waitingDays'];

/** Looks an area's day up: one question to the database, so it is asked of few. */
type DayOn = (date: ReportingDate) => Promise<AreaDay>;

interface Queue {
  /** What has come up to the step, and what it has passed on. */
  arrived: (day: AreaDay) => number;
  passed: (day: AreaDay) => number;
}

/** The police pass on what they return unresolved, too; what skips the police is ready to be signed at once. */
const QUEUES: Record<keyof WaitingDays, Queue> = {
  submitted: { arrived: (day) => day.required, passed: (day) => day.submitted },
  verified: { arrived: (day) => day.submitted, passed: (day) => day.verified + day.unresolved },
  signed: { arrived: signableOf, passed: (day) => day.signed },
};

/**
 * How many days the record next in line has waited before each step, first come, first served: since the day
 * on which more had arrived than has been passed on by now. Null when nothing waits.
 *
 * `recent` are the area's days up to the date asked about, without gaps, newest last. Before them the day is
 * found by halving, as cumulative figures only grow (domain.md §3.3); where an adjustment lowered them it is
 * one of the days they rose past the mark.
 */
export async function waitingDaysOf(
  recent: readonly AreaDay[],
  campaignStart: ReportingDate,
  dayOn: DayOn,
): Promise<WaitingDays> {
  const now = recent.at(-1);
  const waited = async (queue: Queue) => {
    if (!now || queue.arrived(now) <= queue.passed(now)) return null;
    const hadCome = (day: AreaDay) => queue.arrived(day) > queue.passed(now);
    return daysBetween(await firstDay(hadCome, recent, campaignStart, dayOn), now.date);
  };
  return {
    submitted: await waited(QUEUES.submitted),
    verified: await waited(QUEUES.verified),
    signed: await waited(QUEUES.signed),
  };
}

/** The first day that fits; the newest of `recent` does. */
async function firstDay(
  fits: (day: AreaDay) => boolean,
  recent: readonly AreaDay[],
  campaignStart: ReportingDate,
  dayOn: DayOn,
): Promise<ReportingDate> {
  const lastMisfit = recent.findLastIndex((day) => !fits(day));
  const known = recent[lastMisfit + 1]?.date ?? campaignStart;
  if (lastMisfit >= 0 || known <= campaignStart) return known;
  if (fits(await dayOn(campaignStart))) return campaignStart;
  let [before, since] = [campaignStart, known];
  while (daysBetween(before, since) > 1) {
    const middle = addDays(before, Math.floor(daysBetween(before, since) / 2));
    if (fits(await dayOn(middle))) since = middle;
    else before = middle;
  }
  return since;
}
