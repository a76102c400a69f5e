import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { EmbeddedPostgres } from './platform/embedded-postgres.js';
import { freeMegabytes } from './platform/own-folder.js';
import { StartRefused } from './platform/start-refused.js';

/** How often the server is looked after, in milliseconds. */
const LOOK_EVERY = 1_000;

/** The waits before each try to start a server again that died, in milliseconds; after the last it is given up. */
const WAITS = [0, 1_000, 5_000, 15_000, 30_000];

/** A server that has run so long, in milliseconds, has its tries back. */
const PROVEN = 10 * 60_000;

/** A file that is given up when the disk is nearly full, so that the server can still write what it must. */
const RESERVE = 'reserve';
const RESERVE_MEGABYTES = 32;
const GIVE_UP_BELOW = 50;
const TAKE_BACK_ABOVE = 500;

/** A server needs so much to come up. */
const LEAST_TO_START = 20;

interface Watched {
  postgres: Pick<EmbeddedPostgres, 'place' | 'isAlive' | 'revive'>;
  say(text: string): void;
  stopping: AbortSignal;
  machine?: Machine;
}

/** What the watcher asks of its machine: megabytes free on the disk of a folder, time passing, in milliseconds. */
export interface Machine {
  free(folder: string): number;
  now(): number;
  /** Ends early, and without an error, when the signal is given. */
  pause(milliseconds: number, signal: AbortSignal): Promise<void>;
}

const THIS_MACHINE: Machine = {
  free: freeMegabytes,
  now: () => performance.now(),
  pause: (milliseconds, signal) => delay(milliseconds, undefined, { signal }).catch(() => undefined),
};

/**
 * Looks after a PostgreSQL of our own: starts it again when it died, on the same port, so that the program finds it
 * by itself. One that died for want of disk is started once there is some. Resolves when the program stops; throws
 * `StartRefused` when the server died again and again.
 */
export async function watchPostgres(watched: Watched): Promise<void> {
  const { postgres, say, stopping, machine = THIS_MACHINE } = watched;
  let tries = 0;
  let since = machine.now();
  while (!stopping.aborted) {
    keepReserve(postgres.place, machine);
    if (postgres.isAlive()) {
      if (tries > 0 && machine.now() - since > PROVEN) tries = 0;
      await machine.pause(LOOK_EVERY, stopping);
      continue;
    }
    const wait = WAITS[tries];
    if (wait === undefined) throw givenUp(postgres.place);
    say('\n! PostgreSQL đã dừng, đang khởi động lại… / PostgreSQL has stopped and is being started again…');
    await machine.pause(wait, stopping);
    await forDisk(watched, machine);
    tries += 1;
    since = machine.now();
    if (stopping.aborted) return;
    const failure = await postgres.revive().catch((error: unknown) => error);
    if (failure === undefined) say('  PostgreSQL đã chạy lại. / PostgreSQL is running again.');
    // It may be coming up from its log for long: whether it lives is looked at.
  }
}

/** Waits until there is disk to start with: lacking it is no failed try. */
async function forDisk({ postgres: { place }, say, stopping }: Watched, machine: Machine): Promise<void> {
  keepReserve(place, machine);
  if (machine.free(place) >= LEAST_TO_START) return;
  say('  Ổ đĩa đã đầy, đang đợi giải phóng dung lượng. / The disk is full; waiting for space to be freed.');
  while (!stopping.aborted && machine.free(place) < LEAST_TO_START) await machine.pause(LOOK_EVERY, stopping);
}

function keepReserve(place: string, machine: Machine): void {
  const file = join(place, RESERVE);
  const isThere = (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;
  try {
    const free = machine.free(place);
    if (isThere && free < GIVE_UP_BELOW) rmSync(file, { force: true });
    if (!isThere && free > TAKE_BACK_ABOVE) writeFileSync(file, Buffer.alloc(RESERVE_MEGABYTES * 1_000_000));
  } catch {
    // Without a reserve the program works as well.
  }
}

function givenUp(place: string): StartRefused {
  const log = join(place, 'postgres.log');
  return new StartRefused(
    `PostgreSQL dừng nhiều lần và không khởi động lại được. Xin xem ${log} rồi chạy lại.`,
    `PostgreSQL stopped again and again. Look at ${log} and run again.`,
  );
}
