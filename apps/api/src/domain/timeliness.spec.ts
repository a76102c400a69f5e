import { cutOffOf, deadlineOf, regimeInForce } from './regime.js';
import type { Regime } from './regime.js';
import { instantOf, reportingDate } from './reporting-date.js';
import { timelinessOf } from './timeliness.js';

const regime: Regime = {
  validFrom: reportingDate('2022-04-13'),
  cutOff: '16:00',
  districtDeadline: '17:00',
  cityDeadline: '17:30',
  legalBasis: 'Nghị định 09/2019/NĐ-CP, điều 8 khoản 5',
};
const date = reportingDate('2022-05-07');
const local = (text: string) => instantOf(reportingDate(text.slice(0, 10)), text.slice(11));

describe('timelinessOf', () => {
  it.each([
    ['the evening before', local('2022-05-06T21:00'), 'on-time'],
    ['a minute before the deadline', local('2022-05-07T16:59'), 'on-time'],
    ['a millisecond before the deadline', new Date(local('2022-05-07T17:00').getTime() - 1), 'on-time'],
    ['at the deadline', local('2022-05-07T17:00'), 'late'],
    ['after midnight', local('2022-05-08T00:01'), 'late'],
  ] as const)('calls a report that arrives %s %3$s', (_, filedAt, expected) => {
    expect(timelinessOf(date, filedAt, regime)).toBe(expected);
  });
});

describe('the reporting regime', () => {
  it('takes the figures at 16:00, the district until 17:00 and the city until 17:30', () => {
    expect(cutOffOf(date, regime)).toEqual(local('2022-05-07T16:00'));
    expect(deadlineOf(date, regime)).toEqual(local('2022-05-07T17:00'));
    expect(deadlineOf(date, regime, 'city')).toEqual(local('2022-05-07T17:30'));
  });

  it('changes from its first valid day on, and not for the days before', () => {
    const later = { ...regime, validFrom: reportingDate('2022-05-07'), cutOff: '19:00' };
    const versions = [later, regime];
    expect(regimeInForce(reportingDate('2022-05-06'), versions)).toBe(regime);
    expect(regimeInForce(date, versions)).toBe(later);
    expect(regimeInForce(reportingDate('2022-04-12'), versions)).toBeNull();
  });

  it('takes the one recorded last when two hold from the same day', () => {
    const corrected = { ...regime, districtDeadline: '18:00' };
    expect(regimeInForce(date, [regime, corrected])).toBe(corrected);
  });
});
