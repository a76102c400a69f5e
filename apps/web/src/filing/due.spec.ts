import { reportingDate } from '@api/domain/reporting-date.js';
import { dueOf } from './due.js';

const DAY = reportingDate('2022-05-07');
const at = (time: string) => new Date(`2022-05-07T${time}+07:00`);

describe('dueOf', () => {
  it.each([
    ['the morning', at('08:30:00'), { kind: 'hours', hours: 8, minutes: 30 }],
    ['an hour before', at('16:00:00'), { kind: 'hours', hours: 1, minutes: 0 }],
    ['less than an hour before', at('16:18:00'), { kind: 'minutes', minutes: 42 }],
    ['the last second', at('16:59:59'), { kind: 'minutes', minutes: 1 }],
    ['the deadline itself', at('17:00:00'), { kind: 'passed' }],
    ['the day after', new Date('2022-05-08T08:00:00+07:00'), { kind: 'passed' }],
  ] as const)('tells a clerk in %s how long is left until 17:00', (_, now, expected) => {
    expect(dueOf(DAY, '17:00', now)).toEqual(expected);
  });
});
