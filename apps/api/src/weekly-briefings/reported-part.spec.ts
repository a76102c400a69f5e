import { addDays, reportingDate } from '../domain/reporting-date.js';
import { reportedPart } from './reported-part.js';

const MONDAY = reportingDate('2022-05-02');
const REGIME = {
  validFrom: reportingDate('2022-04-13'),
  cutOff: '16:00',
  districtDeadline: '17:00',
  cityDeadline: '17:30',
  legalBasis: '',
};

/** The week of 2–8/5 with so many of 310 wards reported on each day. */
function week(...reported: number[]) {
  return Array.from({ length: 7 }, (_, index) => ({
    date: addDays(MONDAY, index),
    wards: 310,
    wardsReported: reported[index] ?? 0,
  }));
}

describe('reportedPart', () => {
  const told = (days: ReturnType<typeof week>, asOf: string, regimes = [REGIME]) =>
    reportedPart(days, regimes, new Date(`${asOf}+07:00`));

  it.each([
    ['a finished week to its Sunday', week(0, 0, 303, 300, 310, 310, 305), '2022-05-09T08:00', '08', '09'],
    [
      'an unfinished week to the last day that is due',
      week(0, 0, 303, 300, 310, 310),
      '2022-05-07T18:00',
      '07',
      '08',
    ],
    [
      'the day before, while the day is not due',
      week(0, 0, 303, 300, 310, 40),
      '2022-05-07T17:29',
      '06',
      '07',
    ],
    ['a day at its deadline for the city', week(0, 0, 303, 300, 310, 290), '2022-05-07T17:30', '07', '08'],
    [
      'a day on which everybody has reported, before its deadline',
      week(0, 0, 303, 300, 310, 310),
      '2022-05-07T16:50',
      '07',
      '08',
    ],
    ['the last day somebody reported about', week(0, 0, 303, 300, 310, 310), '2022-05-09T08:00', '07', '09'],
    ['a week of holidays as it stood on its last day', week(), '2022-05-09T08:00', '08', '09'],
  ])('tells %s', (_, days, asOf, date, dueUntil) => {
    expect(told(days, asOf)).toEqual({ date: `2022-05-${date}`, dueUntil: `2022-05-${dueUntil}` });
  });

  it('has nothing to tell before a day of the week is due', () => {
    expect(told(week(12), '2022-05-02T17:00')).toBeNull();
  });

  it('waits for the end of a day for which no regime is set', () => {
    expect(told(week(12), '2022-05-02T23:59', [])).toBeNull();
    expect(told(week(12), '2022-05-03T00:00', [])?.date).toBe('2022-05-02');
  });
});
