import { districts } from '../areas/districts.query.js';
import { isReportingDay } from '../domain/calendar.js';
import { compareNames } from '../domain/names.js';
import { datesFrom, type Period } from '../domain/reporting-date.js';
import type { Question } from '../progress/question.js';
import { type WardState, wardStates } from '../progress/reporting-state.js';
import type { ReportingLine, WorkbookOfDay } from './workbook-of-day.js';

/**
 * How every ward reported on the days of a period: a line for each district it lay in, with that district's days
 * only. Who was late is charged for it, wherever the ward lies now. By district and name, those of the ward's
 * last day there.
 */
export async function reportingLines(
  question: Question,
  period: Period,
): Promise<WorkbookOfDay['reporting']> {
  const rows = await wardStates(question, period, null);
  const dates = datesFrom(period.from, period.until);
  const stays = new Map<string, WardState[]>();
  for (const row of rows) {
    const key = `${row.districtCode} ${row.wardCode}`;
    const days = stays.get(key);
    if (days) days.push(row);
    else stays.set(key, [row]);
  }
  const known = await districts(question.tx, question.asOf);
  const lineOf = (days: readonly WardState[], districtName: string): ReportingLine[] => {
    const states = new Map(days.map(({ date, state }) => [date, state]));
    // The rows come by day: the last one has the name the ward bore last.
    const last = days.at(-1);
    if (!last) return [];
    const { wardCode, districtCode, name } = last;
    return [
      { wardCode, districtCode, districtName, name, states: dates.map((date) => states.get(date) ?? null) },
    ];
  };
  return {
    days: dates.map((date) => ({ date, isReportingDay: isReportingDay(date, question.holidays) })),
    lines: known.flatMap(({ code, name: districtName }) =>
      [...stays.values()]
        .filter(([first]) => first?.districtCode === code)
        .flatMap((days) => lineOf(days, districtName))
        .sort((a, b) => compareNames(a.name, b.name)),
    ),
  };
}
