import { periodOf } from './documents.js';
import { reportingDate } from './reporting-date.js';

describe('periodOf', () => {
  it.each([
    ['daily-workbook', 'that day alone', '2022-05-07', '2022-05-07', '2022-05-08'],
    [
      'weekly-briefing',
      'the week that ended yesterday, on a Monday',
      '2022-05-09',
      '2022-05-02',
      '2022-05-09',
    ],
    ['weekly-briefing', 'the week that ends today, on a Sunday', '2022-05-08', '2022-05-02', '2022-05-09'],
    ['weekly-briefing', 'the last whole week, on a Saturday', '2022-05-07', '2022-04-25', '2022-05-02'],
  ] as const)('gives the %s %s', (kind, _, madeOn, from, until) => {
    expect(periodOf(kind, reportingDate(madeOn))).toEqual({ from, until });
  });
});
