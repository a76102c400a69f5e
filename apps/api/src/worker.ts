import { openApp } from './app.js';
import { productionConfig } from './production-config.js';
import { refuseToStart } from './serve.js';

/**
 * The jobs process of production: schedules, documents, mail. The same program as the HTTP process, only that it
 * does not listen. Run as many as wanted, on as many machines.
 */
async function work(): Promise<void> {
  const { app } = await openApp({ ...productionConfig('DATABASE_URL', 'TEMPLATE_SECRET'), RUN_JOBS: true });
  // On SIGTERM the job at hand is finished or given back.
  app.enableShutdownHooks();
}

work().catch(refuseToStart);
