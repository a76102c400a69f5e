import type { ProgressAnswer } from '../contract/progress.js';
import { signableOf } from '../domain/figures.js';
import { addDays, datesFrom, daysBetween } from '../domain/reporting-date.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import { type AreaDay, areaDays } from './area-days.query.js';
import { byArea, dayOf } from './area-history.js';
import type { Question } from './question.js';

export type WaitingDays = ProgressAnswer['waitingDays'];

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

const NOBODY_WAITS: WaitingDays = { submitted: null, verified: null, signed: null };

/** So many days are read at once: enough for most waits. */
const WINDOW = 32;

/**
 * How many days the record next in line has waited before each step, first come, first served (domain.md §5), in
 * the wards of the day: since the day after the last one by which no more had arrived than has been passed on by
 * now. Null when nothing waits, and for an area without wards.
 */
export async function waitingDaysOf(
  { tx, asOf, date, campaign }: Question,
  wardCodes: readonly string[],
): Promise<WaitingDays> {
  if (wardCodes.length === 0) return NOBODY_WAITS;
  const daysOf = async (from: ReportingDate, until: ReportingDate) => {
    const [days] = byArea(await areaDays(tx, { level: 'city', wardCodes }, from, until, asOf)).values();
    return datesFrom(from, until).map((day) => dayOf(days, day));
  };
  return waitsOf(date, campaign.startDate, daysOf);
}

/** Every day of `[from, until)`, oldest first; one on which no ward took part counts nothing. */
type DaysOf = (from: ReportingDate, until: ReportingDate) => Promise<AreaDay[]>;

/** The waits on `date`, reading back no further than it takes. */
export async function waitsOf(
  date: ReportingDate,
  campaignStart: ReportingDate,
  daysOf: DaysOf,
): Promise<WaitingDays> {
  let from = later(addDays(date, 1 - WINDOW), campaignStart);
  let days = await daysOf(from, addDays(date, 1));
  const now = days.at(-1);
  if (!now) return NOBODY_WAITS;
  const waits = { ...NOBODY_WAITS };
  let open = steps().filter((step) => QUEUES[step].arrived(now) > QUEUES[step].passed(now));
  for (;;) {
    for (const step of open) {
      const { arrived, passed } = QUEUES[step];
      const below = days.findLast((day) => arrived(day) <= passed(now));
      if (below) waits[step] = daysBetween(addDays(below.date, 1), date);
      else if (from <= campaignStart) waits[step] = daysBetween(campaignStart, date);
    }
    open = open.filter((step) => waits[step] === null);
    if (open.length === 0) return waits;
    const until = from;
    from = later(addDays(until, -2 * daysBetween(until, addDays(date, 1))), campaignStart);
    days = await daysOf(from, until);
  }
}

function steps(): (keyof WaitingDays)[] {
  return ['submitted', 'verified', 'signed'];
}

function later(a: ReportingDate, b: ReportingDate): ReportingDate {
  return a > b ? a : b;
}
