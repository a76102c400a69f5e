import type { ProgressAnswer } from '../contract/progress.js';
import { planAt, speedUp } from '../domain/rates.js';
import { addDays } from '../domain/reporting-date.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import { type AreaDay, areaDays } from './area-days.query.js';
import { byArea, comparisonDate, type ComparedTo, dayOf, firstDayNeeded, weekSoFar } from './area-history.js';
import { type Area, reportersOf, scopeOf } from './which-area.js';
import { type Done, doneBy } from './done-by.query.js';
import { freshnessOf } from './freshness.js';
import { headlineOf } from './headline.js';
import type { Question } from './question.js';
import { rateUntil, type Tempo, tempoOf } from './tempo.js';
import { hasReportedIn, incrementsOf, totalsOf } from './totals.js';
import { waitingDaysOf } from './waiting.js';

/** How the city, a district or a ward stands on the date: totals, what moved, pace against deadline, waiting. */
export async function areaProgress(
  question: Question,
  area: Area,
  compareTo: ComparedTo,
): Promise<ProgressAnswer> {
  const { date } = question;
  const history = await recentDays(question, area);
  const days = byArea(history).values().next().value ?? new Map<ReportingDate, AreaDay>();
  const day = dayOf(days, date);
  const dayOn = dayFinder(question, area);
  const compareDate = comparisonDate(date, compareTo);
  const compared = days.get(compareDate) ?? (await dayOn(compareDate));
  const done = await doneBy(question.tx, scopeOf(area), date, compareDate, question.asOf);
  const tempo = tempoOf(date, days, question);
  const totals = totalsOf(day);
  const week = weekSoFar(days, date);
  return {
    area,
    freshness: await freshnessOf(question, day, reportersOf(area)),
    totals,
    increments: { day: incrementsOf([day]), week: incrementsOf(week) },
    hasReportedInWeek: hasReportedIn(week),
    comparison: { date: compared.date, totals: totalsOf(compared), change: changeOf(day, compared, done) },
    pace: tempo.pace && {
      perDay: tempo.pace.pace,
      low: tempo.pace.low,
      high: tempo.pace.high,
      days: tempo.paceDays,
    },
    requiredRate: tempo.requiredRate,
    speedUp: tempo.speedUp,
    forecast: { ...tempo.forecast, atDeadline: tempo.atDeadline },
    deadlines: deadlinesOf(question, day, tempo),
    plan: planOf(question, day, tempo),
    waitingDays: await waitingDaysOf(history, question.campaign.startDate, dayOn),
    headline: headlineOf(question, totals, tempo),
  };
}

function changeOf(
  day: AreaDay,
  { required }: AreaDay,
  done: ReadonlyMap<string, Done>,
): ProgressAnswer['comparison']['change'] {
  return { required: day.required - required, ...stepsSince(day, done) };
}

/** What an area's wards did since another day, by which they had `done` so much. */
export function stepsSince(day: AreaDay, done: ReadonlyMap<string, Done>): Done {
  const { submitted, verified, signed } = done.get(day.areaCode) ?? day;
  return {
    submitted: day.submitted - submitted,
    verified: day.verified - verified,
    signed: day.signed - signed,
  };
}

/** An even plan of signing up to the deadline in force, and where it should stand on the date. */
export function planOf(
  { campaign, date }: Pick<Question, 'campaign' | 'date'>,
  { required }: Pick<AreaDay, 'required'>,
  { deadline }: Pick<Tempo, 'deadline'>,
): ProgressAnswer['plan'] {
  if (deadline === null) return null;
  const [from, to] = [campaign.signingStartDate, deadline.deadlineDate];
  return { from, to, required, planned: planAt(date, from, to, required) };
}

/** So many days are read at once: enough for pace, week, last week and most waits. */
const WINDOW = 32;

function recentDays(question: Question, area: Area): Promise<AreaDay[]> {
  const needed = firstDayNeeded(question.date, question);
  const window = addDays(question.date, 1 - WINDOW);
  const from = needed < window ? needed : window;
  return areaDays(question.tx, scopeOf(area), from, addDays(question.date, 1), question.asOf);
}

/** The one day of an area; asked once, however often it is looked up. */
function dayFinder(question: Question, area: Area): (date: ReportingDate) => Promise<AreaDay> {
  const asked = new Map<ReportingDate, AreaDay>();
  return async (date) => {
    const known = asked.get(date);
    if (known) return known;
    const [day] = await areaDays(question.tx, scopeOf(area), date, addDays(date, 1), question.asOf);
    const found = day ?? dayOf(undefined, date);
    asked.set(date, found);
    return found;
  };
}

function deadlinesOf(question: Question, day: AreaDay, tempo: Tempo): ProgressAnswer['deadlines'] {
  const { date } = question;
  return question.deadlines.map((deadline) => {
    const { required, signed } = day;
    const rate = rateUntil(deadline, { date, required, signed }, question);
    return {
      ...deadline,
      isInForce: deadline === tempo.deadline,
      requiredRate: rate,
      speedUp: rate && speedUp(rate.perDay, tempo.pace?.pace ?? 0),
    };
  });
}
