import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ownSteps } from '../../../migrations/migrate.js';
import { assertFilled } from './fill-database.js';
import { system } from './platform/actor.js';
import { Clock } from './platform/clock.js';
import { GuardedClient } from './platform/connection-settings.js';
import { type Config, ConfigError, configRefused, readConfig } from './platform/config.js';
import { Database, openDataSource } from './platform/database.js';
import { outageOf } from './platform/outage.js';
import { StartRefused } from './platform/start-refused.js';

/**
 * The configuration of a process of production, once it is sure of what it stands on: its variables, the
 * folder of the files, and a database that is whole. Throws `StartRefused`.
 */
export async function readyForProduction(): Promise<Config> {
  const config = productionConfig('DATABASE_URL', 'TEMPLATE_SECRET', 'PUBLIC_URL');
  tryStorage(config.STORAGE_FOLDER);
  await untilDatabaseAnswers(config.DATABASE_URL);
  await assertOwnSteps(config);
  await assertFilled(config);
  return config;
}

/** So long, in seconds, a start waits for a database that is away or coming up. */
const PATIENCE_SECONDS = 60;

/** Waits until the database lets us in, and says so once. Throws `StartRefused` when it does not within a minute. */
export async function untilDatabaseAnswers(url: string | undefined): Promise<void> {
  const until = performance.now() + PATIENCE_SECONDS * 1_000;
  for (let isTold = false; ; isTold = true) {
    const failure = await failureToConnect(url);
    if (failure === null) return;
    const { code = '', message = '' } = failure as { code?: string; message?: string };
    // A wrong password or name will not become right by waiting.
    if (outageOf(failure) === null || /^(28|3D)/.test(code)) throw failure;
    const why = code || message;
    if (performance.now() > until) {
      throw new StartRefused(
        `Đã đợi ${PATIENCE_SECONDS} giây, cơ sở dữ liệu vẫn không trả lời (${why}).`,
        `The database did not answer within ${PATIENCE_SECONDS} seconds (${why}).`,
      );
    }
    if (!isTold) {
      process.stderr.write(`Đang đợi cơ sở dữ liệu (${why})… / Waiting for the database (${why})…\n`);
    }
    await delay(1_000);
  }
}

async function failureToConnect(url: string | undefined): Promise<unknown> {
  const client = new GuardedClient({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    return null;
  } catch (error) {
    return error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Throws `StartRefused` where the steps that ran in the database are not the program's own. */
export async function assertOwnSteps(config: Config): Promise<void> {
  const ran = await stepsRun(config);
  const own = ownSteps();
  const isOlder = own.some(({ name, hash }) => ran.find((step) => step.name === name)?.hash !== hash);
  if (isOlder) {
    throw new StartRefused(
      'Cơ sở dữ liệu chưa được nâng cấp cho phiên bản này. Xin chạy trước: node dist/apps/api/src/migrate.command.js',
      'The database was not migrated to this version. Run first: node dist/apps/api/src/migrate.command.js',
    );
  }
  const newer = ran.find(({ name }) => !own.some((step) => step.name === name));
  if (newer) {
    throw new StartRefused(
      `Cơ sở dữ liệu mới hơn chương trình này (${newer.name}). Xin chạy phiên bản mới của chương trình.`,
      `The database is newer than this program (${newer.name}). Run the program's later version.`,
    );
  }
}

async function stepsRun(config: Config): Promise<{ name: string; hash: string }[]> {
  const database = new Database(await openDataSource(config), new Clock(), config);
  try {
    return await database.reading(system('start'), (tx) => tx.query('select name, hash from migration_step'));
  } catch (error) {
    const { code } = error as { code?: string };
    // No such table, role or right: nothing ran, or nothing of late.
    if (['42P01', '42704', '22023', '42501'].includes(code ?? '')) return [];
    throw error;
  } finally {
    await database.onApplicationShutdown();
  }
}

/**
 * Reads the environment of a production process; every wrong or missing variable is named in one go.
 * Throws `StartRefused`.
 */
export function productionConfig(...required: (keyof Config)[]): Config {
  try {
    const config = readConfig(process.env);
    const missing = required.filter((name) => config[name] === undefined);
    if (missing.length > 0) throw new ConfigError(missing.map((name) => `${name}: required`).join('\n'));
    return config;
  } catch (error) {
    throw configRefused(error);
  }
}

/** Better no start than a report that is taken and cannot be kept. Throws `StartRefused`. */
export function tryStorage(folder: string): void {
  const probe = join(folder, `tried-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartRefused(
      `Không ghi được vào STORAGE_FOLDER ${folder} (${code}).`,
      `STORAGE_FOLDER ${folder} cannot be written to (${code}).`,
    );
  }
}
