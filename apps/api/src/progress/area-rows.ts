import type { AreaRow, DistrictsAnswer } from '../contract/progress.js';
import { daysBetween } from '../domain/reporting-date.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import type { AreaDay } from './area-days.query.js';
import { dayOf, type DaysByDate, weekSoFar } from './area-history.js';
import { stepsSince } from './area-progress.js';
import type { Area } from './which-area.js';
import type { Done } from './done-by.query.js';
import { isDue, isExpectedDay, type Question } from './question.js';
import { type Ranks, ranksOf, type Standing } from './ranks.js';
import { stateOfArea } from './reporting-state.js';
import { tempoOf } from './tempo.js';
import { hasReportedIn, incrementsOf, remainingOf, sumOfAreas, totalsOf } from './totals.js';

/** Another day the areas are compared with, and what their wards had done by then. */
export interface Compared {
  date: ReportingDate;
  done: ReadonlyMap<string, Done>;
}

/** One row for each area, in their order, ranked among themselves. */
export function rowsOf(
  question: Question,
  areas: readonly Area[],
  history: ReadonlyMap<string, DaysByDate>,
  compared: Compared,
): AreaRow[] {
  const standings = areas.map((area) => standingOf(question, area, history, question.date));
  const before = areas.map((area) => standingOf(question, area, history, compared.date));
  const ranks = ranksOf(
    standings,
    before.filter(({ wards }) => wards > 0),
  );
  return areas.map((area) => rowOf(question, area, history.get(area.code ?? ''), compared, ranks));
}

/** Several areas as one: what is told of each of them, of all together. */
export function rowOfAll(
  question: Question,
  history: ReadonlyMap<string, DaysByDate>,
): DistrictsAnswer['whole'] {
  const days = [...history.values()].flatMap((one) => [...one.values()]);
  const dates = [...new Set(days.map(({ date }) => date))].sort();
  const together = dates.map((date) =>
    sumOfAreas(
      days.filter((day) => day.date === date),
      date,
    ),
  );
  return figuresOf(question, new Map(together.map((day) => [day.date, day])));
}

function rowOf(
  question: Question,
  area: Area,
  days: DaysByDate | undefined,
  compared: Compared,
  ranks: ReadonlyMap<string, Ranks>,
): AreaRow {
  const { date } = question;
  const day = dayOf(days, date);
  return {
    area,
    state: stateOfArea(day, isDue(question, date)),
    wardsExpected: isExpectedDay(question, date) ? day.wards : 0,
    ...figuresOf(question, days),
    change: stepsSince(day, compared.done),
    ranks: ranks.get(area.code ?? '') ?? null,
  };
}

/** What follows from an area's days alone. */
function figuresOf(question: Question, days: DaysByDate | undefined): DistrictsAnswer['whole'] {
  const { date } = question;
  const day = dayOf(days, date);
  const week = weekSoFar(days, date);
  const tempo = tempoOf(date, days ?? new Map<ReportingDate, AreaDay>(), question);
  return {
    wardsReported: day.wardsReported,
    totals: totalsOf(day),
    increments: { day: incrementsOf([day]), week: incrementsOf(week) },
    hasReportedInWeek: hasReportedIn(week),
    pacePerDay: tempo.pace?.pace ?? null,
    requiredPerDay: tempo.requiredRate?.perDay ?? null,
    daysToFinish: tempo.forecast.expected && daysBetween(date, tempo.forecast.expected),
  };
}

function standingOf(
  question: Question,
  area: Area,
  history: ReadonlyMap<string, DaysByDate>,
  date: ReportingDate,
): Standing & { wards: number } {
  const days = history.get(area.code ?? '');
  const { wards, wardsWithFigures, required, submitted, verified, signed } = dayOf(days, date);
  const { expected } = tempoOf(date, days ?? new Map<ReportingDate, AreaDay>(), question).forecast;
  return {
    ...{ code: area.code ?? '', wards, wardsWithFigures, required, submitted, verified, signed },
    remaining: remainingOf({ required, signed }),
    daysToFinish: expected && daysBetween(date, expected),
  };
}
