import { productionConfig } from './production-config.js';
import { refuseToStart, serve } from './serve.js';

/** The HTTP process of production: the database is elsewhere and already migrated. */
async function main(): Promise<void> {
  await serve(productionConfig('DATABASE_URL', 'TEMPLATE_SECRET'));
}

main().catch(refuseToStart);
