import { lastReportingDays } from '../domain/calendar.js';
import { deadlineInForce } from '../domain/deadlines.js';
import type { DeadlineVersion } from '../domain/deadlines.js';
import { projectionAt } from '../domain/projection.js';
import type { Projection } from '../domain/projection.js';
import { type Forecast, type Pace, type RequiredRate } from '../domain/rates.js';
import { forecastFinish, NO_FORECAST, PACE_DAYS, paceOf, requiredRate, speedUp } from '../domain/rates.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import type { AreaDay } from './area-days.query.js';
import { isDue, type Question } from './question.js';
import { remainingOf } from './totals.js';

/** How fast an area signs, and how fast it has to. */
export interface Tempo {
  pace: Pace | null;
  /** What each of its days added; null where nobody reported. */
  paceDays: { date: ReportingDate; signed: number | null }[];
  forecast: Forecast;
  atDeadline: Projection | null;
  deadline: DeadlineVersion | null;
  requiredRate: RequiredRate | null;
  speedUp: number | null;
}

type Asked = Pick<Question, 'campaign' | 'holidays' | 'deadlines' | 'regimes' | 'moment'>;

type Days = ReadonlyMap<ReportingDate, AreaDay>;

/** The first day a pace on `date` may be taken from: an area may have been silent for up to `PACE_DAYS`. */
export function firstPaceDay(date: ReportingDate, asked: Asked): ReportingDate {
  const [first = date] = workingDays(date, 2 * PACE_DAYS - 1, asked);
  return first;
}

/**
 * The tempo of an area on a date, from its days up to then. The pace counts work: what was adjusted
 * downwards is no work and stands apart (domain.md §3.3).
 */
export function tempoOf(date: ReportingDate, days: Days, asked: Asked): Tempo {
  const paceDays = paceDaysOf(date, days, asked).map((day) => ({
    date: day,
    signed: signedOn(days.get(day)),
  }));
  const pace = paceOf(paceDays.map(({ signed }) => signed));
  const { wardsWithFigures, required, signed } = days.get(date) ?? NOTHING_KNOWN;
  const deadline = deadlineInForce(date, asked.deadlines);
  const rate = deadline && rateUntil(deadline, { date, required, signed }, asked);
  return {
    ...{ pace, paceDays, deadline, requiredRate: rate },
    // Without figures nobody knows what remains, and "nothing" least of all.
    forecast:
      wardsWithFigures === 0
        ? NO_FORECAST
        : forecastFinish({ remaining: remainingOf({ required, signed }), pace, from: date }),
    atDeadline:
      deadline && projectionAt({ done: signed, required, pace, from: date, by: deadline.deadlineDate }),
    speedUp: rate && speedUp(rate.perDay, pace?.pace ?? 0),
  };
}

const NOTHING_KNOWN = { wardsWithFigures: 0, required: 0, signed: 0 };

/** What it takes to finish by one of the deadlines. */
export function rateUntil(
  deadline: DeadlineVersion,
  stand: { date: ReportingDate; required: number; signed: number },
  asked: Pick<Asked, 'holidays'>,
): RequiredRate | null {
  return requiredRate({ ...stand, deadline: deadline.deadlineDate, holidays: asked.holidays });
}

/**
 * The reporting days a pace on `date` is the mean of: `PACE_DAYS` up to the last one that was told.
 * A day still coming in would count as a slow one, and a day nobody reported as one without work
 * (docs/decisions/0008-the-pace-ends-on-a-told-day.md). None where the last `PACE_DAYS` were all silent.
 */
function paceDaysOf(date: ReportingDate, days: Days, asked: Asked): ReportingDate[] {
  const last = workingDays(date, PACE_DAYS, asked).findLast((day) => isTold(days.get(day), asked));
  return last === undefined ? [] : workingDays(last, PACE_DAYS, asked);
}

/** Whether a day has reports and no more are waited for: all have come, or they are late. */
function isTold(day: AreaDay | undefined, asked: Asked): boolean {
  if (!day || signedOn(day) === null) return false;
  return day.wardsReported === day.wards || isDue(asked, day.date);
}

function signedOn(day: AreaDay | undefined): number | null {
  return day && day.wardsReported > 0 ? day.signedAdded : null;
}

function workingDays(date: ReportingDate, count: number, { holidays, campaign }: Asked): ReportingDate[] {
  return lastReportingDays(date, count, holidays, campaign.signingStartDate);
}
