import * as fc from 'fast-check';
import { holidaysOf } from './calendar.js';
import {
  forecastFinish,
  bandOf,
  isTooSlow,
  perDayOf,
  planAt,
  rateOf,
  requiredRate,
  speedUp,
  toldTenths,
} from './rates.js';
import { addDays, datesFrom, reportingDate } from './reporting-date.js';

const date = reportingDate('2022-05-07');
const deadline = reportingDate('2022-06-01');
const noHolidays = holidaysOf([]);
const holidays = holidaysOf(
  datesFrom(reportingDate('2022-04-30'), reportingDate('2022-05-04')).map((day) => ({
    date: day,
    reason: 'Lễ',
  })),
);
/** As published on 8/5/2022: 374,137 of 4,481,992 signed over the 15 days from 23/4 to 7/5. */
const [published, signed] = [4_481_992, 374_137];
const remaining = published - signed;
/** A pace of so many records on each of seven days. */
const steady = (perDay: number) => ({
  rate: rateOf([0, 0, 0, 0, 0, 0, 7 * perDay]),
  low: perDay,
  high: perDay,
});

describe('the figures published on 8 May 2022', () => {
  const pace = { rate: { records: signed, days: 15 }, low: null, high: null };

  it('leave 4,107,855 records at 24,942 a day, about 165 days', () => {
    expect(Math.floor(perDayOf(pace.rate))).toBe(24_942);
    expect(remaining).toBe(4_107_855);
    const { expected } = forecastFinish({ remaining, pace, from: date, holidays: noHolidays });
    expect(expected).toEqual({ date: '2022-10-19', days: 165 });
  });

  it('need 164,315 a day over the 25 days from 8 May to 1 June, 6.6 times as fast', () => {
    const rate = requiredRate({ remaining, date, deadline, holidays: noHolidays });
    expect(rate).toEqual({ perDay: 164_315, daysLeft: 25 });
    expect(speedUp(rate?.perDay ?? 0, pace.rate)).toBe(6.6);
  });
});

describe('rateOf', () => {
  it('adds up the means of wards whose days differ in number', () => {
    // One ward signed 10 on its only day, one 21 on seven days, one 5 on two: 10 + 3 + 2.5 a day.
    expect(perDayOf(rateOf([10, 5, 0, 0, 0, 0, 21]))).toBe(15.5);
    expect(rateOf([10, 5, 0, 0, 0, 0, 21])).toEqual({ records: 15.5 * 420, days: 420 });
  });

  it('is the sum of its parts, to the last fraction of a record', () => {
    const sums = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(fc.array(sums, { maxLength: 5 }), (wards) => {
        const together = Array.from({ length: 7 }, (_, n) =>
          wards.reduce((sum, ward) => sum + (ward[n] ?? 0), 0),
        );
        const apart = wards.reduce((sum, ward) => sum + rateOf(ward).records, 0);
        expect(rateOf(together).records).toBe(apart);
      }),
    );
  });

  it('rounds to the same whole number whether or not it is divided first', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), (records) => {
        const exact = Number((2n * BigInt(records) + 420n) / 840n);
        expect(Math.round(perDayOf({ records, days: 420 }))).toBe(exact);
      }),
    );
  });
});

describe('requiredRate', () => {
  it('counts from the day after the reporting date to the deadline, both included', () => {
    const onTheEve = { remaining: 100, date: reportingDate('2022-05-31'), deadline, holidays: noHolidays };
    expect(requiredRate(onTheEve)).toEqual({ perDay: 100, daysLeft: 1 });
  });

  it('leaves holidays out of the days left', () => {
    const rate = requiredRate({
      remaining: 9,
      date: reportingDate('2022-04-29'),
      deadline: reportingDate('2022-05-05'),
      holidays,
    });
    expect(rate).toEqual({ perDay: 5, daysLeft: 2 });
  });

  it('is null when records remain and no day does', () => {
    for (const day of [deadline, addDays(deadline, 9)]) {
      expect(requiredRate({ remaining, date: day, deadline, holidays: noHolidays })).toBeNull();
    }
  });

  it('is 0 when nothing remains, before the deadline or after it', () => {
    const done = { remaining: 0, deadline, holidays: noHolidays };
    expect(requiredRate({ ...done, date })).toEqual({ perDay: 0, daysLeft: 25 });
    expect(requiredRate({ ...done, date: addDays(deadline, 1) })).toEqual({ perDay: 0, daysLeft: 0 });
  });

  it('finishes in time if kept up, and would not if it were one record a day less', () => {
    const cases = fc.record({
      left: fc.integer({ min: 1, max: 5_000_000 }),
      days: fc.integer({ min: 1, max: 200 }),
    });
    fc.assert(
      fc.property(cases, ({ left, days }) => {
        const ahead = { remaining: left, date, deadline: addDays(date, days), holidays: noHolidays };
        const perDay = requiredRate(ahead)?.perDay ?? NaN;
        expect(perDay * days).toBeGreaterThanOrEqual(left);
        expect((perDay - 1) * days).toBeLessThan(left);
      }),
    );
  });
});

