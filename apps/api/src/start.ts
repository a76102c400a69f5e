import { existsSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { createDatabase, prepareDatabase } from '../../../migrations/prepare-database.js';
import { type Config, ConfigError, readConfig } from './platform/config.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './platform/embedded-postgres.js';
import { ownSecrets, takeFolder } from './platform/own-folder.js';
import { refuseToStart, serve, StartRefused } from './serve.js';

const FOLDER = resolve('var');
const DATABASE = 'campaign';

/**
 * What `npm start` runs: everything on this machine, nothing to set. Starts a PostgreSQL of our own
 * (unless DATABASE_URL names another), migrates, loads the campaign and, the first time, the
 * demonstration, then serves API and console on one port.
 */
async function start(words: string[]): Promise<void> {
  const letGo = openFolder();
  let postgres: EmbeddedPostgres | null = null;
  try {
    const given = configOf(process.env);
    postgres = given.DATABASE_URL === undefined ? await openPostgres() : null;
    const config = postgres ? await ownConfig(given, postgres) : await externalConfig(given);
    const opened = await serve(config);
    void words;
    tellAddress(config);
    await untilStopped();
    say('Đang dừng… / Stopping…');
    await opened.app.close();
  } finally {
    postgres?.stop();
    letGo();
  }
}

function openFolder(): () => void {
  try {
    mkdirSync(FOLDER, { recursive: true });
    const letGo = takeFolder(FOLDER);
    if (letGo) return letGo;
  } catch {
    throw new StartRefused(
      `Không ghi được vào thư mục ${FOLDER}. Xin cấp quyền ghi rồi chạy lại.`,
      `The folder ${FOLDER} cannot be written to. Allow writing and run again.`,
    );
  }
  throw new StartRefused(
    'Chương trình này đang chạy từ chính thư mục này. Xin dừng nó trước (Ctrl+C ở cửa sổ kia).',
    'The program is already running from this folder. Stop it first (Ctrl+C in its window).',
  );
}

function configOf(environment: NodeJS.ProcessEnv): Config {
  try {
    return readConfig({ LOG_LEVEL: 'warn', ...environment });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new StartRefused(`Cấu hình sai: ${error.message}`, `Wrong configuration: ${error.message}`);
  }
}

async function openPostgres(): Promise<EmbeddedPostgres> {
  const first = !existsSync(resolve(FOLDER, 'postgres'));
  say(
    first
      ? 'Đang tạo cơ sở dữ liệu… / Making the database…'
      : 'Đang mở cơ sở dữ liệu… / Opening the database…',
  );
  return startEmbeddedPostgres({ folder: resolve(FOLDER, 'postgres') });
}

async function ownConfig(given: Config, postgres: EmbeddedPostgres): Promise<Config> {
  const secrets = ownSecrets(FOLDER);
  await createDatabase(postgres.ownerUrl('postgres'), DATABASE);
  const owner = postgres.ownerUrl(DATABASE);
  const app = new URL(owner);
  app.username = 'campaign_app';
  app.password = secrets.appPassword;
  await prepareDatabase(owner, app.href);
  return {
    ...given,
    DATABASE_URL: app.href,
    TEMPLATE_SECRET: given.TEMPLATE_SECRET ?? secrets.templateSecret,
  };
}

/** A database of the operator's: migrated only when they gave us its owner, never filled with a demonstration. */
async function externalConfig(given: Config): Promise<Config> {
  if (given.MIGRATION_DATABASE_URL !== undefined && given.DATABASE_URL !== undefined) {
    await prepareDatabase(given.MIGRATION_DATABASE_URL, given.DATABASE_URL);
  }
  return { ...given, TEMPLATE_SECRET: given.TEMPLATE_SECRET ?? ownSecrets(FOLDER).templateSecret };
}

function tellAddress(config: Config): void {
  const address = config.PUBLIC_URL ?? `http://localhost:${config.PORT}`;
  say(`\n  Sẵn sàng / Ready:  ${address}\n  Dừng / Stop:       Ctrl+C\n`);
}

function untilStopped(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done());
  });
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

start(process.argv.slice(2)).then(() => process.exit(0), refuseToStart);
