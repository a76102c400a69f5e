import { isRanged } from './forecast-range.js';
import { reportingDate } from './reporting-date.js';

const [first, second] = [reportingDate('2022-09-08'), reportingDate('2022-10-19')];

describe('isRanged', () => {
  it.each([
    ['ends apart', { earliest: first, expected: second, latest: second }, true],
    ['a latest end beyond the limit', { earliest: first, expected: first, latest: null }, true],
    ['one day alone', { earliest: first, expected: first, latest: first }, false],
    ['no known ends', { earliest: null, expected: first, latest: null }, false],
    ['no forecast', { earliest: null, expected: null, latest: null }, false],
  ])('of %s: %o is %s', (_, forecast, isTold) => {
    expect(isRanged(forecast)).toBe(isTold);
  });
});
