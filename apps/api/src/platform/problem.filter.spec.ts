import { OutcomeUnknown } from './database.js';
import { problemOf } from './problem.filter.js';

describe('what is thrown', () => {
  const withCode = (code: string) => Object.assign(new Error('thrown'), { code });

  it.each([
    ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOSPC'],
    ...['08006', '53300', '57P01'],
  ])('with the code %s is an outage', (code) => {
    expect(problemOf(withCode(code), true).code).toBe('system.unavailable');
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
