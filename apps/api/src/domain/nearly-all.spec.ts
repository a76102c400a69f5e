import { areNearlyAll } from './nearly-all.js';

describe('areNearlyAll', () => {
  it.each([
    [279, 310, true],
    [278, 310, false],
    [310, 310, true],
    [0, 0, false],
  ])('of %d of %d wards is %s', (reported, expected, answer) => {
    expect(areNearlyAll(reported, expected)).toBe(answer);
  });
});
