import { warnOfKeptMail } from './delivery/mail-server.js';
import { readyForProduction } from './production-config.js';
import { closeInTime, leave, unlessStopped, untilStopped } from './run-until-stopped.js';
import { serve } from './serve.js';
import { refuseToStart } from './start-refused.js';

/** The HTTP process of production: the database is elsewhere and already migrated. */
async function main(): Promise<number> {
  const config = await unlessStopped(stopped, readyForProduction());
  const { app } = await serve(config);
  warnOfKeptMail(config);
  const status = await stopped;
  // The requests in flight are answered before the process ends.
  await closeInTime(app, config.STOP_SECONDS);
  return status;
}

const stopped = untilStopped();
main().then(leave, refuseToStart);
