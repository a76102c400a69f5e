import './resolve-typescript.mjs';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One PostgreSQL for the whole run, and a migrated template every spec copies. */
export default async function setUp() {
  const { startEmbeddedPostgres } = await import('../../apps/api/src/platform/embedded-postgres.ts');
  const { createDatabase, prepareDatabase } = await import('../../migrations/prepare-database.ts');
  const { appUrlOf, TEMPLATE } = await import('./database-urls.ts');
  const { removePlace } = await import('./embedded-place.ts');
  const folder = mkdtempSync(join(tmpdir(), 'tiem-chung-test-'));
  const postgres = await startEmbeddedPostgres({ folder, disposable: true });
  globalThis.clearAway = () => {
    postgres.stop('immediate');
    removePlace(folder);
  };
  process.env.TEST_OWNER_URL = postgres.ownerUrl('postgres');
  await createDatabase(postgres.ownerUrl('postgres'), TEMPLATE);
  await prepareDatabase(postgres.ownerUrl(TEMPLATE), appUrlOf(postgres.ownerUrl(TEMPLATE)));
}
