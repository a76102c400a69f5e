import { holidaysOf } from './calendar.js';
import { projectionAt } from './projection.js';
import { rateOf } from './rates.js';
import { addDays, datesFrom, reportingDate } from './reporting-date.js';

const from = reportingDate('2022-05-07');
/** Seven days on which 174,597 were signed: 24,942.43 a day. */
const pace = { rate: rateOf([0, 0, 0, 0, 0, 0, 174_597]), low: 20_000, high: 30_000 };
const holidays = holidaysOf([]);

describe('projectionAt', () => {
  it('adds the pace once for every reporting day up to and with the day asked for', () => {
    const by = reportingDate('2022-06-01');
    expect(projectionAt({ done: 374_137, remaining: 4_107_855, pace, from, by, holidays })).toEqual({
      date: '2022-06-01',
      low: 374_137 + 25 * 20_000,
      expected: 374_137 + 623_561, // 25 × 24,942.43, rounded
      high: 374_137 + 25 * 30_000,
    });
  });

  it('leaves days off out, as the required rate does', () => {
    const off = datesFrom(addDays(from, 1), addDays(from, 4)).map((date) => ({ date, reason: 'Nghỉ lễ' }));
    const asked = { done: 100, remaining: 9_000_000, pace, from, holidays: holidaysOf(off) };
    const at = (days: number) => projectionAt({ ...asked, by: addDays(from, days) })?.low;
    expect([at(3), at(4), at(5)]).toEqual([100, 20_100, 40_100]);
  });

  it('never promises more than remains', () => {
    const by = reportingDate('2022-05-09');
    const slow = { rate: rateOf([6]), low: 4, high: 8 };
    expect(projectionAt({ done: 90, remaining: 10, pace: slow, from, by, holidays })).toMatchObject({
      low: 98,
      expected: 100,
      high: 100,
    });
  });

  it('has no band where no day is complete', () => {
    const asked = { done: 0, remaining: 100, from, by: addDays(from, 2), holidays };
    expect(projectionAt({ ...asked, pace: { rate: rateOf([6]), low: null, high: null } })).toEqual({
      ...{ date: '2022-05-09', low: null, expected: 12, high: null },
    });
  });

  it.each([
    ['without a pace', null, '2022-06-01'],
    ['for the day itself', pace, '2022-05-07'],
    ['for a day past', pace, '2022-05-05'],
  ])('tells nothing %s', (_, given, by) => {
    const asked = { done: 1, remaining: 8, pace: given, from, by: reportingDate(by), holidays };
    expect(projectionAt(asked)).toBeNull();
  });
});
