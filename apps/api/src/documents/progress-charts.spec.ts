import { progressOf } from '../../../../test/support/progress-answers.js';
import { bandTold } from './progress-charts.js';

describe('bandTold', () => {
  const { atDeadline } = progressOf().forecast;
  it.each([
    ['where it is drawn', atDeadline, /^dải nhạt: /],
    ['not without a range', atDeadline && { ...atDeadline, low: null, high: null }, /^null$/],
    ['not without a forecast', null, /^null$/],
  ])('explains the light band %s', (_, told, words) => {
    expect(String(bandTold({ atDeadline: told }))).toMatch(words);
  });
});
