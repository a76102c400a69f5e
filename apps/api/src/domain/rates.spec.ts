import * as fc from 'fast-check';
import { holidaysOf } from './calendar.js';
import { forecastFinish, paceOf, planAt, requiredRate, speedUp, toldTenths } from './rates.js';
import { addDays, datesFrom, daysBetween, reportingDate } from './reporting-date.js';

const date = reportingDate('2022-05-07');
const deadline = reportingDate('2022-06-01');
const noHolidays = holidaysOf([]);
/** As published on 8/5/2022: 374,137 signed over the 15 days from 23/4 to 7/5. */
const published = { required: 4_481_992, signed: 374_137 };
const remaining = published.required - published.signed;

describe('the figures published on 8 May 2022', () => {
  const pace = published.signed / 15;

  it('leave 4,107,855 records at 24,942 a day, about 165 days', () => {
    expect(Math.floor(pace)).toBe(24_942);
    expect(remaining).toBe(4_107_855);
    const { expected } = forecastFinish({ remaining, pace: { pace, low: pace, high: pace }, from: date });
    expect(expected).not.toBeNull();
    expect(daysBetween(date, expected ?? date)).toBe(165);
  });

  it('need 164,315 a day over the 25 days from 8 May to 1 June, 6.6 times as fast', () => {
    const rate = requiredRate({ ...published, date, deadline, holidays: noHolidays });
    expect(rate).toEqual({ perDay: 164_315, daysLeft: 25 });
    expect(speedUp(rate?.perDay ?? 0, pace)).toBe(6.6);
  });
});

describe('paceOf', () => {
  it('is the mean, with the slowest and the fastest day as its band', () => {
    expect(paceOf([10, 40, 25])).toEqual({ pace: 25, low: 10, high: 40 });
  });

  it('counts a missing day among the days, for its work came with the next report, but not as a slow one', () => {
    expect(paceOf([10, null, 50])).toEqual({ pace: 20, low: 10, high: 50 });
    expect(paceOf([null, null])).toBeNull();
  });

  it('is negative when adjustments outweigh the work, and null without days', () => {
    expect(paceOf([10, -40])).toEqual({ pace: -15, low: -40, high: 10 });
    expect(paceOf([])).toBeNull();
  });
});

describe('requiredRate', () => {
  it('counts from the day after the reporting date to the deadline, both included', () => {
    const onTheEve = {
      required: 100,
      signed: 0,
      date: reportingDate('2022-05-31'),
      deadline,
      holidays: noHolidays,
    };
    expect(requiredRate(onTheEve)).toEqual({ perDay: 100, daysLeft: 1 });
  });

  it('leaves holidays out of the days left', () => {
    const holidays = holidaysOf(
      datesFrom(reportingDate('2022-04-30'), reportingDate('2022-05-04')).map((day) => ({
        date: day,
        reason: 'Lễ',
      })),
    );
    const rate = requiredRate({
      required: 10,
      signed: 1,
      date: reportingDate('2022-04-29'),
      deadline: reportingDate('2022-05-05'),
      holidays,
    });
    expect(rate).toEqual({ perDay: 5, daysLeft: 2 });
  });

  it('is null when records remain and no day does', () => {
    expect(requiredRate({ ...published, date: deadline, deadline, holidays: noHolidays })).toBeNull();
    expect(
      requiredRate({ ...published, date: addDays(deadline, 9), deadline, holidays: noHolidays }),
    ).toBeNull();
  });

  it('is 0 when nothing remains, before the deadline or after it', () => {
    const done = { required: 500, signed: 500, deadline, holidays: noHolidays };
    expect(requiredRate({ ...done, date })).toEqual({ perDay: 0, daysLeft: 25 });
    expect(requiredRate({ ...done, signed: 501, date: addDays(deadline, 1) })).toEqual({
      perDay: 0,
      daysLeft: 0,
    });
  });

  it('finishes in time if kept up, and would not if it were one record a day less', () => {
    const cases = fc.record({
      left: fc.integer({ min: 1, max: 5_000_000 }),
      days: fc.integer({ min: 1, max: 200 }),
    });
    fc.assert(
      fc.property(cases, ({ left, days }) => {
        const ahead = {
          required: left,
          signed: 0,
          date,
          deadline: addDays(date, days),
          holidays: noHolidays,
        };
        const perDay = requiredRate(ahead)?.perDay ?? NaN;
        expect(perDay * days).toBeGreaterThanOrEqual(left);
        expect((perDay - 1) * days).toBeLessThan(left);
      }),
    );
  });
});

describe('forecastFinish', () => {
  it('is a range: earliest at the fastest day, latest at the slowest', () => {
    const pace = { pace: 100, low: 50, high: 200 };
    expect(forecastFinish({ remaining: 1000, pace, from: date })).toEqual({
      earliest: '2022-05-12',
      expected: '2022-05-17',
      latest: '2022-05-27',
    });
  });

  it('cannot be told when the pace is 0 or less, or unknown', () => {
    const unknown = { earliest: null, expected: null, latest: null };
    expect(forecastFinish({ remaining: 1, pace: { pace: 0, low: -5, high: 0 }, from: date })).toEqual(
      unknown,
    );
    expect(forecastFinish({ remaining: 1, pace: null, from: date })).toEqual(unknown);
  });

  it('cannot be told beyond 365 days', () => {
    const one = { pace: 1, low: 1, high: 1 };
    expect(forecastFinish({ remaining: 365, pace: one, from: date }).expected).toBe('2023-05-07');
    expect(forecastFinish({ remaining: 366, pace: one, from: date }).expected).toBeNull();
  });

  it('is the reporting date itself when nothing remains', () => {
    expect(forecastFinish({ remaining: 0, pace: null, from: date })).toEqual({
      earliest: date,
      expected: date,
      latest: date,
    });
  });
});

describe('speedUp', () => {
  it('is null when the work stands still', () => {
    expect(speedUp(100, 0)).toBeNull();
    expect(speedUp(100, -3)).toBeNull();
  });
});

describe('planAt', () => {
  const start = reportingDate('2022-04-23');

  it.each([
    ['the day before the start', '2022-04-22', 0],
    ['the first day', '2022-04-23', 25],
    ['half-way', '2022-05-12', 500],
    ['the deadline', '2022-06-01', 1000],
    ['after the deadline', '2022-07-01', 1000],
  ])('plans by %s (%s) %i of 1000 records', (_, day, planned) => {
    expect(planAt(reportingDate(day), start, deadline, 1000)).toBe(planned);
  });
});

describe('toldTenths', () => {
  it.each([
    [6.6, 66],
    [1.1, 11],
    [1, null],
    [null, null],
  ])('of a factor of %p are %p: no factor is told that reads as 1,0', (factor, tenths) => {
    expect(toldTenths(factor)).toBe(tenths);
  });
});
