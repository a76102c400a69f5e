import * as fc from 'fast-check';
import { percentTenths } from './percent.js';

describe('percentTenths', () => {
  it.each([
    ['the records sent to the police on 7/5/2022', 4_124_156, 4_481_992, 920],
    ['the records signed on 7/5/2022', 374_137, 4_481_992, 83],
    ['nothing yet', 0, 4_481_992, 0],
    ['everything', 310, 310, 1000],
    ['one record short of everything', 4_481_991, 4_481_992, 999],
    ['99.96%', 9996, 10_000, 999],
    ['99.94%', 9994, 10_000, 999],
    ['a half of a tenth, rounded up', 1, 2000, 1],
    ['one record above the whole', 4_481_993, 4_481_992, 1001],
    ['a downward adjustment', -5, 1000, -5],
  ])('of %s (%i of %i) is %i', (_, part, whole, tenths) => {
    expect(percentTenths(part, whole)).toBe(tenths);
  });

  it('is null when there is nothing to divide by', () => {
    expect(percentTenths(0, 0)).toBeNull();
    expect(percentTenths(5, 0)).toBeNull();
  });

  it('is 1000 for the whole and for nothing else, and never further than a tenth from the truth', () => {
    const whole = fc.integer({ min: 1, max: 100_000_000 });
    const pair = whole.chain((all) => fc.tuple(fc.integer({ min: 0, max: all }), fc.constant(all)));
    fc.assert(
      fc.property(pair, ([part, all]) => {
        const tenths = percentTenths(part, all) ?? NaN;
        expect(tenths === 1000).toBe(part === all);
        expect(Math.abs(tenths - (part / all) * 1000)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
