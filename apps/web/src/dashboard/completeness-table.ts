import type { CompletenessAnswer } from '@api/contract/progress.js';
import type { Table } from '../shared/table.js';
import type { Words } from '../shared/use-words.js';

/** How each ward reported, in words: the heat map as one reads it. */
export function completenessTable({ dates, districts, wards }: CompletenessAnswer, words: Words): Table {
  const districtNames = new Map(districts.map(({ districtCode, name }) => [districtCode, name]));
  return {
    columns: [
      { name: words.say('table.ward'), kind: 'text' },
      { name: words.say('table.district'), kind: 'text' },
      ...dates.map(({ date }) => ({ name: words.date(date), kind: 'text' }) as const),
    ],
    rows: wards.map(({ name, districtCode, states }) => [
      name,
      districtNames.get(districtCode) ?? districtCode,
      ...states.map((state) => state && words.say(`state.${state}`)),
    ]),
  };
}
