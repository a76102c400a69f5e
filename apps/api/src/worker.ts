import { Logger } from '@nestjs/common';
import { warnOfKeptMail } from './delivery/mail-server.js';
import { serveHealth } from './health-server.js';
import { readyForProduction } from './production-config.js';
import { closeInTime, leave, unlessStopped, untilStopped } from './run-until-stopped.js';
import { refuseToStart } from './start-refused.js';

/**
 * The jobs process of production: schedules, documents, mail. The same program as the HTTP process, only that it
 * does not listen. Run as many as wanted, on as many machines.
 */
async function work(): Promise<number> {
  const config = { ...(await unlessStopped(stopped, readyForProduction())), RUN_JOBS: true };
  // Loaded only now, as in `serve`.
  const { openApp } = await import('./app.js');
  const { app } = await openApp(config);
  const health = await serveHealth(app, config);
  warnOfKeptMail(config);
  new Logger('worker').log('ready');
  const status = await stopped;
  // The jobs at hand are finished or given back.
  await closeInTime(app, config.STOP_SECONDS);
  health?.close().closeAllConnections();
  return status;
}

const stopped = untilStopped();
work().then(leave, refuseToStart);
