import fc from 'fast-check';
import { calculate } from '../../../../../test/support/calculate-workbook.js';
import { NO_VALUE } from '../../domain/format.js';
import { percentTenths } from '../../domain/percent.js';
import { perDayOf, type Rate, rateOf, speedUp } from '../../domain/rates.js';
import { lettersOf, localMoment, percentFormula, speedUpFormula } from './page.js';

describe('percentFormula', () => {
  const shown = (part: number, whole: number) => {
    const { formula, result } = percentFormula('B1', 'A1', percentTenths(part, whole));
    const calculated = calculate(formula, 'sheet', (_, address) => (address === 'A1' ? whole : part));
    return { calculated, result };
  };

  it.each([
    ['the published share', 4_124_156, 4_481_992, 0.92],
    ['99.96%, which is not all', 9_996, 10_000, 0.999],
    ['all', 10_000, 10_000, 1],
    ['a little more than all', 10_001, 10_000, 1.001],
    ['a half, which goes up', 1, 2_000, 0.001],
    ['nothing', 0, 7, 0],
    ['a share of nothing', 3, 0, NO_VALUE],
  ])('gives %s by the rule of the screen', (_, part, whole, expected) => {
    expect(shown(part, whole)).toEqual({ calculated: expected, result: expected });
  });

  it('calculates in any program what is saved beside it, to the last tenth', () => {
    const records = fc.integer({ min: 0, max: 100_000_000 });
    fc.assert(
      fc.property(records, records, (part, whole) => {
        const { calculated, result } = shown(part, whole);
        return calculated === result;
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('speedUpFormula', () => {
  const shown = (needed: number, rate: Rate) => {
    const expected = speedUp(needed, rate);
    const { formula, result } = speedUpFormula('A1', 'B1', expected ?? NaN);
    const value = (_: string, address: string) => (address === 'A1' ? needed : perDayOf(rate));
    return [calculate(formula, 'sheet', value), result, expected];
  };

  it.each([
    // 368 ÷ (320 ÷ 7) is 8.05, and 8.049… in binary.
    ['a half, which goes up', 368, { records: 320, days: 7 }, 8.1],
    ['the published factor', 164_315, { records: 174_597, days: 7 }, 6.6],
    ['no need to go on', 0, { records: 5, days: 1 }, 0],
  ])('gives %s by the rule of the screen', (_, needed, rate, factor) => {
    expect(shown(needed, rate)).toEqual([factor, factor, factor]);
  });

  it('calculates in any program what is saved beside it, to the last tenth', () => {
    const signed = fc.array(fc.nat(30_000), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(fc.nat(1_000_000), signed, (needed, signedByDays) => {
        fc.pre(signedByDays.some((count) => count > 0));
        const [calculated, result] = shown(needed, rateOf(signedByDays));
        return calculated === result;
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('lettersOf', () => {
  it.each([
    [1, 'A'],
    [26, 'Z'],
    [27, 'AA'],
    [52, 'AZ'],
    [53, 'BA'],
    [702, 'ZZ'],
    [703, 'AAA'],
  ])('names column %i %s', (column, letters) => {
    expect(lettersOf(column)).toBe(letters);
  });
});

describe('localMoment', () => {
  it('shows the clock of Ho Chi Minh City, for a workbook keeps no zone', () => {
    expect(localMoment(new Date('2022-05-07T18:30:00Z')).toISOString()).toBe('2022-05-08T01:30:00.000Z');
  });
});
