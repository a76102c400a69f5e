import './resolve-typescript.mjs';
import { accessSync, constants, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, escapeIdentifier } from 'pg';

/** One PostgreSQL for the whole run, and a migrated template every spec copies. */
export default async function setUp() {
  const { startEmbeddedPostgres } = await import('../../apps/api/src/platform/embedded-postgres.ts');
  const { createDatabase, prepareDatabase } = await import('../../migrations/prepare-database.ts');
  const { appUrlOf, TEMPLATE } = await import('./database-urls.ts');
  const { removePlace } = await import('./embedded-place.ts');
  const folder = mkdtempSync(join(placeForData(), 'tiem-chung-test-'));
  const postgres = await startEmbeddedPostgres({ folder, disposable: true });
  globalThis.clearAway = () => {
    postgres.stop('immediate');
    removePlace(folder);
  };
  process.env.TEST_OWNER_URL = postgres.ownerUrl('postgres');
  await createDatabase(postgres.ownerUrl('postgres'), TEMPLATE);
  await prepareDatabase(postgres.ownerUrl(TEMPLATE), appUrlOf(postgres.ownerUrl(TEMPLATE)));
  await closeDatabase(postgres.ownerUrl('postgres'), TEMPLATE);
}

/** A database that somebody is connected to cannot be copied. */
async function closeDatabase(ownerUrl, name) {
  const owner = new Client(ownerUrl);
  await owner.connect();
  await owner.query(`alter database ${escapeIdentifier(name)} allow_connections false`);
  await owner.end();
}

/**
 * In memory where there is room: a run makes and removes some 450 databases of hundreds of files each, and ext4 takes
 * longer to find a place for them the more were removed a moment ago.
 */
function placeForData() {
  const memory = '/dev/shm';
  try {
    accessSync(memory, constants.W_OK);
    const { bavail, bsize } = statfsSync(memory);
    if (bavail * bsize > 3_000_000_000) return memory;
  } catch {
    // Not every system has it.
  }
  return tmpdir();
}