describe('forecastFinish', () => {
  const ask = (left: number, pace: Parameters<typeof forecastFinish>[0]['pace'], from = date) =>
    forecastFinish({ remaining: left, pace, from, holidays });

  it('is a range: earliest at the fastest day, latest at the slowest', () => {
    expect(ask(1000, { ...steady(100), low: 50, high: 200 })).toEqual({
      earliest: { date: '2022-05-12', days: 5 },
      expected: { date: '2022-05-17', days: 10 },
      latest: { date: '2022-05-27', days: 20 },
    });
  });

  it('counts reporting days: work rests on days off', () => {
    const { expected } = ask(30, steady(10), reportingDate('2022-04-28'));
    // 29/4, then 4/5 and 5/5.
    expect(expected).toEqual({ date: '2022-05-05', days: 3 });
  });

  it('is not a day late where the division comes out even, as it was in floating point', () => {
    const week = (sum: number) => ({ rate: rateOf([0, 0, 0, 0, 0, 0, sum]), low: null, high: null });
    expect(ask(17, week(17)).expected).toEqual({ date: '2022-05-14', days: 7 });
    expect(ask(9_792, week(544)).expected).toEqual({ date: '2022-09-10', days: 126 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 365 }), fc.integer({ min: 1, max: 100_000 }), (days, sum) => {
        // `sum / 7 × days` records remain exactly when it is made a multiple of seven.
        const { expected } = forecastFinish({
          ...{ remaining: sum * days, pace: week(7 * sum), from: date, holidays: noHolidays },
        });
        expect(expected).toMatchObject({ days });
      }),
    );
  });

  it('cannot be told when nothing is signed, or nobody knows', () => {
    const unknown = { earliest: null, expected: null, latest: null };
    expect(ask(1, steady(0))).toEqual(unknown);
    expect(ask(1, null)).toEqual(unknown);
    expect(ask(10, { ...steady(1), low: null, high: null })).toEqual({
      ...unknown,
      expected: { date: '2022-05-17', days: 10 },
    });
  });

  it('tells a finish beyond 365 days apart from one that cannot be told', () => {
    expect(ask(365, steady(1)).expected).toEqual({ date: '2023-05-07', days: 365 });
    expect(ask(366, steady(1)).expected).toBe('beyond-limit');
    // Four days off lie among the 365.
    const eve = reportingDate('2022-04-29');
    expect(ask(361, steady(1), eve).expected).toEqual({ date: '2023-04-29', days: 361 });
    expect(ask(362, steady(1), eve).expected).toBe('beyond-limit');
  });

  it('is the reporting date itself when nothing remains', () => {
    const now = { date, days: 0 };
    expect(ask(0, null)).toEqual({ earliest: now, expected: now, latest: now });
  });
});

describe('speedUp', () => {
  it('is null when the work stands still, or has no pace', () => {
    expect([speedUp(100, rateOf([0])), speedUp(100, null)]).toEqual([null, null]);
  });

  it('is rounded half up, as by hand: 368 a day at 320 in seven days are 8.1 times as fast, not 8.0', () => {
    expect(speedUp(368, rateOf([0, 0, 0, 0, 0, 0, 320]))).toBe(8.1);
  });
});

describe('isTooSlow', () => {
  it('agrees with the forecast: too slow is what does not finish by the deadline', () => {
    const cases = fc.record({
      left: fc.integer({ min: 1, max: 5_000 }),
      days: fc.integer({ min: 1, max: 60 }),
      sums: fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 7, maxLength: 7 }),
    });
    fc.assert(
      fc.property(cases, ({ left, days, sums }) => {
        const by = addDays(date, days);
        const pace = { rate: rateOf(sums), low: null, high: null };
        const { expected } = ask(left, pace);
        const inTime = expected !== null && expected !== 'beyond-limit' && expected.date <= by;
        expect(isTooSlow(left, days, pace.rate)).toBe(!inTime);
      }),
    );
    function ask(left: number, pace: Parameters<typeof forecastFinish>[0]['pace']) {
      return forecastFinish({ remaining: left, pace, from: date, holidays: noHolidays });
    }
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

describe('bandOf', () => {
  const week = (signed: number) => ({ records: signed, days: 7 });

  it('is the slowest and the fastest of the complete days', () => {
    expect(bandOf(week(700), [60, 140, 100])).toEqual({ low: 60, high: 140 });
    expect(bandOf(week(700), [100])).toEqual({ low: 100, high: 100 });
  });

  it.each([
    ['no day is complete', 700, []],
    ['all complete days were faster than the pace', 174_597, [26_860, 33_214]],
    ['all complete days were slower than the pace', 701, [60, 100]],
  ])('is unknown where %s', (_, signed, complete) => {
    expect(bandOf(week(signed), complete)).toEqual({ low: null, high: null });
  });
});
