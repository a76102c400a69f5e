import { type Regime, toldUntil } from './regime.js';
import { reportingDate } from './reporting-date.js';

const date = reportingDate('2022-05-07');
const regime: Regime = {
  validFrom: reportingDate('2022-04-13'),
  cutOff: '16:00',
  districtDeadline: '17:00',
  cityDeadline: '17:30',
  legalBasis: '',
};

describe('toldUntil', () => {
  it.each([
    ['in the morning of the day', '2022-05-07T09:40:59', regime, '09:40'],
    ['a minute before the cut-off', '2022-05-07T15:59:59', regime, '15:59'],
    ['at the cut-off', '2022-05-07T16:00:00', regime, '16:00'],
    ['a week later', '2022-05-14T09:40:00', regime, '16:00'],
    ['on the day before: nothing of the day is told yet', '2022-05-06T21:00:00', regime, '00:00'],
    ['on a day without a regime', '2022-05-07T21:00:00', null, '21:00'],
    ['after a day without a regime', '2022-05-08T00:00:00', null, '24:00'],
  ] as const)('of a figure looked at %s, %s', (_, moment, of, until) => {
    expect(toldUntil(date, of, new Date(`${moment}+07:00`))).toBe(until);
  });
});
