import { Turnstile } from './turnstile.js';

describe('Turnstile', () => {
  it('lets so many work at once, in the order they came, and goes on after a failure', async () => {
    const turnstile = new Turnstile(2);
    const log: string[] = [];
    const ends: (() => void)[] = [];
    const come = (name: string) =>
      turnstile
        .pass(async () => {
          log.push(name);
          await new Promise<void>((end) => ends.push(end));
          if (name === 'b') throw new Error('gone wrong');
        })
        .catch(() => undefined);
    const all = ['a', 'b', 'c', 'd', 'e'].map(come);
    const settle = () => new Promise((later) => setTimeout(later, 1));

    await settle();
    expect(log).toEqual(['a', 'b']);
    ends[1]?.();
    await settle();
    expect(log).toEqual(['a', 'b', 'c']);
    ends[0]?.();
    ends[2]?.();
    await settle();
    expect(log.slice(3)).toEqual(['d', 'e']);
    ends[3]?.();
    ends[4]?.();
    await Promise.all(all);
    let isLate = false;
    await turnstile.pass(() => Promise.resolve((isLate = true)));
    expect(isLate).toBe(true);
  });
});
