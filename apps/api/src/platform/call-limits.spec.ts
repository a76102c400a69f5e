import { CallLimits } from './call-limits.js';
import { readConfig } from './config.js';

const limits = (perMinute: string) => new CallLimits(readConfig({ AS_OF_PER_MINUTE: perMinute }));
/** Of so many calls at a moment, in milliseconds, how many are answered. */
const answered = (of: CallLimits, calls: number, now: number, account = 'a') => {
  let count = 0;
  for (let call = 0; call < calls; call += 1) {
    try {
      of.take('as-of', account, now);
      count += 1;
    } catch {
      // Refused.
    }
  }
  return count;
};

describe('the costly work of one account', () => {
  it('has an end within a minute, and is there again by and by', () => {
    const of = limits('6');
    expect(answered(of, 10, 0)).toBe(6);
    expect(answered(of, 10, 10_000)).toBe(1);
    expect(answered(of, 10, 70_000)).toBe(6);
  });

  it('takes nothing from another account', () => {
    const of = limits('6');
    expect(answered(of, 10, 0, 'a')).toBe(6);
    expect(answered(of, 10, 0, 'b')).toBe(6);
  });

  it('says when the next call is answered, and then it is', () => {
    const of = limits('6');
    answered(of, 6, 0);
    const refused = expect.objectContaining({
      code: 'access.too-many-calls',
      details: { retryAfterSeconds: 10 },
    }) as unknown;
    expect(() => of.take('as-of', 'a', 0)).toThrow(refused as Error);
    expect(answered(of, 1, 10_000)).toBe(1);
  });

  it('has no end where the limit is 0', () => {
    expect(answered(limits('0'), 10_000, 0)).toBe(10_000);
  });
});
