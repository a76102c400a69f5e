import { outageOf } from './outage.js';
import { StorageLane } from './storage-lane.js';

describe('the lane of file work', () => {
  const hanging = () => new Promise<never>(() => undefined);

  it('gives what the work gives, and fails as it fails', async () => {
    const lane = new StorageLane(10_000);
    await expect(lane.pass(() => Promise.resolve(1))).resolves.toBe(1);
    await expect(lane.pass(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  });

  it('lets two work at once, and the third when one has ended', async () => {
    const lane = new StorageLane(10_000);
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    const all = [1, 2, 3].map((name) =>
      lane.pass(() => {
        begun.push(name);
        return new Promise<void>((end) => ends.push(end));
      }),
    );
    await new Promise(setImmediate);
    expect(begun).toEqual([1, 2]);
    ends.shift()?.();
    await new Promise(setImmediate);
    expect(begun).toEqual([1, 2, 3]);
    for (const end of ends) end();
    await Promise.all(all);
  });

  it('lets no caller wait for work that hangs, nor for a turn that does not come', async () => {
    const lane = new StorageLane(10);
    for (const work of [hanging, hanging, () => Promise.resolve('never begun')]) {
      const error: unknown = await lane.pass(work).catch((failure: unknown) => failure);
      expect(outageOf(error)).toBe('away');
    }
  });

  it('works again when what hung has ended, and does not do what was given up meanwhile', async () => {
    const lane = new StorageLane(10);
    const done: string[] = [];
    const ends: (() => void)[] = [];
    const stuck = () => new Promise<void>((end) => ends.push(end));
    const results = [stuck, stuck, () => Promise.resolve(void done.push('given up'))].map((work) =>
      lane.pass(work).catch(() => 'left'),
    );
    expect(await Promise.all(results)).toEqual(['left', 'left', 'left']);
    for (const end of ends) end();
    await lane.pass(() => Promise.resolve(void done.push('after')));
    expect(done).toEqual(['after']);
  });
});
