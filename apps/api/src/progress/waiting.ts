import type { ProgressAnswer } from '../contract/progress.js';
import { signableOf } from '../domain/figures.js';
import { addDays, daysBetween, type ReportingDate } from '../domain/reporting-date.js';
import { type AreaDay, districtAsked } from './area-days.query.js';
import type { Question } from './question.js';
import type { Standing } from './standing.js';
import { type Area, scopeOf } from './which-area.js';

export type WaitingDays = ProgressAnswer['waitingDays'];

type Step = keyof WaitingDays;

interface Queue {
  /** What has come up to the step, and what it has passed on. */
  arrived: (day: AreaDay) => number;
  passed: (day: AreaDay) => number;
}

/** The police pass on what they return unresolved, too; what skips the police is ready to be signed at once. */
const QUEUES: Record<Step, Queue> = {
  submitted: { arrived: (day) => day.required, passed: (day) => day.submitted },
  verified: { arrived: (day) => day.submitted, passed: (day) => day.verified + day.unresolved },
  signed: { arrived: signableOf, passed: (day) => day.signed },
};
const STEPS = Object.keys(QUEUES) as Step[];

/**
 * How many days the record next in line has waited before each step, first come, first served (domain.md §5), in
 * the wards of the day: since the day after the last one by which no more had arrived than has been passed on by
 * now. Null when nothing waits, and for an area without wards.
 */
export async function waitingDaysOf(
  question: Question,
  area: Pick<Area, 'level' | 'code'>,
  { day, wardCodes }: Pick<Standing, 'day' | 'wardCodes'>,
): Promise<WaitingDays> {
  const waits: WaitingDays = { submitted: null, verified: null, signed: null };
  const waiting = STEPS.filter((step) => QUEUES[step].arrived(day) > QUEUES[step].passed(day));
  if (wardCodes.length === 0 || waiting.length === 0) return waits;
  const last = await lastDaysWithout(question, area, day);
  const { date, campaign } = question;
  for (const step of waiting) {
    const none = last[step];
    waits[step] = daysBetween(none === null ? campaign.startDate : addDays(none, 1), date);
  }
  return waits;
}

/** The last day since the campaign began on which nothing waited that waits now; null without one. */
async function lastDaysWithout(
  { tx, asOf, date, campaign }: Question,
  area: Pick<Area, 'level' | 'code'>,
  day: AreaDay,
): Promise<Record<Step, ReportingDate | null>> {
  const asked = [asOf, campaign.startDate, date, ...STEPS.map((step) => QUEUES[step].passed(day))];
  const [last] = (await (area.level === 'ward'
    ? tx.query(WAIT_OF_WARD, [area.code, ...asked])
    : tx.query(WAIT_OF_AREA, [districtAsked(tx, scopeOf(area)), ...asked]))) as Record<
    Step,
    ReportingDate | null
  >[];
  return last ?? { submitted: null, verified: null, signed: null };
}

const LAST_DAYS = 'select submitted::text, verified::text, signed::text';
const WAIT_OF_WARD = `${LAST_DAYS} from ward_wait($1, $2, $3, $4, $5, $6, $7)`;
const WAIT_OF_AREA = `${LAST_DAYS} from area_wait($1, $2, $3, $4, $5, $6, $7)`;
