import { ranksOf, type Standing } from './ranks.js';

const standing = (code: string, required: number, signed: number, daysToFinish: number | null): Standing => ({
  ...{ code, required, signed, submitted: signed, verified: signed, daysToFinish },
  remaining: required - signed,
});

describe('ranksOf', () => {
  const now = [
    standing('A', 1_000, 500, 5),
    standing('B', 10, 5, null),
    standing('C', 300, 299, 1),
    standing('D', 0, 0, 0),
  ];

  it('shares a place between equals and leaves the next one out', () => {
    const ranks = ranksOf(now, []);
    expect(['A', 'B', 'C', 'D'].map((code) => ranks.get(code)?.signed.rank)).toEqual([2, 2, 1, 4]);
  });

  it('puts fewer remaining records before more, and who cannot tell the end last', () => {
    const ranks = ranksOf(now, []);
    expect(['A', 'B', 'C', 'D'].map((code) => ranks.get(code)?.remaining.rank)).toEqual([4, 3, 2, 1]);
    expect(['A', 'B', 'C', 'D'].map((code) => ranks.get(code)?.daysToFinish.rank)).toEqual([3, 4, 2, 1]);
  });

  it('compares exact shares, not the printed ones', () => {
    const close = [standing('A', 100_000, 91_960, 1), standing('B', 100_000, 92_040, 1)];
    expect(ranksOf(close, []).get('B')?.signed.rank).toBe(1);
  });

  it('tells the places won and lost, and nothing of an area that was not there before', () => {
    const ranks = ranksOf(now, [standing('A', 1_000, 400, 9), standing('C', 300, 0, null)]);
    expect(['A', 'B', 'C'].map((code) => ranks.get(code)?.signed.change)).toEqual([-1, null, 1]);
  });
});
