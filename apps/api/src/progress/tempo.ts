import { deadlineInForce } from '../domain/deadlines.js';
import type { DeadlineVersion } from '../domain/deadlines.js';
import { areNearlyAll } from '../domain/nearly-all.js';
import { projectionAt } from '../domain/projection.js';
import type { Projection } from '../domain/projection.js';
import { type Forecast, type Pace, type RequiredRate } from '../domain/rates.js';
import { bandOf, forecastFinish, NO_FORECAST, rateOf, requiredRate, speedUp } from '../domain/rates.js';
import { addDays, datesFrom, type ReportingDate } from '../domain/reporting-date.js';
import type { Question } from './question.js';
import type { PaceDay, Standing } from './standing.js';

/** How fast an area signs, and how fast it has to. */
export interface Tempo {
  pace: Pace | null;
  /** What each of its days added, where they were asked for. */
  paceDays: ToldPaceDay[];
  forecast: Forecast;
  atDeadline: Projection | null;
  deadline: DeadlineVersion | null;
  requiredRate: RequiredRate | null;
  speedUp: number | null;
}

export interface ToldPaceDay extends Omit<PaceDay, 'signed'> {
  /** Null where nobody reported: the work of that day came with the next report. */
  signed: number | null;
  /** Whether nearly all wards reported whose pace it may belong to: what another day did is not known yet. */
  isNearlyComplete: boolean;
}

type Asked = Pick<Question, 'holidays' | 'deadlines'>;

/**
 * The tempo of an area on a date: the pace is the sum of its wards' (domain.md §5). It counts work: what was
 * adjusted downwards is none and stands apart (domain.md §3.3).
 */
export function tempoOf(
  date: ReportingDate,
  { day, pace: work }: Pick<Standing, 'day' | 'pace'>,
  asked: Asked,
): Tempo {
  const paceDays = work.days.map(toldDay);
  const rate = rateOf(work.signedByDays);
  const pace = work.wards === 0 ? null : { rate, ...bandOf(rate, nearlyCompleteOf(paceDays)) };
  const { wardsWithFigures, remaining, signed } = day;
  const { holidays } = asked;
  const deadline = deadlineInForce(date, asked.deadlines);
  const needed = deadline && rateUntil(deadline, { date, remaining }, asked);
  const ahead = { remaining, pace, from: date, holidays };
  return {
    ...{ pace, paceDays, deadline, requiredRate: needed },
    // Without figures nobody knows what remains, and "nothing" least of all.
    forecast: wardsWithFigures === 0 ? NO_FORECAST : forecastFinish(ahead),
    atDeadline: deadline && projectionAt({ ...ahead, done: signed, by: deadline.deadlineDate }),
    speedUp: needed && speedUp(needed.perDay, pace?.rate ?? null),
  };
}

/** What will be signed by every day ahead up to the deadline in force, the last of them `atDeadline`. */
export function projectionsOf(
  from: ReportingDate,
  { day: { signed: done, remaining } }: Pick<Standing, 'day'>,
  { pace, deadline }: Pick<Tempo, 'pace' | 'deadline'>,
  { holidays }: Pick<Asked, 'holidays'>,
): Projection[] {
  if (deadline === null || deadline.deadlineDate <= from) return [];
  return datesFrom(addDays(from, 1), addDays(deadline.deadlineDate, 1)).flatMap(
    (by) => projectionAt({ done, remaining, pace, from, by, holidays }) ?? [],
  );
}

/** What it takes to finish by one of the deadlines. */
export function rateUntil(
  deadline: DeadlineVersion,
  stand: { date: ReportingDate; remaining: number },
  { holidays }: Pick<Asked, 'holidays'>,
): RequiredRate | null {
  return requiredRate({ ...stand, deadline: deadline.deadlineDate, holidays });
}

function toldDay({ signed, ...day }: PaceDay): ToldPaceDay {
  const { wardsReported, wardsExpected } = day;
  return {
    ...day,
    signed: wardsReported === 0 ? null : signed,
    isNearlyComplete: areNearlyAll(wardsReported, wardsExpected),
  };
}

function nearlyCompleteOf(days: readonly ToldPaceDay[]): number[] {
  return days.flatMap(({ isNearlyComplete, signed }) =>
    isNearlyComplete && signed !== null ? [signed] : [],
  );
}
