import type { ProgressAnswer } from '@api/contract/progress.js';
import { reportingDate } from '@api/domain/reporting-date.js';
import { wordsIn } from '../shared/use-words.js';
import { headlineOf, noReportOf } from './headline.js';

const words = wordsIn('vi', (key, values) => `${key} ${String(values?.['begins'] ?? '')}`.trim());
const told = (code: ProgressAnswer['headline']['code']) =>
  ({
    headline: { code, speedUp: null, deadlineDate: reportingDate('2022-05-05') },
    plan: { from: reportingDate('2022-04-23') },
    totals: { remaining: 1, percentTenths: {} },
    area: { level: 'city' },
    freshness: { isReportingDay: true, wardsReported: 310, wardsExpected: 310, isOverdue: false },
    pace: null,
  }) as unknown as ProgressAnswer;

describe('the headline', () => {
  it('says what the answer decided: before signing begins nothing stands still', () => {
    expect(headlineOf(told('not-begun'), words).message).toBe('headline.not-begun 23/04');
  });

  it.each([
    [10, false, true],
    [10, true, false],
    [310, false, false],
  ])(
    'of %d of 310 wards, overdue: %s, says that it is told for the time being: %s',
    (wardsReported, isOverdue, isSaid) => {
      const progress = told('too-slow');
      const freshness = { ...progress.freshness, wardsReported, isOverdue };
      expect(
        headlineOf({ ...progress, freshness }, words).reasons.startsWith('headline.reasons.awaited'),
      ).toBe(isSaid);
    },
  );

  it.each([
    [true, 'card.noReport'],
    [false, 'card.holiday'],
  ])('of a day nobody reported for, a reporting day: %s, says why', (isReportingDay, key) => {
    expect(noReportOf({ isReportingDay } as ProgressAnswer['freshness'], words)).toBe(key);
  });
});
