import type { AttemptReason } from '../contract/delivery.js';
import { MailBreaker } from './mail-breaker.js';

describe('a mail server that does not answer', () => {
  const at = (minutes: number) => new Date(Date.parse('2022-05-07T18:00:00+07:00') + minutes * 60_000);
  let breaker: MailBreaker;
  beforeEach(() => {
    breaker = new MailBreaker();
  });

  let messages = 0;
  /** Another message's attempt. */
  const ended = (reason: AttemptReason | null, minutes: number) =>
    breaker.ended(`message ${(messages += 1)}`, reason, at(minutes));

  it.each(['no-connection', 'sign-in', 'server-refused'] as const)(
    'is left alone for a minute at once after %s',
    (reason) => {
      expect(ended(reason, 0)).toEqual({ tryAgainAt: at(1), isBack: false });
      expect([breaker.lets(at(0.9)), breaker.lets(at(1))]).toEqual([false, true]);
    },
  );

  it('is left alone when three messages in a row were not taken, for one may be about its recipient', () => {
    expect(ended('no-answer', 0).tryAgainAt).toBeNull();
    expect(ended('connection-lost', 0).tryAgainAt).toBeNull();
    expect(breaker.lets(at(0))).toBe(true);
    expect(ended('temporary', 0).tryAgainAt).toEqual(at(1));
    expect(breaker.lets(at(0))).toBe(false);
  });

  it('is not meant by one message, however often it fails', () => {
    for (let time = 0; time < 5; time += 1) {
      expect(breaker.ended('the same', 'no-answer', at(time)).tryAgainAt).toBeNull();
    }
    expect(breaker.lets(at(5))).toBe(true);
  });

  it('is not meant where messages in between were decided on, or not sent at all', () => {
    for (const reason of ['no-answer', 'temporary', 'refused', 'no-answer', 'temporary', null] as const) {
      ended(reason, 0);
    }
    for (const reason of ['no-answer', 'recipient-changed', 'not-composed', 'temporary'] as const) {
      ended(reason, 0);
    }
    expect(breaker.lets(at(0))).toBe(true);
  });

  it('is tried by one message after the pause, and left alone longer each time, up to five minutes', () => {
    ended('no-connection', 0);
    expect([breaker.lets(at(1)), breaker.lets(at(1))]).toEqual([true, false]);
    ended('no-connection', 1);
    expect([breaker.lets(at(2.9)), breaker.lets(at(3))]).toEqual([false, true]);
    ended('no-answer', 3);
    expect([breaker.lets(at(7.9)), breaker.lets(at(8))]).toEqual([false, true]);
    expect(ended('temporary', 8).tryAgainAt).toEqual(at(13));
    expect([breaker.lets(at(12.9)), breaker.lets(at(13))]).toEqual([false, true]);
  });

  it('has one pause for all that failed together', () => {
    for (let message = 0; message < 4; message += 1) ended('no-connection', 0);
    expect(breaker.lets(at(1))).toBe(true);
  });

  it('is open to all, and said to be back, once one was accepted', () => {
    ended('no-connection', 0);
    expect(breaker.lets(at(1))).toBe(true);
    expect(ended(null, 1).isBack).toBe(true);
    expect([breaker.lets(at(1)), breaker.lets(at(1))]).toEqual([true, true]);
    expect(ended(null, 1).isBack).toBe(false);
  });

  it('is tried again by another when the one let through found nothing to send', () => {
    ended('no-connection', 0);
    expect(breaker.lets(at(1))).toBe(true);
    breaker.foundNothing();
    expect(breaker.lets(at(1))).toBe(true);
  });
});
