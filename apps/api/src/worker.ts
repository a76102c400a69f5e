import { Logger } from '@nestjs/common';
import { openApp } from './app.js';
import { warnOfKeptMail } from './delivery/mail-server.js';
import { readyForProduction } from './production-config.js';
import { refuseToStart } from './start-refused.js';

/**
 * The jobs process of production: schedules, documents, mail. The same program as the HTTP process, only that it
 * does not listen. Run as many as wanted, on as many machines.
 */
async function work(): Promise<void> {
  const config = { ...(await readyForProduction()), RUN_JOBS: true };
  const { app } = await openApp(config);
  // On SIGTERM the job at hand is finished or given back.
  app.enableShutdownHooks([], { useProcessExit: true });
  warnOfKeptMail(config);
  new Logger('worker').log('ready');
}

work().catch(refuseToStart);
