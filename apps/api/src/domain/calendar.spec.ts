import { holidaysOf, isReportingDay, lastReportingDays, reportingDays } from './calendar.js';
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
    expect(reportingDays(reportingDate('2022-04-29'), reportingDate('2022-05-05'), holidays)).toEqual([
      '2022-04-29',
      '2022-05-04',
    ]);
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
