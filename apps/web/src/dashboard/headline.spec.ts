import type { ProgressAnswer } from '@api/contract/progress.js';
import { reportingDate } from '@api/domain/reporting-date.js';
import { wordsIn } from '../shared/use-words.js';
import { headlineOf, noReportOf } from './headline.js';

const words = wordsIn('vi', (key) => key);
const still = (date: string, code = 'not-moving') =>
  ({
    headline: { code, speedUp: null, deadlineDate: reportingDate('2022-05-05') },
    freshness: { date: reportingDate(date) },
    plan: { from: reportingDate('2022-04-23') },
    totals: { remaining: 1, percentTenths: {} },
    area: { level: 'city' },
    pace: null,
  }) as unknown as ProgressAnswer;

describe('the headline', () => {
  it.each([
    ['2022-04-22', 'not-moving', 'headline.not-begun'],
    ['2022-04-22', 'no-pace', 'headline.not-begun'],
    ['2022-04-23', 'no-pace', 'headline.no-pace'],
    ['2022-04-23', 'not-moving', 'headline.not-moving'],
    ['2022-04-22', 'no-figures', 'headline.no-figures'],
  ])('of %s with %s is %s: before signing begins nothing stands still', (date, code, key) => {
    expect(headlineOf(still(date, code), words).message).toBe(key);
  });

  it.each([
    [true, 'card.noReport'],
    [false, 'card.holiday'],
  ])('of a day nobody reported for, a reporting day: %s, says why', (isReportingDay, key) => {
    expect(noReportOf({ isReportingDay } as ProgressAnswer['freshness'], words)).toBe(key);
  });
});
