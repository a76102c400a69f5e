import type { WardHistoryAnswer } from '../contract/progress.js';
import { stateOfDay } from '../domain/completeness.js';
import type { Period } from '../domain/reporting-date.js';
import { type Area, seenPeriod } from './which-area.js';
import { isDue, type Question } from './question.js';
import { incrementsOf } from './totals.js';
import { type WardDay, wardDays } from './ward-days.query.js';

/** What a ward reported day by day, each figure with the report it came from. */
export async function wardHistory(
  question: Question,
  ward: Area,
  period: Period,
): Promise<WardHistoryAnswer> {
  const { from, until } = await seenPeriod(question, ward, period);
  const days = await wardDays(question.tx, ward.code ?? '', from, until, question.asOf);
  return { area: ward, days: days.map((day) => historyDay(question, day)) };
}

function historyDay(question: Question, day: WardDay): WardHistoryAnswer['days'][number] {
  const { date, reported, reportId, districtCode, figuresDate, required, adjustmentReason } = day;
  const state = stateOfDay({ ...day, isReturned: day.returned, isDue: isDue(question, date) });
  return {
    ...{ date, state, reported, reportId, districtCode, figuresDate, required, adjustmentReason },
    filedAt: day.filedAt?.toISOString() ?? null,
    figures: figuresOf(day),
    increments: reported ? incrementsOf([day]) : null,
  };
}

function figuresOf(day: WardDay): WardHistoryAnswer['days'][number]['figures'] {
  const { submitted, verified, unresolved, exempt, signed } = day;
  if (submitted === null || verified === null || unresolved === null) return null;
  return exempt === null || signed === null ? null : { submitted, verified, unresolved, exempt, signed };
}
