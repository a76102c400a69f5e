import { MailBreaker } from './mail-breaker.js';

describe('a mail server that does not answer', () => {
  const at = (minutes: number) => new Date(Date.parse('2022-05-07T18:00:00+07:00') + minutes * 60_000);
  let breaker: MailBreaker;
  beforeEach(() => {
    breaker = new MailBreaker();
  });

  it.each(['no-connection', 'sign-in'] as const)('is left alone for a minute at once after %s', (reason) => {
    breaker.ended(reason, at(0));
    expect([breaker.lets(at(0.9)), breaker.lets(at(1))]).toEqual([false, true]);
  });

  it('is left alone when three messages in a row got no answer, for one may be about its recipient', () => {
    breaker.ended('no-answer', at(0));
    breaker.ended('connection-lost', at(0));
    expect(breaker.lets(at(0))).toBe(true);
    breaker.ended('no-answer', at(0));
    expect(breaker.lets(at(0))).toBe(false);
  });

  it('is not meant where messages in between were answered, with whatever', () => {
    for (const reason of [
      'no-answer',
      'no-answer',
      'refused',
      'no-answer',
      'temporary',
      'no-answer',
    ] as const) {
      breaker.ended(reason, at(0));
    }
    expect(breaker.lets(at(0))).toBe(true);
  });

  it('is tried by one message after the pause, and left alone longer each time, up to five minutes', () => {
    breaker.ended('no-connection', at(0));
    expect([breaker.lets(at(1)), breaker.lets(at(1))]).toEqual([true, false]);
    breaker.ended('no-connection', at(1));
    expect([breaker.lets(at(2.9)), breaker.lets(at(3))]).toEqual([false, true]);
    breaker.ended('no-answer', at(3));
    expect([breaker.lets(at(7.9)), breaker.lets(at(8))]).toEqual([false, true]);
    breaker.ended('no-answer', at(8));
    expect([breaker.lets(at(12.9)), breaker.lets(at(13))]).toEqual([false, true]);
  });

  it('has one pause for all that failed together', () => {
    for (let message = 0; message < 4; message += 1) breaker.ended('no-connection', at(0));
    expect(breaker.lets(at(1))).toBe(true);
  });

  it('is open to all, and said to be back, once one was accepted', () => {
    breaker.ended('no-connection', at(0));
    expect(breaker.lets(at(1))).toBe(true);
    expect(breaker.ended(null, at(1))).toBe(true);
    expect([breaker.lets(at(1)), breaker.lets(at(1))]).toEqual([true, true]);
    expect(breaker.ended(null, at(1))).toBe(false);
  });

  it('is tried again by another when the one let through found nothing to send', () => {
    breaker.ended('no-connection', at(0));
    expect(breaker.lets(at(1))).toBe(true);
    breaker.foundNothing();
    expect(breaker.lets(at(1))).toBe(true);
  });
});
