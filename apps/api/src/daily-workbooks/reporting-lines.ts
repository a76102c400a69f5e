import { districts } from '../areas/districts.query.js';
import { isReportingDay } from '../domain/calendar.js';
import { stateOfDay } from '../domain/completeness.js';
import { compareNames } from '../domain/names.js';
import { datesFrom, type Period } from '../domain/reporting-date.js';
import { isDue, type Question } from '../progress/question.js';
import { wardReporting, type WardReporting } from '../progress/ward-states.query.js';
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
  const rows = await wardReporting(question.tx, null, period.from, period.until, question.asOf);
  const dates = datesFrom(period.from, period.until);
  const due = new Set(dates.filter((date) => isDue(question, date)));
  const stays = new Map<string, WardReporting[]>();
  for (const row of rows) {
    const key = `${row.districtCode} ${row.wardCode}`;
    const days = stays.get(key);
    if (days) days.push(row);
    else stays.set(key, [row]);
  }
  const known = await districts(question.tx, question.asOf);
  const lineOf = (days: readonly WardReporting[], districtName: string): ReportingLine[] => {
    const states = new Map(
      days.map((day) => [
        day.date,
        stateOfDay({
          ...{ timeliness: day.timeliness, isReturned: day.returned },
          ...{ isReportingDay: isReportingDay(day.date, question.holidays), isDue: due.has(day.date) },
        }),
      ]),
    );
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
