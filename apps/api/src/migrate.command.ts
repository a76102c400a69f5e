import { prepareDatabase } from '../../../migrations/prepare-database.js';
import { fillDatabase } from './fill-database.js';
import { productionConfig, tryStorage, untilDatabaseAnswers } from './production-config.js';
import { refuseToStart } from './start-refused.js';

/**
 * Before the processes of production start: migrates as the tables' owner, loads areas and campaign, and
 * makes the first administrator, whose password is printed once. `--demonstration` also loads the
 * demonstration into a database that has nothing yet. Whatever is there already stays as it is.
 */
async function main(): Promise<void> {
  const config = productionConfig('DATABASE_URL', 'MIGRATION_DATABASE_URL', 'TEMPLATE_SECRET');
  tryStorage(config.STORAGE_FOLDER);
  await untilDatabaseAnswers(config.MIGRATION_DATABASE_URL);
  const steps = await prepareDatabase(config.MIGRATION_DATABASE_URL ?? '', config.DATABASE_URL ?? '');
  process.stdout.write(`${steps.length} migration steps ran.\n`);
  const demonstration = process.argv.includes('--demonstration');
  const firstPassword = await fillDatabase(config, { demonstration, onProgress: () => undefined });
  if (firstPassword !== null) process.stdout.write(`First account: quantri, password: ${firstPassword}\n`);
}

main().then(() => process.exit(0), refuseToStart);
