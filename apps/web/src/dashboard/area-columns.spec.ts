import type { AreaRow } from '@api/contract/progress.js';
import { neverReported } from '../../../../test/support/progress-answers.js';
import { rankingRows } from './ranking-rows.js';
import { valueOf } from './value-of.js';
import { wordsIn } from '../shared/use-words.js';
import { AREA_COLUMNS, areaTable, DAYS_TO_FINISH, inOrder, shownAreaCell } from './area-columns.js';

const words = wordsIn('vi', (key) => key);
const row = (name: string, daysToFinish: number | null, wardsWithFigures = 10) =>
  ({ area: { name }, daysToFinish, totals: { wardsWithFigures } }) as AreaRow;
const rows = [row('không dừng', null), row('chậm', 351), row('nhanh', 90), row('chưa có số liệu', null, 0)];

describe('an area that never reported', () => {
  const NOTHING = { submitted: 0, verified: 0, signed: 0 };
  const silent = {
    ...{ area: { name: 'Quận 1', level: 'district' }, wardsReported: 0, wardsExpected: 3, ranks: null },
    totals: neverReported(700),
    increments: { day: NOTHING, week: NOTHING },
    ...{ requiredPerDay: 70, daysToFinish: null, isBeyondYear: false },
  } as unknown as AreaRow;

  it('has blanks in the table and in what is downloaded, but for what it has to do', () => {
    const known = ['step.required', 'table.remaining', 'table.requiredPerDay'];
    for (const column of AREA_COLUMNS)
      expect([column.key, shownAreaCell(silent, column, words) === '–']).toEqual([
        column.key,
        !known.includes(column.key),
      ]);
    const { columns, rows: lines } = areaTable([silent], words);
    const told = columns.flatMap(({ name }, place) => (lines[0]?.[place] === null ? [] : [name]));
    expect(told).toEqual(['table.area', ...known]);
  });

  it('has no value on the map of tiles, and none among those that are ordered by their share', () => {
    for (const unit of ['percent', 'count'] as const)
      for (const span of ['cumulative', 'day'] as const)
        expect(valueOf(silent, { measure: 'signed', span, unit })).toBeNull();
    expect(rankingRows([silent], 'share', 'signed', words)).toMatchObject([{ bar: null, place: null }]);
  });
});

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
