import * as fc from 'fast-check';
import {
  addFigures,
  FIGURE_COLUMNS,
  incrementOf,
  NO_FIGURES,
  pendingOf,
  sameFigures,
  signableOf,
  waitingOf,
} from './figures.js';

const figures = { submitted: 7850, verified: 6130, unresolved: 410, exempt: 300, signed: 744 };
const count = fc.integer({ min: 0, max: 5_000_000 });
const anyFigures = fc.record({
  submitted: count,
  verified: count,
  unresolved: count,
  exempt: count,
  signed: count,
});

describe('figures', () => {
  it('are pending while the police have neither verified nor returned them', () => {
    expect(pendingOf(figures)).toBe(7850 - 6130 - 410);
  });

  it('are signable when verified or exempt', () => {
    expect(signableOf(figures)).toBe(6430);
  });

  it.each([
    [
      { submitted: 7850, signed: 744 },
      { submitted: 1_000, verified: 1_310, signed: 5_686 },
    ],
    // Fewer required than were sent, and more signed than may be: nothing waits.
    [
      { submitted: 9_000, signed: 6_440 },
      { submitted: 0, verified: 1_310, signed: 0 },
    ],
  ])('wait before each step for what the step before has passed on: %o', (counts, waiting) => {
    const stand = { required: 8_850, pending: 1_310, signable: 6_430, ...counts };
    expect(waitingOf(stand)).toEqual(waiting);
  });

  it('give the day their difference from the last ones, and everything to a first day', () => {
    const before = { ...figures, submitted: 7802, signed: 750 };
    expect(incrementOf(before, figures)).toEqual({ ...NO_FIGURES, submitted: 48, signed: -6 });
    expect(incrementOf(null, figures)).toEqual(figures);
  });

  it('come back when the increment is added to what was there', () => {
    fc.assert(
      fc.property(anyFigures, anyFigures, (before, after) => {
        expect(addFigures(before, incrementOf(before, after))).toEqual(after);
      }),
    );
  });

  it('are the same only when every column is', () => {
    expect(sameFigures(figures, { ...figures })).toBe(true);
    for (const column of FIGURE_COLUMNS) {
      expect(sameFigures(figures, { ...figures, [column]: figures[column] + 1 })).toBe(false);
    }
  });
});
