import * as fc from 'fast-check';
import {
  addDays,
  datesFrom,
  daysBetween,
  instantOf,
  isReportingDate,
  localTimeOf,
  readDate,
  readTypedDate,
  reportingDate,
  reportingDateOf,
  weekNumberOf,
  weekOf,
} from './reporting-date.js';

const anyDate = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays(reportingDate('1990-01-01'), days));

describe('reportingDate', () => {
  it.each(['2022-05-07', '2024-02-29', '2022-12-31'])('accepts the calendar day %s', (text) => {
    expect(reportingDate(text)).toBe(text);
  });

  it.each(['2022-02-29', '2022-04-31', '2022-13-01', '2022-5-7', '07/05/2022', '2022-05-07T00:00', ''])(
    'refuses "%s", which is not a calendar day written YYYY-MM-DD',
    (text) => {
      expect(isReportingDate(text)).toBe(false);
      expect(() => reportingDate(text)).toThrow(RangeError);
    },
  );
});

describe('readDate', () => {
  it.each(['07/05/2022', '7/5/2022', '07.05.2022', '7-5-2022', ' 07/05/2022 ', '2022-05-07'])(
    'reads "%s" as 7 May 2022, the day first',
    (text) => {
      expect(readDate(text)).toBe('2022-05-07');
    },
  );

  it.each(['05/13/2022', '31/04/2022', '7/5', '7/5/22', 'mai', ''])('reads no day in "%s"', (text) => {
    expect(readDate(text)).toBeNull();
  });
});

describe('days', () => {
  it('counts across months, years and the leap day', () => {
    expect(addDays(reportingDate('2022-04-30'), 1)).toBe('2022-05-01');
    expect(addDays(reportingDate('2022-01-01'), -1)).toBe('2021-12-31');
    expect(daysBetween(reportingDate('2024-02-28'), reportingDate('2024-03-01'))).toBe(2);
  });

  it('moves there and back to the same date', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
        expect(addDays(addDays(date, days), -days)).toBe(date);
      }),
    );
  });

  it('lists a period from its first day up to, not including, its end', () => {
    expect(datesFrom(reportingDate('2022-04-29'), reportingDate('2022-05-02'))).toEqual([
      '2022-04-29',
      '2022-04-30',
      '2022-05-01',
    ]);
    expect(datesFrom(reportingDate('2022-05-02'), reportingDate('2022-05-02'))).toEqual([]);
    expect(datesFrom(reportingDate('2022-05-02'), reportingDate('2022-05-01'))).toEqual([]);
  });
});

describe('weekOf', () => {
  it.each(['2022-05-02', '2022-05-05', '2022-05-08'])(
    'puts %s in the week of Monday 2 to Sunday 8 May',
    (text) => {
      expect(weekOf(reportingDate(text))).toEqual({ from: '2022-05-02', until: '2022-05-09' });
    },
  );

  it.each([
    ['2022-05-07', 18],
    ['2021-01-03', 53],
    ['2022-01-02', 52],
    ['2022-01-03', 1],
    ['2024-12-30', 1],
  ])('numbers the week of %s as ISO does: %i', (text, week) => {
    expect(weekNumberOf(reportingDate(text))).toBe(week);
  });
});

describe('instants', () => {
  it('are seven hours ahead of UTC, summer and winter', () => {
    expect(instantOf(reportingDate('2022-05-07'), '17:00').toISOString()).toBe('2022-05-07T10:00:00.000Z');
    expect(instantOf(reportingDate('2022-01-01'), '06:59').toISOString()).toBe('2021-12-31T23:59:00.000Z');
  });

  it('belong to the next date from 17:00 UTC on', () => {
    expect(reportingDateOf(new Date('2022-05-06T16:59:59.999Z'))).toBe('2022-05-06');
    expect(reportingDateOf(new Date('2022-05-06T17:00:00Z'))).toBe('2022-05-07');
    expect(localTimeOf(new Date('2022-05-06T17:00:00Z'))).toBe('00:00');
  });

  it.each(['24:00', '7:00', '12:60', 'noon'])('refuse "%s" as a time of day', (time) => {
    expect(() => instantOf(reportingDate('2022-05-07'), time)).toThrow(RangeError);
  });
});

describe('readTypedDate', () => {
  const today = reportingDate('2022-05-08');

  it.each([
    ['7/5', '2022-05-07'],
    ['07.05', '2022-05-07'],
    ['7/5/22', '2022-05-07'],
    ['7-5-2022', '2022-05-07'],
    ['07052022', '2022-05-07'],
    ['070522', '2022-05-07'],
    [' 2022-05-07 ', '2022-05-07'],
    ['30/2', null],
    ['5/13', null],
    ['7', null],
    ['hôm nay', null],
    ['', null],
  ])('understands %j as %s', (text, date) => expect(readTypedDate(text, today)).toBe(date));
});
