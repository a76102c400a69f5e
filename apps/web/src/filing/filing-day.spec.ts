import type { FilingDay } from '@api/contract/daily-report.js';
import { reportingDate } from '@api/domain/reporting-date.js';
import { awaitedOf } from './filing-day.js';

const TODAY = reportingDate('2022-05-07');
const day = (date: string, state: string | null, leftOut: string[] = []) =>
  ({
    date: reportingDate(date),
    report: state && { state },
    wardsLeftOut: leftOut.map((name) => ({ code: '27115', name })),
  }) as FilingDay;

describe('awaitedOf', () => {
  it.each([
    ['today, not filed', [day('2022-05-07', null)], 1],
    ['today, filed', [day('2022-05-07', 'filed')], 0],
    ['today, sent back', [day('2022-05-07', 'returned')], 1],
    ['a day long past that was never filed', [day('2022-04-20', null)], 0],
    ['a day long past that was sent back', [day('2022-05-07', 'accepted'), day('2022-04-20', 'returned')], 1],
    ['a day long past whose report leaves a ward out', [day('2022-04-20', 'accepted', ['Phường 1'])], 1],
    ['a holiday today', [day('2022-05-06', 'filed')], 0],
  ] as const)('counts what a district has in hand: %s', (_, days, awaited) => {
    expect(awaitedOf(days, TODAY)).toBe(awaited);
  });
});
