import { districts } from '../areas/districts.query.js';
import type { CompletenessAnswer, Reporting } from '../contract/progress.js';
import { compareNames } from '../domain/names.js';
import { datesFrom } from '../domain/reporting-date.js';
import type { Period, ReportingDate } from '../domain/reporting-date.js';
import { isDue, isExpectedDay, type Question } from './question.js';
import { type WardState, wardStates } from './reporting-state.js';

/**
 * Who reported and who did not, for the city or one district: every ward on every day, and the counts that
 * follow from it. Wards stand under the district they lay in on the last day.
 */
export async function completeness(
  question: Question,
  { from, until }: Period,
  districtCode: string | null,
): Promise<CompletenessAnswer> {
  const cells = await wardStates(question, { from, until }, districtCode);
  const dates = datesFrom(from, until);
  const byDate = groupBy(cells, ({ date }) => date);
  const byDistrict = groupBy(cells, (cell) => cell.districtCode);
  const known = await districts(question.tx, question.asOf);
  return {
    dates: dates.map((date) => {
      const day = byDate.get(date) ?? [];
      const missing = day.filter(({ state }) => state === 'missing');
      return {
        date,
        isReportingDay: isExpectedDay(question, date),
        isDue: isDue(question, date),
        ...reportingOf(day),
        missingWards: missing.map(nameOf),
      };
    }),
    districts: known
      .filter(({ code }) => byDistrict.has(code))
      .map(({ code, name }) => {
        const own = byDistrict.get(code) ?? [];
        const days = groupBy(own, ({ date }) => date);
        const each = dates.map((date) => reportingOf(days.get(date) ?? []));
        return { districtCode: code, name, ...reportingOf(own), byDate: each };
      }),
    wards: wardsOf(
      known.flatMap(({ code }) => byDistrict.get(code) ?? []),
      dates,
    ),
    total: reportingOf(cells),
  };
}

/** Counts of ward-days. What was filed for a holiday, when nothing was expected, stands apart. */
function reportingOf(cells: readonly WardState[]): Reporting {
  const counts = { expected: 0, filed: 0, onTime: 0, late: 0, returned: 0, missing: 0, filedOnHolidays: 0 };
  for (const cell of cells) {
    const isFiled = cell.timeliness !== null;
    if (!cell.isExpected) {
      if (isFiled) counts.filedOnHolidays += 1;
      continue;
    }
    counts.expected += 1;
    if (isFiled) counts.filed += 1;
    if (cell.timeliness === 'on-time') counts.onTime += 1;
    if (cell.timeliness === 'late') counts.late += 1;
    if (cell.returned) counts.returned += 1;
    if (cell.state === 'missing') counts.missing += 1;
  }
  return counts;
}

/** In the order of their districts; within one as their names are ordered, those of their last day. */
function wardsOf(cells: readonly WardState[], dates: readonly ReportingDate[]): CompletenessAnswer['wards'] {
  const rows = [...groupBy(cells, ({ wardCode }) => wardCode).values()].flatMap((own) => {
    const [last] = [...own].sort((a, b) => (a.date < b.date ? 1 : -1));
    const states = new Map(own.map(({ date, state }) => [date, state]));
    return last ? [{ ...nameOf(last), states: dates.map((date) => states.get(date) ?? null) }] : [];
  });
  const places = new Map(
    [...new Set(rows.map(({ districtCode }) => districtCode))].map((code, at) => [code, at]),
  );
  const placeOf = ({ districtCode }: { districtCode: string }) => places.get(districtCode) ?? 0;
  return rows.sort((a, b) => placeOf(a) - placeOf(b) || compareNames(a.name, b.name));
}

function nameOf({ wardCode, districtCode, name }: WardState) {
  return { wardCode, districtCode, name };
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
