import { projectionAt } from './projection.js';
import { paceOf } from './rates.js';
import { reportingDate } from './reporting-date.js';

const from = reportingDate('2022-05-07');
const pace = paceOf([20_000, 24_942, 30_000]);

describe('projectionAt', () => {
  it('adds the pace once for every calendar day up to and with the day asked for', () => {
    const by = reportingDate('2022-06-01');
    expect(projectionAt({ done: 374_137, required: 4_481_992, pace, from, by })).toEqual({
      date: '2022-06-01',
      low: 374_137 + 25 * 20_000,
      expected: 374_137 + 624_517, // 25 × 24,980.67, rounded
      high: 374_137 + 25 * 30_000,
    });
  });

  it('never promises more than is required', () => {
    const by = reportingDate('2022-05-09');
    expect(projectionAt({ done: 90, required: 100, pace: paceOf([4, 8]), from, by })).toMatchObject({
      low: 98,
      expected: 100,
      high: 100,
    });
  });

  it.each([
    ['without a pace', null, '2022-06-01'],
    ['for the day itself', pace, '2022-05-07'],
    ['for a day past', pace, '2022-05-05'],
  ])('tells nothing %s', (_, given, by) => {
    const asked = { done: 1, required: 9, pace: given, from, by: reportingDate(by) };
    expect(projectionAt(asked)).toBeNull();
  });
});
