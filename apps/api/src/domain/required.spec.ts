import * as fc from 'fast-check';
import { distributeByLargestRemainder } from './required.js';

describe('distributeByLargestRemainder', () => {
  it('gives the records left over to the largest remainders', () => {
    expect(distributeByLargestRemainder(10, [6, 3, 1])).toEqual([6, 3, 1]);
    expect(distributeByLargestRemainder(10, [47, 33, 20])).toEqual([5, 3, 2]);
  });

  it('gives the earlier of equal remainders the record', () => {
    expect(distributeByLargestRemainder(2, [1, 1, 1])).toEqual([1, 1, 0]);
  });

  it('stays exact where a product of total and weight leaves the safe integers', () => {
    const shares = distributeByLargestRemainder(9_007_199_254_740_991, [1_000_003, 1_000_033, 999_983]);
    expect(shares.reduce((sum, share) => sum + BigInt(share), 0n)).toBe(9_007_199_254_740_991n);
  });

  it('adds up to the total, with every share within one of its exact part', () => {
    const weights = fc
      .array(fc.integer({ min: 0, max: 2_000_000 }), { minLength: 1, maxLength: 310 })
      .filter((all) => all.some((weight) => weight > 0));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000_000 }), weights, (total, all) => {
        const shares = distributeByLargestRemainder(total, all);
        const sum = all.reduce((added, weight) => added + weight, 0);
        expect(shares.reduce((added, share) => added + share, 0)).toBe(total);
        shares.forEach((share, index) => {
          expect(Math.abs(share - (total * (all[index] ?? 0)) / sum)).toBeLessThan(1);
        });
      }),
    );
  });

  it('gives nothing to a weight of 0, and refuses to share by zeros alone', () => {
    expect(distributeByLargestRemainder(7, [0, 5, 0])).toEqual([0, 7, 0]);
    expect(distributeByLargestRemainder(0, [0, 0])).toEqual([0, 0]);
    expect(() => distributeByLargestRemainder(1, [0, 0])).toThrow(RangeError);
  });

  it.each([
    [-1, [1]],
    [1.5, [1]],
    [1, [-1, 2]],
    [1, [0.5]],
  ])('refuses %d by %p: records are counted in whole numbers', (total, weights) => {
    expect(() => distributeByLargestRemainder(total, weights)).toThrow(RangeError);
  });
});
