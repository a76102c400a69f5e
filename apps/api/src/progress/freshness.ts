import type { ProgressAnswer } from '../contract/progress.js';
import { deadlineOf, regimeInForce, toldUntil } from '../domain/regime.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import type { AreaDay, AreaScope } from './area-days.query.js';
import { versionAndReports } from './freshness.query.js';
import type { ReportsOfDay } from './reports.query.js';
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
  const { tx, date, asOf, today } = question;
  const regime = regimeInForce(date, question.regimes);
  const isToday = date === today;
  const isShown = isToday || (await isSeenOn(question, scope, today));
  const told = await versionAndReports(tx, { date, asOf, districtCode, scope, on: isToday ? null : today });
  const reportsToday = isToday ? day : told.reports;
  return {
    date,
    toldUntil: toldUntil(date, regime, question.moment),
    version: told.version,
    ...reportsOf(question, date, day),
    wardsLate: day.wardsLate,
    today: isShown ? { date: today, ...reportsOf(question, today, reportsToday) } : null,
    asOf: asOf === 'infinity' ? null : new Date(asOf).toISOString(),
  };
}

/** Not of a ward that is not the caller's to see any more. */
async function isSeenOn({ tx, asOf }: Question, scope: AreaScope, date: ReportingDate): Promise<boolean> {
  const [ward] = scope.wardCodes ?? [];
  const end = ward === undefined ? null : await seenUntil(tx, ward, asOf);
  return end === null || end > date;
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
