import { hashPassword, passwordMatches } from './passwords.js';

describe('a password', () => {
  it('is kept as an argon2id hash with a salt of its own', async () => {
    const [one, two] = await Promise.all([hashPassword('nắng sớm'), hashPassword('nắng sớm')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await passwordMatches(one, 'nắng sớm')).toBe(true);
    expect(await passwordMatches(one, 'nắng sơm')).toBe(false);
  });

  it.each([
    ['there is no account', null],
    ['the account has no password', 'no password'],
  ])('matches nothing where %s', async (_, hash) => {
    expect(await passwordMatches(hash, 'nắng sớm')).toBe(false);
  });

  it('is looked at for 50 people at once; the next one is asked to come again, and may', async () => {
    const crowd = await Promise.allSettled(Array.from({ length: 52 }, () => hashPassword('nắng sớm')));
    const refused = crowd.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(refused).toEqual([
      expect.objectContaining({ code: 'system.unavailable' }),
      expect.objectContaining({ code: 'system.unavailable' }),
    ]);
    expect(await hashPassword('nắng sớm')).toContain('argon2id');
  });
});
