import { rateOf } from '../domain/rates.js';
import { reportingDate } from '../domain/reporting-date.js';
import { headlineOf } from './headline.js';
import type { Question } from './question.js';
import type { Tempo } from './tempo.js';
import { sumOfAreas, totalsOf } from './totals.js';

const date = reportingDate('2022-05-07');
const deadline = {
  deadlineDate: reportingDate('2022-06-01'),
  decidedOn: reportingDate('2022-05-04'),
  document: '2262/BYT-CNTT',
  reason: '',
};
const paceOf = (perDay: number) => ({ rate: rateOf([perDay]), low: perDay, high: perDay });
const slow: Tempo = {
  pace: paceOf(10),
  paceDays: [],
  forecast: { earliest: null, expected: null, latest: null },
  atDeadline: null,
  deadline,
  requiredRate: { perDay: 40, daysLeft: 25 },
  speedUp: 4,
};
const asked = (signingStartDate: string) => ({
  date,
  campaign: { signingStartDate } as Question['campaign'],
});
const BEGUN = asked('2022-04-23');
const halfDone = { wardsWithFigures: 3, required: 2_000, signed: 1_000, remaining: 1_000 };

describe('headlineOf', () => {
  it.each([
    ['no-figures', { wardsWithFigures: 0 }, slow],
    ['done', { signed: 2_000, remaining: 0 }, slow],
    ['no-deadline', {}, { ...slow, deadline: null, requiredRate: null }],
    ['deadline-passed', {}, { ...slow, requiredRate: null }],
    ['no-pace', {}, { ...slow, pace: null }],
    ['not-moving', {}, { ...slow, pace: paceOf(0) }],
    ['too-slow', {}, slow],
    ['fast-enough', {}, { ...slow, pace: paceOf(40) }],
    // 39.9 a day leave two records over; a surplus of one ward does nothing for another.
    ['too-slow', {}, { ...slow, pace: { rate: { records: 399, days: 10 }, low: null, high: null } }],
    ['too-slow', { signed: 2_100, remaining: 300 }, slow],
  ] as const)('says %s', (code, stand, tempo) => {
    const totals = totalsOf({ ...sumOfAreas([], date), ...halfDone, ...stand });
    expect(headlineOf(BEGUN, totals, tempo).code).toBe(code);
  });

  it.each([
    ['2022-05-08', { ...slow, pace: null }, 'not-begun'],
    ['2022-05-08', { ...slow, pace: paceOf(0) }, 'not-begun'],
    ['2022-05-08', { ...slow, requiredRate: null }, 'deadline-passed'],
    ['2022-05-07', { ...slow, pace: null }, 'no-pace'],
    ['2022-05-07', { ...slow, pace: paceOf(0) }, 'not-moving'],
  ] as const)('decides by the day signing begins, %s, what has not begun', (begins, tempo, code) => {
    const totals = totalsOf({ ...sumOfAreas([], date), ...halfDone, signed: 0 });
    expect(headlineOf(asked(begins), totals, tempo).code).toBe(code);
  });

  it('names the deadline and how many times as fast it must go', () => {
    const totals = totalsOf({ ...sumOfAreas([], date), ...halfDone });
    expect(headlineOf(BEGUN, totals, slow)).toMatchObject({ speedUp: 4, deadlineDate: '2022-06-01' });
  });
});
