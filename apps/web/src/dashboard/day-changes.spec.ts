import type { Increments } from '@api/contract/progress.js';
import { wordsIn } from '../shared/use-words.js';
import { changeColumns } from './day-changes.js';
import { MEASURES } from './view.js';

const words = wordsIn('vi', (key, values) => [key, ...Object.values(values ?? {})].join(' '));
const day = (submitted: number, adjusted = 0): Increments => ({
  ...{ submitted, verified: 5, signed: 0 },
  adjustments: { submitted: adjusted, verified: 0, signed: 0 },
});

describe('what the days added', () => {
  it('stands apart from what was adjusted, in a column of its own', () => {
    const { columns, cells } = changeColumns([day(4_099, -37), day(10)], MEASURES, words);
    expect(columns.map(({ name }) => name)).toEqual([
      'table.added step.submitted',
      'table.added step.verified',
      'table.added step.signed',
      'table.adjusted step.submitted',
    ]);
    expect(cells).toEqual([
      [4_099, 5, 0, -37],
      [10, 5, 0, 0],
    ]);
  });

  it('has no figures of a day without a report, and no column where nothing was adjusted', () => {
    expect(changeColumns([day(10), null], MEASURES, words).cells).toEqual([
      [10, 5, 0],
      [null, null, null],
    ]);
  });
});
