import { lastReportingDays } from '../domain/calendar.js';
import { deadlineInForce } from '../domain/deadlines.js';
import type { DeadlineVersion } from '../domain/deadlines.js';
import { projectionAt } from '../domain/projection.js';
import type { Projection } from '../domain/projection.js';
import { type Forecast, type Pace, type RequiredRate } from '../domain/rates.js';
import { forecastFinish, PACE_DAYS, paceOf, requiredRate, speedUp } from '../domain/rates.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import type { AreaDay } from './area-days.query.js';
import type { Question } from './question.js';
import { remainingOf } from './totals.js';

/** How fast an area signs, and how fast it has to. */
export interface Tempo {
  pace: Pace | null;
  paceDays: { date: ReportingDate; signed: number }[];
  forecast: Forecast;
  atDeadline: Projection | null;
  deadline: DeadlineVersion | null;
  requiredRate: RequiredRate | null;
  speedUp: number | null;
}

type Asked = Pick<Question, 'campaign' | 'holidays' | 'deadlines'>;

/** The days a pace on `date` is taken from: working reporting days since signing began. */
export function paceDaysOf(date: ReportingDate, asked: Asked): ReportingDate[] {
  return lastReportingDays(date, PACE_DAYS, asked.holidays, asked.campaign.signingStartDate);
}

/**
 * The tempo of an area on a date, from its days up to then. The pace counts work: what was adjusted
 * downwards is no work and stands apart (domain.md §3.3), and a day on which nothing arrived counts as 0.
 */
export function tempoOf(date: ReportingDate, days: ReadonlyMap<ReportingDate, AreaDay>, asked: Asked): Tempo {
  const paceDays = paceDaysOf(date, asked).map((day) => ({
    date: day,
    signed: days.get(day)?.signedAdded ?? 0,
  }));
  const pace = paceOf(paceDays.map(({ signed }) => signed));
  const { required, signed } = days.get(date) ?? { required: 0, signed: 0 };
  const deadline = deadlineInForce(date, asked.deadlines);
  const rate = deadline && rateUntil(deadline, { date, required, signed }, asked);
  return {
    ...{ pace, paceDays, deadline, requiredRate: rate },
    forecast: forecastFinish({ remaining: remainingOf({ required, signed }), pace, from: date }),
    atDeadline:
      deadline && projectionAt({ done: signed, required, pace, from: date, by: deadline.deadlineDate }),
    speedUp: rate && speedUp(rate.perDay, pace?.pace ?? 0),
  };
}

/** What it takes to finish by one of the deadlines. */
export function rateUntil(
  deadline: DeadlineVersion,
  stand: { date: ReportingDate; required: number; signed: number },
  asked: Pick<Asked, 'holidays'>,
): RequiredRate | null {
  return requiredRate({ ...stand, deadline: deadline.deadlineDate, holidays: asked.holidays });
}
