import type { ProgressAnswer } from '../contract/progress.js';
import { deadlineOf, regimeInForce, toldUntil } from '../domain/regime.js';
import type { AreaDay } from './area-days.query.js';
import { type Question, isDue } from './question.js';
import { countReplacedReports } from './replaced-reports.query.js';

/** The line every published number carries, for an area whose reports come from `districtCode` (all when null). */
export async function freshnessOf(
  question: Question,
  day: AreaDay,
  districtCode: string | null,
): Promise<ProgressAnswer['freshness']> {
  const { tx, date, asOf } = question;
  const regime = regimeInForce(date, question.regimes);
  const isExpected = day.isReportingDay && isDue(question, date);
  return {
    date,
    toldUntil: toldUntil(date, regime, question.moment),
    version: 1 + (await countReplacedReports(tx, date, districtCode, asOf)),
    wardsReported: day.wardsReported,
    wardsExpected: day.wards,
    wardsLate: day.wardsLate,
    isReportingDay: day.isReportingDay,
    dueAt: regime ? deadlineOf(date, regime).toISOString() : null,
    isOverdue: isExpected && day.wardsReported < day.wards,
    asOf: asOf === 'infinity' ? null : new Date(asOf).toISOString(),
  };
}
