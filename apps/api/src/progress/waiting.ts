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
 * searched for like a name in a telephone book, as cumulative figures only grow (domain.md §3.3); where an
 * adjustment lowered them it is one of the days they rose past the mark.
 */
export async function waitingDaysOf(
  recent: readonly AreaDay[],
  campaignStart: ReportingDate,
  dayOn: DayOn,
): Promise<WaitingDays> {
  const now = recent.at(-1);
  const waited = async (queue: Queue) => {
    if (!now || queue.arrived(now) <= queue.passed(now)) return null;
    const mark = queue.passed(now);
    return daysBetween(await firstDayPast(mark, queue.arrived, recent, campaignStart, dayOn), now.date);
  };
  return {
    submitted: await waited(QUEUES.submitted),
    verified: await waited(QUEUES.verified),
    signed: await waited(QUEUES.signed),
  };
}

/** The first day on which `counted` exceeds the mark; on the newest of `recent` it does. */
async function firstDayPast(
  mark: number,
  counted: (day: AreaDay) => number,
  recent: readonly AreaDay[],
  campaignStart: ReportingDate,
  dayOn: DayOn,
): Promise<ReportingDate> {
  const lastBelow = recent.findLastIndex((day) => counted(day) <= mark);
  const oldest = recent[lastBelow + 1];
  if (!oldest || lastBelow >= 0 || oldest.date <= campaignStart) return oldest?.date ?? campaignStart;

  let [below, past] = [await dayOn(campaignStart), oldest];
  if (counted(below) > mark) return campaignStart;
  for (let step = 0; daysBetween(below.date, past.date) > 1; step += 1) {
    const length = daysBetween(below.date, past.date);
    // Where the mark would lie if the counts had grown evenly; every second time the middle, for when they did not.
    const share = step % 2 === 0 ? (mark - counted(below)) / (counted(past) - counted(below)) : 1 / 2;
    const guess = Math.min(length - 1, Math.max(1, Math.round(share * length)));
    const day = await dayOn(addDays(below.date, guess));
    if (counted(day) > mark) past = day;
    else below = day;
  }
  return past.date;
}
