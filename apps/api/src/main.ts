import { productionConfig } from './production-config.js';
import { refuseToStart, serve } from './serve.js';

/** The HTTP process of production: the database is elsewhere and already migrated. */
async function main(): Promise<void> {
  const { app } = await serve(productionConfig('DATABASE_URL', 'TEMPLATE_SECRET'));
  // On SIGTERM the requests in flight are answered before the process ends.
  app.enableShutdownHooks();
}

main().catch(refuseToStart);
