import { OutcomeUnknown } from './database.js';
import { problemOf } from './problem.filter.js';

describe('what is thrown', () => {
  const withCode = (code: string) => Object.assign(new Error('thrown'), { code });

  it('by what we stand on is an outage, and by others who were first a line', () => {
    expect(problemOf(withCode('57P01'), true).code).toBe('system.unavailable');
    expect(problemOf(withCode('55P03'), true)).toMatchObject({
      code: 'system.busy',
      status: 503,
      details: { retryAfterSeconds: 2 },
    });
  });

  it.each(['42P01', 'ENOENT'])('with the code %s is a defect', (code) => {
    expect(problemOf(withCode(code), true).code).toBe('system.defect');
  });

  it('by a lost commit leaves a writer in doubt, and a reader with an outage', () => {
    const lost = new OutcomeUnknown(withCode('ECONNRESET'));
    expect(problemOf(lost, true).code).toBe('system.outcome-unknown');
    expect(problemOf(lost, false).code).toBe('system.unavailable');
  });
});
