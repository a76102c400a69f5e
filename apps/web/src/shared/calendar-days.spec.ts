import { reportingDate } from '@api/domain/reporting-date.js';
import { addMonths, dayByKey, nearestDay, weeksOfMonth } from './calendar-days.js';

describe('the days of a calendar', () => {
  it('stand in weeks that begin on Monday, whole ones, and no week more than the month touches', () => {
    const may = weeksOfMonth(reportingDate('2022-05-07'));
    expect(may.map((week) => week[0])).toEqual([
      ...['2022-04-25', '2022-05-02', '2022-05-09', '2022-05-16', '2022-05-23', '2022-05-30'],
    ]);
    expect(may.flat().at(-1)).toBe('2022-06-05');
    // A February of four weeks, Monday to Sunday.
    expect(weeksOfMonth(reportingDate('2027-02-10'))).toHaveLength(4);
  });

  it.each([
    ['2022-05-31', 1, '2022-06-30'],
    ['2022-03-31', -1, '2022-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2022-12-07', 1, '2023-01-07'],
    ['2022-01-07', -1, '2021-12-07'],
  ])('are the same in another month, or its last: %s and %d months', (date, months, other) => {
    expect(addMonths(reportingDate(date), months)).toBe(other);
  });

  it.each([
    ['ArrowLeft', '2022-05-06'],
    ['ArrowDown', '2022-05-14'],
    ['Home', '2022-05-02'],
    ['End', '2022-05-08'],
    ['PageUp', '2022-04-07'],
    ['PageDown', '2022-06-07'],
    ['a', null],
  ])('are reached by keys: %s', (key, date) => {
    expect(dayByKey(reportingDate('2022-05-07'), key)).toBe(date);
  });

  it('end where no more can be chosen', () => {
    const range = { first: reportingDate('2022-04-13'), last: reportingDate('2022-05-08') };
    expect(nearestDay(reportingDate('2022-04-07'), range)).toBe('2022-04-13');
    expect(nearestDay(reportingDate('2022-06-07'), range)).toBe('2022-05-08');
    expect(nearestDay(reportingDate('2022-05-01'), range)).toBe('2022-05-01');
    expect(nearestDay(reportingDate('2030-05-01'), {})).toBe('2030-05-01');
  });
});
