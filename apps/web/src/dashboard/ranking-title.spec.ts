import type { AreaRow } from '@api/contract/progress.js';
import { wordsIn } from '../shared/use-words.js';
import { rankingTitle } from './ranking-title.js';

const words = wordsIn('vi', (key, { smart_count: count, first, last, days } = {}) =>
  [key, count, first, last, days].filter((part) => part !== undefined).join(' '),
);
const row = (name: string, days: number | null, isBeyondYear = false, wardsWithFigures = 10) => ({
  row: { area: { name }, isBeyondYear, totals: { wardsWithFigures } } as unknown as AreaRow,
  bar: days,
  shown: days === null ? (isBeyondYear ? 'trên 365' : '–') : String(days),
});
const titleOf = (
  rows: ReturnType<typeof row>[],
  order: 'share' | 'daysToFinish' | 'remaining' = 'daysToFinish',
) => rankingTitle(rows, order, 'signed', 'plain', words);
const [slow, fast] = [row('Quận 7', 351), row('Quận 10', 90)];

describe('the title of a ranking by days to finish', () => {
  it.each([
    ['names the slowest where every end is in sight', [slow, fast], 'ranking.titleDays Quận 7 351'],
    [
      'says how many areas need more than a year where no other end is unknown',
      [row('Quận 1', null, true), row('Quận 3', null, true), slow, fast],
      'ranking.titleBeyondYear 2 365',
    ],
    [
      'counts those whose end is unknown, and none that is more than a year away',
      [row('Quận 1', null), row('Quận 3', null, true), slow, fast],
      'ranking.titleEndless 1',
    ],
    [
      'leaves out an area that never reported',
      [row('Quận 1', null, false, 0), slow, fast],
      'ranking.titleDays Quận 7 351',
    ],
    ['says so of one area, too', [row('Quận 1', null, true), fast], 'ranking.titleBeyondYear 1 365'],
    ['compares nobody where all are alike', [fast, fast], 'plain'],
  ])('%s', (_, rows, title) => {
    expect(titleOf(rows)).toBe(title);
  });
});

describe('the title of a ranking by share', () => {
  it('names the first and the last', () => {
    expect(titleOf([row('Quận 10', 92), row('Quận 7', 8)], 'share')).toBe(
      'tileMap.title.cumulative Quận 10 Quận 7',
    );
  });
});
