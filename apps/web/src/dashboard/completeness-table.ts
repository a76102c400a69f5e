import type { CompletenessAnswer } from '@api/contract/progress.js';
import type { Table } from '../shared/table.js';
import type { Words } from '../shared/use-words.js';

/** Who reported for a day, in a line: nobody is missing yet before the deadline, and a returned report is none. */
export function reportingTitle(day: CompletenessAnswer['dates'][number] | undefined, words: Words): string {
  if (day?.isReportingDay !== true) return words.say('reporting.plain');
  const { missing, filed, expected } = day;
  if (missing > 0) {
    return words.say('reporting.missing', { smart_count: missing, count: words.count(missing) });
  }
  return words.say(filed === expected ? 'reporting.all' : 'reporting.soFar', {
    filed: words.count(filed),
    expected: words.count(expected),
  });
}

/** Reports on time of those expected, on the days whose deadline has come: before it nobody is late, and none is missing. */
export function onTimeWhenDue(dates: CompletenessAnswer['dates']) {
  const due = dates.filter(({ isReportingDay, isDue }) => isReportingDay && isDue);
  return {
    days: due.length,
    onTime: due.reduce((sum, { onTime }) => sum + onTime, 0),
    expected: due.reduce((sum, { expected }) => sum + expected, 0),
  };
}

/** How each ward reported, in words: the heat map as one reads it. */
export function completenessTable({ dates, districts, wards }: CompletenessAnswer, words: Words): Table {
  const isOfMany = districts.length > 1;
  const districtNames = new Map(districts.map(({ districtCode, name }) => [districtCode, name]));
  return {
    columns: [
      { name: words.say('table.ward'), kind: 'text' },
      ...(isOfMany ? [{ name: words.say('table.district'), kind: 'text' } as const] : []),
      ...dates.map(({ date }) => ({ name: words.date(date), kind: 'text' }) as const),
    ],
    rows: wards.map(({ name, districtCode, states }) => [
      name,
      ...(isOfMany ? [districtNames.get(districtCode) ?? districtCode] : []),
      ...states.map((state) => state && words.say(`state.${state}`)),
    ]),
  };
}
