import { cpuUsage } from 'node:process';
import {
  addReportingDays,
  countReportingDays,
  holidaysOf,
  isReportingDay,
  lastReportingDays,
} from './calendar.js';
import { addDays, datesFrom, reportingDate } from './reporting-date.js';

const holidays = holidaysOf(
  datesFrom(reportingDate('2022-04-30'), reportingDate('2022-05-04')).map((date) => ({
    date,
    reason: 'Nghỉ lễ 30/4 và 1/5',
  })),
);
const start = reportingDate('2022-04-13');

describe('the reporting calendar', () => {
  it('expects reports on Saturdays and Sundays', () => {
    expect(isReportingDay(reportingDate('2022-05-07'), holidays)).toBe(true);
    expect(isReportingDay(reportingDate('2022-05-08'), holidays)).toBe(true);
  });

  it('expects none from 30 April to 3 May 2022', () => {
    expect(
      datesFrom(reportingDate('2022-04-29'), reportingDate('2022-05-05')).filter((date) =>
        isReportingDay(date, holidays),
      ),
    ).toEqual(['2022-04-29', '2022-05-04']);
  });

  it.each([
    ['over a holiday', '2022-04-29', '2022-05-05', 2],
    ['from its first day to its last', '2022-04-30', '2022-05-04', 0],
    ['up to its first day, which is left out', '2022-04-28', '2022-04-30', 2],
    ['of an empty period', '2022-05-05', '2022-05-05', 0],
    ['of a period that ends before it begins', '2022-05-05', '2022-05-01', 0],
  ])('counts the reporting days %s', (_, from, until, expected) => {
    expect(countReportingDays(reportingDate(from), reportingDate(until), holidays)).toBe(expected);
  });

  it('counts to the farthest day at once: a deadline in the year 9999 once stopped the server for all', () => {
    const before = cpuUsage();
    for (let ask = 0; ask < 1_000; ask += 1) {
      countReportingDays(reportingDate('2022-05-08'), reportingDate('9999-12-31'), holidays);
    }
    expect(countReportingDays(reportingDate('2022-05-08'), reportingDate('9999-12-31'), holidays)).toBe(
      2_913_776,
    );
    // Microseconds of the processor; day by day it would be minutes.
    expect(cpuUsage(before).user).toBeLessThan(1_000_000);
  });

  it('looks back over a holiday to find the last seven reporting days', () => {
    expect(lastReportingDays(reportingDate('2022-05-07'), 7, holidays, start)).toEqual([
      '2022-04-27',
      '2022-04-28',
      '2022-04-29',
      '2022-05-04',
      '2022-05-05',
      '2022-05-06',
      '2022-05-07',
    ]);
  });

  it('leaves out the day itself when it is a holiday', () => {
    expect(lastReportingDays(reportingDate('2022-05-01'), 2, holidays, start)).toEqual([
      '2022-04-28',
      '2022-04-29',
    ]);
  });

  it('does not look back beyond the start of the campaign', () => {
    expect(lastReportingDays(addDays(start, 1), 7, holidays, start)).toEqual(['2022-04-13', '2022-04-14']);
    expect(lastReportingDays(addDays(start, -1), 7, holidays, start)).toEqual([]);
  });
});

describe('addReportingDays', () => {
  it.each([
    ['2022-04-28', 0, '2022-04-28'],
    ['2022-04-28', 1, '2022-04-29'],
    ['2022-04-28', 2, '2022-05-04'],
    ['2022-05-02', 1, '2022-05-04'],
    ['2022-05-04', 3, '2022-05-07'],
  ])('after %s the reporting day number %d is %s, days off left out', (date, count, day) => {
    expect(addReportingDays(reportingDate(date), count, holidays)).toBe(day);
  });

  it('puts a day off once more where days off follow each other with a gap', () => {
    const off = holidaysOf(
      ['2022-05-09', '2022-05-06', '2022-05-04'].map((date) => ({
        date: reportingDate(date),
        reason: 'Nghỉ',
      })),
    );
    const later = [0, 1, 2, 3, 4].map((count) => addReportingDays(reportingDate('2022-05-03'), count, off));
    expect(later).toEqual(['2022-05-03', '2022-05-05', '2022-05-07', '2022-05-08', '2022-05-10']);
  });
});
