import { ranksOf, type Ranked } from './ranks.js';

const standing = (code: string, required: number, signed: number): Ranked => ({
  ...{ code, required, signed, submitted: signed, verified: signed, wardsWithFigures: 1 },
});

describe('ranksOf', () => {
  const now = [standing('A', 1_000, 500), standing('B', 10, 5), standing('C', 300, 299), standing('D', 0, 0)];

  it('shares a place between equals, leaves the next one out, and gives none where nothing is required', () => {
    const ranks = ranksOf(now, []);
    expect(['A', 'B', 'C', 'D'].map((code) => ranks.get(code)?.signed.rank)).toEqual([2, 2, 1, null]);
  });

  it('gives nobody a place before the first record is done', () => {
    const unsigned = now.map((one) => ({ ...one, signed: 0 }));
    const ranks = ranksOf(unsigned, unsigned);
    expect(['A', 'B', 'C'].map((code) => ranks.get(code)?.signed)).toEqual(
      Array(3).fill({ rank: null, change: null }),
    );
    expect(['A', 'B', 'C'].map((code) => ranks.get(code)?.submitted.rank)).toEqual([2, 2, 1]);
    expect(ranksOf(now, unsigned).get('A')?.signed).toEqual({ rank: 2, change: null });
  });

  it('gives no place to an area without figures: its zeros are none', () => {
    const silent = { ...standing('E', 1_000, 0), wardsWithFigures: 0 };
    const ranks = ranksOf([...now, silent], [...now, silent]);
    expect(ranks.get('E')).toEqual(
      Object.fromEntries(
        ['submitted', 'verified', 'signed'].map((measure) => [measure, { rank: null, change: null }]),
      ),
    );
    expect(ranks.get('A')?.signed.rank).toBe(2);
  });

  it('compares exact shares, not the printed ones', () => {
    const close = [standing('A', 100_000, 91_960), standing('B', 100_000, 92_040)];
    expect(ranksOf(close, []).get('B')?.signed.rank).toBe(1);
  });

  it('tells the places won and lost, and nothing of an area that was not there before', () => {
    const ranks = ranksOf(now, [standing('A', 1_000, 400), standing('C', 300, 0)]);
    expect(['A', 'B', 'C'].map((code) => ranks.get(code)?.signed.change)).toEqual([-1, null, 1]);
  });
});
