import type { ProgressAnswer, Totals } from '../contract/progress.js';
import { perDayOf, planAt, speedUp } from '../domain/rates.js';
import type { AreaCounts, AreaDay } from './area-days.query.js';
import { askStandings, comparisonDate, type ComparedTo, standingOf } from './ask-standings.js';
import { toldForecast } from './forecast-answer.js';
import { freshnessOf } from './freshness.js';
import { headlineOf } from './headline.js';
import type { Question } from './question.js';
import { projectionsOf, rateUntil, type Tempo, tempoOf } from './tempo.js';
import { incrementsOf, totalsOf } from './totals.js';
import { waitingDaysOf } from './waiting.js';
import { type Area, reportersOf, scopeOf } from './which-area.js';

/** How the city, a district or a ward stands on the date: totals, what moved, pace against deadline, waiting. */
export async function areaProgress(
  question: Question,
  area: Area,
  compareTo: ComparedTo,
): Promise<ProgressAnswer> {
  const { date } = question;
  const comparedDate = comparisonDate(date, compareTo);
  const found = await askStandings(question, scopeOf(area), { comparedDate, withPaceDays: true });
  const [standing = standingOf(found, '', date)] = found.values();
  const { day, week, compared } = standing;
  const tempo = tempoOf(date, standing, question);
  const totals = totalsOf(day);
  return {
    area,
    freshness: await freshnessOf(question, day, reportersOf(area)),
    totals,
    increments: { day: incrementsOf([day]), week: incrementsOf([week]) },
    hasReportedInWeek: week.reports > 0,
    comparison: { date: comparedDate, totals: totalsOf(compared), change: changeOf(day, compared) },
    pace: paceOf(tempo, standing.pace.wards),
    requiredRate: tempo.requiredRate,
    speedUp: tempo.speedUp,
    forecast: {
      ...toldForecast(tempo.forecast),
      atDeadline: tempo.atDeadline,
      days: projectionsOf(date, standing, tempo, question),
    },
    deadlines: deadlinesOf(question, totals, tempo),
    plan: planOf(question, day, tempo),
    waitingDays: await waitingDaysOf(question, area, standing),
    headline: headlineOf(question, totals, tempo),
  };
}

/** What the wards of the day did since another date: their totals less those they had then. */
export function changeOf(now: AreaCounts, then: AreaCounts): ProgressAnswer['comparison']['change'] {
  const grown = (step: 'submitted' | 'verified' | 'signed') =>
    now.wardsWithFigures === 0 ? null : now[step] - then[step];
  return {
    required: now.required - then.required,
    submitted: grown('submitted'),
    verified: grown('verified'),
    signed: grown('signed'),
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

function paceOf({ pace, paceDays }: Tempo, wards: number): ProgressAnswer['pace'] {
  return pace && { perDay: perDayOf(pace.rate), low: pace.low, high: pace.high, wards, days: paceDays };
}

function deadlinesOf(question: Question, { remaining }: Totals, tempo: Tempo): ProgressAnswer['deadlines'] {
  const { date } = question;
  return question.deadlines.map((deadline) => {
    const rate = rateUntil(deadline, { date, remaining }, question);
    return {
      ...deadline,
      isInForce: deadline === tempo.deadline,
      requiredRate: rate,
      speedUp: rate && speedUp(rate.perDay, tempo.pace?.rate ?? null),
    };
  });
}
