import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { causeOf } from './platform/log.js';
import { outageOf } from './platform/outage.js';

/**
 * Resolves with the exit status the process is to end with, at the first signal to stop; a second one, from an
 * impatient hand or a launcher, changes nothing.
 *
 * What was thrown where nobody listened is logged with where it came from. A promise that failed unheard has
 * saved nothing, for every change is one transaction: the program goes on. So it does after an error of a
 * connection or a disk. Any other exception may have left something half done in memory: the program ends in order
 * with status 1, and whatever started it starts it again.
 */
export function untilStopped(): Promise<number> {
  const log = new Logger('process');
  return new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0));
    process.on('unhandledRejection', (reason) => {
      log.error({ message: 'a failure that nobody heard; the program goes on', cause: causeOf(reason) });
    });
    process.on('uncaughtException', (error) => {
      const goesOn = outageOf(error) !== null;
      const then = goesOn ? 'the program goes on' : 'the program ends in order';
      log.fatal({ message: `an exception that nobody caught; ${then}`, cause: causeOf(error) });
      if (!goesOn) stop(1);
    });
  });
}

/** What the work gives; told to stop before that, the process ends at once, for it has nothing to bring to an end. */
export async function unlessStopped<T>(stopped: Promise<number>, work: Promise<T>): Promise<T> {
  let isDone = false;
  void stopped.then((status) => (isDone ? undefined : leave(status)));
  const result = await work;
  isDone = true;
  return result;
}

/** Beyond the grace, for what closing itself takes. */
const BEYOND_GRACE_MS = 2_000;

/**
 * Closes the program within its grace. What has not ended by then is ended by force, after `lastly`, which must not
 * wait for anything.
 */
export async function closeInTime(
  app: { close(): Promise<void> },
  graceSeconds: number,
  lastly: () => void = () => undefined,
): Promise<void> {
  const force = setTimeout(
    () => {
      process.stderr.write(
        '✗ Không dừng kịp, buộc kết thúc.\n  It did not stop in time and is ended by force.\n',
      );
      lastly();
      process.kill(process.pid, 'SIGKILL');
    },
    graceSeconds * 1_000 + BEYOND_GRACE_MS,
  );
  await app.close();
  clearTimeout(force);
}

/** How long file work under way may take to end before it counts as hanging, in milliseconds. */
const FILE_WORK_MS = 2_000;

/**
 * Ends the process. File work that hangs in a folder that went away keeps `process.exit` waiting for good: then
 * only force ends it, and nothing is lost, for everything else is closed.
 */
export async function leave(status: number): Promise<never> {
  for (let waited = 0; isAtFileWork(); waited += 50) {
    if (waited >= FILE_WORK_MS) process.kill(process.pid, 'SIGKILL');
    await delay(50);
  }
  process.exit(status);
}

function isAtFileWork(): boolean {
  return process.getActiveResourcesInfo().some((resource) => resource.startsWith('FSReq'));
}
