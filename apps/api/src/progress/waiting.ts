import type { ProgressAnswer } from '../contract/progress.js';
import { signableOf } from '../domain/figures.js';
import { addDays, datesFrom, daysBetween } from '../domain/reporting-date.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import { type AreaDay, areaDays, type AreaScope, districtAsked } from './area-days.query.js';
import { byArea, dayOf } from './area-history.js';
import type { Question } from './question.js';
import type { Standing } from './standing.js';

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
  question: Question,
  scope: AreaScope,
  { day, wardCodes }: Pick<Standing, 'day' | 'wardCodes'>,
): Promise<WaitingDays> {
  if (wardCodes.length === 0) return NOBODY_WAITS;
  const { tx, asOf, date, campaign } = question;
  if (!scope.wardCodes) return waitsOfArea(question, scope, { day, wardCodes });
  const daysOf = async (from: ReportingDate, until: ReportingDate) => {
    const [days] = byArea(await areaDays(tx, { level: 'city', wardCodes }, from, until, asOf)).values();
    return datesFrom(from, until).map((day) => dayOf(days, day));
  };
  return waitsOf(date, campaign.startDate, daysOf);
}

/** The waits of a city or district, whose days are summed up where they are kept. */
async function waitsOfArea(
  { tx, asOf, date, campaign }: Question,
  scope: AreaScope,
  { day, wardCodes }: Pick<Standing, 'day' | 'wardCodes'>,
): Promise<WaitingDays> {
  const [below] = (await tx.query(
    `select submitted::text, verified::text, signed::text from area_wait($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[districtAsked(tx, scope), wardCodes, asOf, campaign.startDate, date],
      ...steps().map((step) => QUEUES[step].passed(day)),
    ],
  )) as Record<keyof WaitingDays, ReportingDate | null>[];
  const waits = { ...NOBODY_WAITS };
  for (const step of steps()) {
    if (QUEUES[step].arrived(day) <= QUEUES[step].passed(day)) continue;
    const last = below?.[step] ?? null;
    waits[step] = daysBetween(last === null ? campaign.startDate : addDays(last, 1), date);
  }
  return waits;
}

/** Every day of `[from, until)`, oldest first; one on which no ward took part counts nothing. */
type DaysOf = (from: ReportingDate, until: ReportingDate) => Promise<AreaDay[]>;

/** The waits on `date`: the last `WINDOW` days are read first, and the rest of the campaign where these do not do. */
export async function waitsOf(
  date: ReportingDate,
  campaignStart: ReportingDate,
  daysOf: DaysOf,
): Promise<WaitingDays> {
  const from = later(addDays(date, 1 - WINDOW), campaignStart);
  const days = await daysOf(from, addDays(date, 1));
  const now = days.at(-1);
  if (!now) return NOBODY_WAITS;
  const waits = { ...NOBODY_WAITS };
  let earlier: readonly AreaDay[] | null = null;
  for (const step of steps()) {
    const { arrived, passed } = QUEUES[step];
    if (arrived(now) <= passed(now)) continue;
    const isBelow = (day: AreaDay) => arrived(day) <= passed(now);
    let below = days.findLast(isBelow);
    if (!below && from > campaignStart) {
      earlier ??= await daysOf(campaignStart, from);
      below = earlier.findLast(isBelow);
    }
    waits[step] = daysBetween(below ? addDays(below.date, 1) : campaignStart, date);
  }
  return waits;
}

function steps(): (keyof WaitingDays)[] {
  return ['submitted', 'verified', 'signed'];
}

function later(a: ReportingDate, b: ReportingDate): ReportingDate {
  return a > b ? a : b;
}
