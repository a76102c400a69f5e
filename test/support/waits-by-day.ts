import {
  addDays,
  datesFrom,
  daysBetween,
  type ReportingDate,
} from '../../apps/api/src/domain/reporting-date.js';
import type { Transaction } from '../../apps/api/src/platform/database.js';
import { type AreaDay, areaDays } from '../../apps/api/src/progress/area-days.query.js';
import type { Question } from '../../apps/api/src/progress/question.js';
import type { WaitingDays } from '../../apps/api/src/progress/waiting.js';

/** How long records have waited before each step in the wards named, found day by day in the grain. */
export async function waitsByDay(
  tx: Transaction,
  { campaign: { startDate }, date, asOf }: Pick<Question, 'campaign' | 'date' | 'asOf'>,
  wardCodes: readonly string[],
): Promise<WaitingDays> {
  const rows = await areaDays(tx, { level: 'city', wardCodes }, startDate, addDays(date, 1), asOf);
  const on = (day: ReportingDate) => rows.find((row) => row.date === day);
  const days = datesFrom(startDate, addDays(date, 1)).map(on);
  const since = (arrived: (day: AreaDay) => number, passed: (day: AreaDay) => number) => {
    const now = on(date);
    if (!now || arrived(now) <= passed(now)) return null;
    const last = days.findLastIndex((day) => day === undefined || arrived(day) <= passed(now));
    return daysBetween(addDays(startDate, last + 1), date);
  };
  return {
    submitted: since(
      (day) => day.required,
      (day) => day.submitted,
    ),
    verified: since(
      (day) => day.submitted,
      (day) => day.verified + day.unresolved,
    ),
    signed: since(
      (day) => day.verified + day.exempt,
      (day) => day.signed,
    ),
  };
}
