import { warnOfKeptMail } from './delivery/mail-server.js';
import { readyForProduction } from './production-config.js';
import { serve } from './serve.js';
import { refuseToStart } from './start-refused.js';

/** The HTTP process of production: the database is elsewhere and already migrated. */
async function main(): Promise<void> {
  const config = await readyForProduction();
  const { app } = await serve(config);
  warnOfKeptMail(config);
  // On SIGTERM the requests in flight are answered before the process ends.
  app.enableShutdownHooks([], { useProcessExit: true });
}

main().catch(refuseToStart);
