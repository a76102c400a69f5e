import type { ProgressAnswer } from '../contract/progress.js';
import { deadlineOf, regimeInForce, toldUntil } from '../domain/regime.js';
import { type ReportingDate, addDays } from '../domain/reporting-date.js';
import { type AreaDay, type AreaScope, areaDays } from './area-days.query.js';
import { dataVersion } from './data-version.query.js';
import { type Question, isDue, isExpectedDay } from './question.js';
import { sumOfAreas } from './totals.js';

type Freshness = ProgressAnswer['freshness'];

/** Whose reports are counted: the rows of the grain, and the district that files them (null for the city). */
export interface Reporters {
  scope: AreaScope;
  districtCode: string | null;
}

/** The line every published number carries, for an area whose `day` is shown; and how its reports stand today. */
export async function freshnessOf(
  question: Question,
  day: AreaDay,
  { scope, districtCode }: Reporters,
): Promise<Freshness> {
  const { tx, date, asOf, today } = question;
  const regime = regimeInForce(date, question.regimes);
  const isToday = date === today;
  const reportsToday = reportsOf(question, today, isToday ? day : await dayOfArea(question, scope, today));
  return {
    date,
    toldUntil: toldUntil(date, regime, question.moment),
    version: await dataVersion(tx, date, districtCode, asOf),
    ...reportsOf(question, date, day),
    wardsLate: day.wardsLate,
    today: { date: today, ...reportsToday },
    asOf: asOf === 'infinity' ? null : new Date(asOf).toISOString(),
  };
}

/** How far the reports of a day have come by the moment of the question. */
function reportsOf(
  question: Question,
  date: ReportingDate,
  { wards, wardsReported }: AreaDay,
): Omit<Freshness['today'], 'date'> {
  const regime = regimeInForce(date, question.regimes);
  const isReportingDay = isExpectedDay(question, date);
  return {
    isReportingDay,
    wardsExpected: isReportingDay ? wards : 0,
    wardsReported,
    dueAt: isReportingDay && regime ? deadlineOf(date, regime).toISOString() : null,
    isOverdue: isReportingDay && isDue(question, date) && wardsReported < wards,
  };
}

async function dayOfArea({ tx, asOf }: Question, scope: AreaScope, date: ReportingDate): Promise<AreaDay> {
  const [day] = await areaDays(tx, scope, date, addDays(date, 1), asOf);
  return day ?? sumOfAreas([], date);
}
