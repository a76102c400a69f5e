import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { buildIfStale } from '../../scripts/build.mjs';
import { ENVIRONMENT, installIfMissing, ROOT } from '../../scripts/install.mjs';
import { cpuOfFamily } from './cpu.mjs';
import { fillHistory } from './history.mjs';

export const FIRST_DATE = '2022-04-13';

/** The program as it is built, and a PostgreSQL of its own that disappears with the measurement. */
export async function setStage() {
  installIfMissing();
  buildIfStale();
  const built = (path) => import(join(ROOT, 'dist', path));
  const { startEmbeddedPostgres } = await built('apps/api/src/platform/embedded-postgres.js');
  const folder = mkdtempSync(join(tmpdir(), 'tiem-chung-bench-'));
  const postgres = await startEmbeddedPostgres({ folder, disposable: true });
  const children = [];
  const instances = new Map();

  /** What an instance on a database is told. */
  const environment = (ownerUrl) => ({
    DATABASE_URL: appUrlOf(ownerUrl),
    STORAGE_FOLDER: join(folder, 'files', new URL(ownerUrl).pathname),
    TEMPLATE_SECRET: 'only for measuring, thirty-two characters',
    PUBLIC_URL: 'http://localhost',
    LOG_LEVEL: 'silent',
    RUN_JOBS: 'false',
    // What an answer costs is measured, not how many one account is given.
    ...{ UPLOADS_PER_DAY: '0', UPLOAD_MEGABYTES_PER_DAY: '0', UPLOADS_PER_MINUTE: '0' },
    ...{
      DOCUMENTS_PER_MINUTE: '0',
      FILES_PER_MINUTE: '0',
      AS_OF_PER_MINUTE: '0',
      CHAIN_WALKS_PER_MINUTE: '0',
    },
  });

  return {
    built,
    environment,
    /** An empty database; its owner's address. */
    async database(name) {
      const { createDatabase, prepareDatabase } = await built('migrations/prepare-database.js');
      await createDatabase(postgres.ownerUrl('postgres'), name);
      const ownerUrl = postgres.ownerUrl(name);
      await prepareDatabase(ownerUrl, appUrlOf(ownerUrl));
      return ownerUrl;
    },
    /** A database with the campaign and so many days of reports. */
    async history(name, days) {
      const { loadCampaign } = await built('apps/api/src/areas/load-campaign.js');
      const { Database, openDataSource } = await built('apps/api/src/platform/database.js');
      const { Clock } = await built('apps/api/src/platform/clock.js');
      const { readConfig } = await built('apps/api/src/platform/config.js');
      const ownerUrl = await this.database(name);
      const config = { ...readConfig(environment(ownerUrl)), DATABASE_POOL: 2 };
      const source = await openDataSource(config);
      const database = new Database(source, new Clock(), config);
      await loadCampaign(database, new Clock(), { demonstration: true });
      const owner = new pg.Client({ connectionString: ownerUrl });
      await owner.connect();
      await fillHistory(owner, FIRST_DATE, days);
      await markStorage(owner, environment(ownerUrl).STORAGE_FOLDER);
      await owner.query('update campaign set demonstration_loaded_at = now()');
      return {
        ownerUrl,
        owner,
        database,
        cookie: await signIn(owner, 'bench'),
        close: () => Promise.all([source.destroy(), owner.end()]),
      };
    },
    /** Does some work on a database in which every district has reported on so many days. */
    async withHistory(days, work) {
      const { database, close } = await this.history(`days_${days}`, days);
      await work(database);
      await close();
    },
    /** An instance of the program on a database; its address. */
    async instance(ownerUrl) {
      const port = await freePort();
      const child = spawn('node', [join(ROOT, 'dist/apps/api/src/main.js')], {
        env: { ...ENVIRONMENT, ...environment(ownerUrl), PORT: String(port) },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      children.push(child);
      const address = `http://127.0.0.1:${port}`;
      instances.set(address, child.pid);
      await answers(`${address}/health/ready`);
      return address;
    },
    /** CPU seconds an instance and the processes it started have taken so far. */
    cpuOf: (address) => cpuOfFamily(instances.get(address)),
    /** A process of ours beside the program: a peer to be measured against. */
    async peer(file, ...words) {
      const port = await freePort();
      children.push(
        spawn('node', [join(ROOT, 'bench/parts', file), String(port), ...words], { env: ENVIRONMENT }),
      );
      const address = `http://127.0.0.1:${port}`;
      await answers(address);
      return address;
    },
    async clear() {
      await Promise.all(children.map((child) => ended(child)));
      postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The history knows of files that were never kept: the folder says itself whose it is. */
async function markStorage(owner, storage) {
  const { rows } = await owner.query('select id from installation');
  mkdirSync(storage, { recursive: true });
  writeFileSync(join(storage, '.database'), `${rows[0].id}\n`);
}

function appUrlOf(ownerUrl) {
  const url = new URL(ownerUrl);
  url.username = 'campaign_app';
  url.password = 'campaign_app';
  return url.href;
}

/** Opens a session of an account; its cookie. */
export async function signIn(owner, username) {
  const token = randomBytes(32).toString('base64url');
  await owner.query(
    `insert into session (token_hash, user_id, created_at, expires_at, address, user_agent)
     select $1, id, '2000-01-01', '2100-01-01', '-', 'bench' from user_account where username = $2`,
    [createHash('sha256').update(token).digest(), username],
  );
  return `session=${token}`;
}

async function answers(url) {
  for (let tries = 0; tries < 300; tries += 1) {
    const isThere = await globalThis.fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isThere) return;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error(`${url} never answered.`);
}

function freePort() {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

function ended(child) {
  return new Promise((done) => {
    if (child.exitCode !== null) done();
    child.once('exit', done);
    child.kill('SIGTERM');
  });
}
