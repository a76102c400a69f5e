import { nextAttemptAfter } from './back-off.js';

describe('nextAttemptAfter', () => {
  const now = new Date('2022-05-07T18:00:00+07:00');

  it.each([
    [1, '2022-05-07T18:01:00+07:00'],
    [2, '2022-05-07T18:05:00+07:00'],
    [5, '2022-05-07T22:00:00+07:00'],
  ])('after attempt %i waits until %s', (attempt, next) => {
    expect(nextAttemptAfter(attempt, now)).toEqual(new Date(next));
  });

  it('gives up after the sixth attempt', () => {
    expect(nextAttemptAfter(6, now)).toBeNull();
  });
});
