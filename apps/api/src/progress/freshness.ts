import type { ProgressAnswer } from '../contract/progress.js';
import { deadlineOf, regimeInForce, toldUntil } from '../domain/regime.js';
import { type ReportingDate, addDays } from '../domain/reporting-date.js';
import { type AreaDay, type AreaScope, areaDays } from './area-days.query.js';
import { dataVersion } from './data-version.query.js';
import { type ReportsOfDay, reportsOn } from './reports.query.js';
import { type Question, isDue, isExpectedDay } from './question.js';
import { seenUntil } from './seen-until.query.js';

type Freshness = ProgressAnswer['freshness'];
type ToldReports = Omit<NonNullable<Freshness['today']>, 'date'>;

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
  const { tx, date, asOf } = question;
  const regime = regimeInForce(date, question.regimes);
  return {
    date,
    toldUntil: toldUntil(date, regime, question.moment),
    version: await dataVersion(tx, date, districtCode, asOf),
    ...reportsOf(question, date, day),
    wardsLate: day.wardsLate,
    today: await todayOf(question, day, scope),
    asOf: asOf === 'infinity' ? null : new Date(asOf).toISOString(),
  };
}

/** Null of a ward that is not the caller's to see any more. */
async function todayOf(question: Question, day: AreaDay, scope: AreaScope): Promise<Freshness['today']> {
  const { tx, date, asOf, today } = question;
  if (date === today) return { date, ...reportsOf(question, date, day) };
  const [ward] = scope.wardCodes ?? [];
  const end = ward === undefined ? null : await seenUntil(tx, ward, asOf);
  if (end !== null && end <= today) return null;
  return { date: today, ...reportsOf(question, today, await reportsOfArea(question, scope, today)) };
}

/** How far the reports of a day have come by the moment of the question. */
function reportsOf(
  question: Question,
  date: ReportingDate,
  { wards, wardsReported }: ReportsOfDay,
): ToldReports {
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

async function reportsOfArea(
  { tx, asOf }: Question,
  scope: AreaScope,
  date: ReportingDate,
): Promise<ReportsOfDay> {
  const none = { wards: 0, wardsReported: 0 };
  if (!scope.wardCodes)
    return (await reportsOn(tx, [date], scope.districtCode ?? null, asOf)).get(date) ?? none;
  const [day] = await areaDays(tx, scope, date, addDays(date, 1), asOf);
  return day ?? none;
}
