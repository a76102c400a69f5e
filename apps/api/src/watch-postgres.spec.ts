import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartRefused } from './platform/start-refused.js';
import { watchPostgres } from './watch-postgres.js';

describe('looking after a PostgreSQL of our own', () => {
  let place: string;
  let free: number;
  let now: number;
  let isAlive: boolean;
  let isRevived: boolean;
  let revived: number;
  let said: string;
  let waits: number[];
  let stop: AbortController;
  /** What happens in the pauses of the watcher, one after the other; after the last the program stops. */
  let story: (() => void)[];
  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'tiem-chung-watched-'));
    [free, now, isAlive, isRevived, revived, said] = [1_000, 0, true, true, 0, ''];
    [waits, stop, story] = [[], new AbortController(), []];
  });
  afterEach(() => rmSync(place, { recursive: true }));

  const watch = () =>
    watchPostgres({
      postgres: {
        place,
        isAlive: () => isAlive,
        revive: () => {
          revived += 1;
          isAlive = isRevived;
          return isRevived ? Promise.resolve() : Promise.reject(new Error('it does not start'));
        },
      },
      say: (text) => (said += text),
      stopping: stop.signal,
      machine: {
        free: (folder) => (folder === place ? free : 1_000_000),
        now: () => now,
        pause: (milliseconds) => {
          waits.push(milliseconds);
          now += milliseconds;
          const next = story.shift();
          if (next) next();
          else stop.abort();
          return Promise.resolve();
        },
      },
    });
  const dies = () => (isAlive = false);
  const nothing = () => undefined;

  it('starts it again when it died, and says so', async () => {
    story = [dies, nothing];
    await watch();
    expect(revived).toBe(1);
    expect(said).toMatch(/PostgreSQL has stopped and is being started again.*PostgreSQL is running again/s);
  });

  it('gives up after five tries, each later than the one before, and names the log of where the data lie', async () => {
    [isAlive, isRevived] = [false, false];
    story = Array<() => void>(10).fill(nothing);
    const refusal = await watch().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StartRefused);
    expect(String((refusal as StartRefused).message)).toContain(join(place, 'postgres.log'));
    expect(revived).toBe(5);
    expect(waits).toEqual([0, 1_000, 5_000, 15_000, 30_000]);
  });

  it('has its tries back once it has run for more than ten minutes', async () => {
    // A look at it is a second; between two deaths it runs for as long as said.
    const lives = (minutes: number) => () => {
      now += minutes * 60_000;
    };
    story = Array.from({ length: 12 }, () => [lives(11), dies, nothing]).flat();
    await watch();
    expect(revived).toBe(12);

    stop = new AbortController();
    isAlive = true;
    story = Array.from({ length: 12 }, () => [lives(1), dies, nothing]).flat();
    await expect(watch()).rejects.toBeInstanceOf(StartRefused);
  });

  it('starts one that died for want of disk once there is some, without counting the wait as a try', async () => {
    dies();
    free = 5;
    story = [...Array<() => void>(100).fill(nothing), () => (free = 30), nothing];
    await watch();
    expect(said).toContain('The disk is full; waiting for space to be freed.');
    expect(revived).toBe(1);
  });

  it('keeps a reserve where the data lie, gives it up before the disk is full, and takes it back later', async () => {
    const reserve = () => (existsSync(join(place, 'reserve')) ? statSync(join(place, 'reserve')).size : 0);
    const seen: number[] = [];
    const with_ = (megabytes: number) => () => {
      seen.push(reserve());
      free = megabytes;
    };
    story = [with_(60), with_(40), with_(400), with_(600), with_(600)];
    await watch();
    expect(seen).toEqual([32_000_000, 32_000_000, 0, 0, 32_000_000]);
  });
});
