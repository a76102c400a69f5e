import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../apps/api/src/platform/embedded-postgres.js';
import { openDataSource, Database } from '../apps/api/src/platform/database.js';
import { Clock } from '../apps/api/src/platform/clock.js';
import { readConfig } from '../apps/api/src/platform/config.js';
import { system } from '../apps/api/src/platform/actor.js';
import { Jobs } from '../apps/api/src/platform/jobs.js';
import { Stopping } from '../apps/api/src/platform/stopping.js';
import { DiskSpace } from '../apps/api/src/platform/disk-space.js';
import { JobQueue } from '../apps/api/src/platform/jobs.js';
import { createDatabase, prepareDatabase } from '../migrations/prepare-database.js';
import { appUrlOf } from './support/database-urls.js';
import { removePlace } from './support/embedded-place.js';

/** A PostgreSQL of this test alone, where no role of ours was made before by a superuser. */
describe('an owner who is no superuser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tiem-chung-owner-'));
  let postgres: EmbeddedPostgres;
  let ownerUrl: string;
  beforeAll(async () => {
    postgres = await startEmbeddedPostgres({ folder, disposable: true });
    const client = new Client({ connectionString: postgres.ownerUrl('postgres') });
    await client.connect();
    await client.query(`create role department login createrole createdb password 'department'`);
    await client.end();
    const url = (database: string) =>
      Object.assign(new URL(postgres.ownerUrl(database)), { username: 'department', password: 'department' })
        .href;
    await createDatabase(url('postgres'), 'campaign');
    ownerUrl = url('campaign');
  });
  afterAll(() => {
    postgres.stop();
    removePlace(folder);
  });

  it('installs, and installs again', async () => {
    expect((await prepareDatabase(ownerUrl, appUrlOf(ownerUrl))).length).toBeGreaterThan(2);
    expect(await prepareDatabase(ownerUrl, appUrlOf(ownerUrl))).toEqual([]);
  });

  it('leaves the program all it needs, the job queue with it', async () => {
    const config = readConfig({ DATABASE_URL: appUrlOf(ownerUrl), RUN_JOBS: 'false' });
    const database = new Database(await openDataSource(config), new Clock(), config);
    const stopping = new Stopping(config);
    const jobs = new Jobs(config, stopping, new DiskSpace(config));
    const queue = new JobQueue<{ what: string }>('a-queue', {
      expireInSeconds: 60,
      retryLimit: 0,
      retryDelay: 1,
    });
    try {
      const pending = await database.within(system('test'), async (tx) => {
        await jobs.send(tx, queue, 'once', { what: 'work' });
        return jobs.pending(tx, queue);
      });
      expect(pending).toEqual([{ what: 'work' }]);
    } finally {
      await jobs.beforeApplicationShutdown();
      await database.onApplicationShutdown();
    }
  });
});
