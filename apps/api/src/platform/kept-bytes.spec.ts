import { KeptBytes, type PreparedAnswer } from './kept-bytes.js';

const noon = new Date('2022-05-07T12:00:00+07:00');
const answer = (size: number, version = '1'): PreparedAnswer => ({
  ...{ version, from: noon, until: new Date('2022-05-07T17:00:00+07:00') },
  ...{ tag: 'tag', bytes: Buffer.alloc(size), packed: null },
});

describe('KeptBytes', () => {
  it.each([
    ['under its own version', '1', '2022-05-07T16:59:59+07:00', true],
    ['under a later version', '2', '2022-05-07T12:00:00+07:00', false],
    ['when its time is over', '1', '2022-05-07T17:00:00+07:00', false],
    ['before its time, as a clock may be set back', '1', '2022-05-07T11:59:59+07:00', false],
  ])('gives an answer %s: %s, %s, %s', (_, version, now, isGiven) => {
    const kept = new KeptBytes(10_000);
    kept.put('a', answer(100));
    expect(kept.get('a', version, new Date(now)) !== null).toBe(isGiven);
  });

  it('lets the one asked for longest ago go when room is short', () => {
    const kept = new KeptBytes(5_000);
    kept.put('a', answer(1_000));
    kept.put('b', answer(1_000));
    kept.put('c', answer(1_000));
    kept.get('a', '1', noon);
    kept.put('d', answer(1_000));
    expect(['a', 'b', 'c', 'd'].filter((key) => kept.get(key, '1', noon))).toEqual(['a', 'c', 'd']);
  });

  it('takes no more room for an answer that replaces another', () => {
    const kept = new KeptBytes(5_000);
    kept.put('a', answer(1_000));
    for (let version = 1; version <= 100; version += 1) kept.put('b', answer(2_900, `${version}`));
    expect(kept.get('a', '1', noon)).not.toBeNull();
    expect(kept.get('b', '100', noon)).not.toBeNull();
  });

  it('keeps nothing that is larger than the whole room', () => {
    const kept = new KeptBytes(5_000);
    kept.put('a', answer(6_000));
    expect(kept.get('a', '1', noon)).toBeNull();
    kept.put('b', answer(1_000));
    expect(kept.get('b', '1', noon)).not.toBeNull();
  });
});
