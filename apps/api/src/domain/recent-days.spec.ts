import { NO_FIGURES } from './figures.js';
import { median, medianIncrementsOf, unchangedDaysOf } from './recent-days.js';

const signed = (...counts: number[]) => counts.map((count) => ({ ...NO_FIGURES, signed: count }));

describe('median', () => {
  it.each([
    [[], null],
    [[5], 5],
    [[9, 1, 5], 5],
    [[4, 1, 3, 2], 2.5],
  ])('of %p is %p', (values, expected) => {
    expect(median(values)).toBe(expected);
  });
});

describe('what a ward usually adds in a day', () => {
  it('is the median of its last seven increments, which one outlier does not move', () => {
    const history = signed(0, 5000, 5010, 5020, 5030, 5040, 5050, 6050, 6060);
    expect(medianIncrementsOf(history)?.signed).toBe(10);
  });

  it('is unknown before there are two reports', () => {
    expect(medianIncrementsOf([])).toBeNull();
    expect(medianIncrementsOf(signed(7))).toBeNull();
  });
});

describe('unchangedDaysOf', () => {
  it.each([
    [[], 0],
    [[7], 0],
    [[7, 8], 0],
    [[7, 8, 8], 1],
    [[8, 8, 9, 9, 9], 2],
  ])('of a ward that reported %p is %i', (counts, days) => {
    expect(unchangedDaysOf(signed(...counts))).toBe(days);
  });
});
