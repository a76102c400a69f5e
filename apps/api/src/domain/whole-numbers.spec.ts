import { ceilOfQuotient, roundedQuotient } from './whole-numbers.js';

describe('ceilOfQuotient', () => {
  it.each([
    [0, 7, 0],
    [1, 7, 1],
    [7, 7, 1],
    [8, 7, 2],
    // In floating point 17 / (17 / 7) is a little more than 7.
    [17 * 7, 17, 7],
    [9_792 * 7, 544, 126],
    [4_107_855, 25, 164_315],
  ])('rounds %d ÷ %d up to %d, and an even one not at all', (of, by, quotient) => {
    expect(ceilOfQuotient(of, by)).toBe(quotient);
  });

  it('keeps every record of a nation’s count', () => {
    expect(ceilOfQuotient(9_007_199_254_740_991, 2)).toBe(4_503_599_627_370_496);
  });
});

describe('roundedQuotient', () => {
  it.each([
    [0, 5, 0],
    [2, 5, 0],
    [5, 10, 1],
    [4, 10, 0],
    [25, 10, 3],
    [15, 10, 2],
  ])('rounds %d ÷ %d half up to %d', (of, by, quotient) => {
    expect(roundedQuotient(of, by)).toBe(quotient);
  });
});
