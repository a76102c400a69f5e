import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client, type QueryResultRow } from 'pg';
import type { Logger } from 'pino';
import { openApp } from '../../apps/api/src/app.js';
import { Clock } from '../../apps/api/src/platform/clock.js';
import { type Config, readConfig } from '../../apps/api/src/platform/config.js';
import { createDatabase, dropDatabase } from '../../migrations/prepare-database.js';
import { appUrlOf, ownerUrlOf, TEMPLATE } from './database-urls.js';

export interface TestApp {
  app: NestFastifyApplication;
  clock: Clock;
  /** For a second instance on the same database. */
  config: Config;
  /** SQL as the owner of the tables, for arranging and for looking behind the API. */
  sql: <Row extends QueryResultRow = QueryResultRow>(text: string, values?: unknown[]) => Promise<Row[]>;
  ownerUrl: string;
  storageFolder: string;
  close(): Promise<void>;
  /** Ends the program, and leaves its database and files to be begun from. */
  keep(): Promise<Kept>;
}

/** What a program that has ended leaves. */
export interface Kept {
  database: string;
  storageFolder: string;
  remove(): Promise<void>;
}

/** A test asks more in a second than a person in an hour. */
const WITHOUT_LIMITS = {
  ...{ UPLOADS_PER_DAY: '0', UPLOAD_MEGABYTES_PER_DAY: '0', UPLOADS_PER_MINUTE: '0' },
  ...{ DOCUMENTS_PER_MINUTE: '0', FILES_PER_MINUTE: '0', AS_OF_PER_MINUTE: '0', CHAIN_WALKS_PER_MINUTE: '0' },
};

/** The program on a database of its own, its clock standing at `now` (ISO with zone); or on a copy of what one kept. */
export async function startApp(
  now: string,
  environment: Record<string, string> = {},
  log?: Logger,
  kept?: Kept,
): Promise<TestApp> {
  const database = `test_${randomUUID().replaceAll('-', '')}`;
  await createDatabase(ownerUrlOf('postgres'), database, kept?.database ?? TEMPLATE);
  const ownerUrl = ownerUrlOf(database);
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  // Stopping the server under a test is a test of ours, not a failure of this connection.
  owner.on('error', () => undefined);
  const clock = new Clock();
  clock.standAt(new Date(now));
  const storageFolder = mkdtempSync(join(tmpdir(), 'tiem-chung-files-'));
  if (kept) cpSync(kept.storageFolder, storageFolder, { recursive: true });
  const config = readConfig({
    DATABASE_URL: appUrlOf(ownerUrl),
    STORAGE_FOLDER: storageFolder,
    LOG_LEVEL: 'silent',
    RUN_JOBS: 'false',
    ...WITHOUT_LIMITS,
    STOP_SECONDS: '5',
    TEMPLATE_SECRET: 'a secret for tests only, thirty-two characters',
    ...environment,
  });
  const { app } = await openApp(config, clock, log);
  const keep = async (): Promise<Kept> => {
    await app.close();
    await owner.end();
    const remove = async () => {
      await dropDatabase(ownerUrlOf('postgres'), database);
      rmSync(storageFolder, { recursive: true, force: true });
    };
    return { database, storageFolder, remove };
  };
  return {
    app,
    clock,
    config,
    sql: async <Row extends QueryResultRow>(text: string, values: unknown[] = []) =>
      (await owner.query<Row>(text, values)).rows,
    ownerUrl,
    storageFolder,
    close: async () => (await keep()).remove(),
    keep,
  };
}
