import type { AreaRow } from '@api/contract/progress.js';
import { wordsIn } from '../shared/use-words.js';
import { DAYS_TO_FINISH, inOrder, shownAreaCell } from './area-columns.js';

const words = wordsIn('vi', (key) => key);
const row = (name: string, daysToFinish: number | null, wardsWithFigures = 10) =>
  ({ area: { name }, daysToFinish, totals: { wardsWithFigures } }) as AreaRow;
const rows = [row('không dừng', null), row('chậm', 351), row('nhanh', 90), row('chưa có số liệu', null, 0)];

describe('days to finish', () => {
  it('are said not to be known where there is no end in sight, and nothing is said without figures', () => {
    expect(rows.map((one) => shownAreaCell(one, DAYS_TO_FINISH, words))).toEqual([
      'pace.unknown',
      '351',
      '90',
      '–',
    ]);
  });

  it('are the most where no end is in sight', () => {
    const namesIn = (isRising: boolean) =>
      inOrder(rows, { key: DAYS_TO_FINISH.key, isRising }).map(({ area }) => area.name);
    expect(namesIn(false)).toEqual(['không dừng', 'chậm', 'nhanh', 'chưa có số liệu']);
    expect(namesIn(true)).toEqual(['chưa có số liệu', 'nhanh', 'chậm', 'không dừng']);
  });
});
