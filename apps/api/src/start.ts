import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabase, dropDatabase, prepareDatabase } from '../../../migrations/prepare-database.js';
import { DEMONSTRATION_PASSWORD } from './demonstration/accounts.js';
import { fillDatabase, fillingOf } from './fill-database.js';
import { type Config, ConfigError, readConfig } from './platform/config.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './platform/embedded-postgres.js';
import { ownSecrets, takeFolder } from './platform/own-folder.js';
import { assertPort, refuseToStart, serve, StartRefused } from './serve.js';

const DATABASE = 'campaign';

/**
 * What `npm start` runs: everything on this machine, nothing to set. Starts a PostgreSQL of our own
 * (unless DATABASE_URL names another), migrates, loads the campaign and, the first time, the
 * demonstration, then serves API and console on one port.
 *
 * Words: `--empty` leaves the demonstration out; `--demonstration` loads it into an empty database of
 * the operator's.
 */
async function start(words: string[]): Promise<void> {
  const given = configOf(process.env);
  const letGo = openFolder(given.DATA_FOLDER);
  let postgres: EmbeddedPostgres | null = null;
  try {
    await assertPort(given);
    postgres = given.DATABASE_URL === undefined ? await openPostgres(given.DATA_FOLDER) : null;
    const config = postgres ? await ownConfig(given, postgres) : await externalConfig(given);
    const demonstration =
      !words.includes('--empty') && (postgres !== null || words.includes('--demonstration'));
    const isNew = (await fillingOf(config)) === 'empty';
    const firstPassword = isNew ? await fillDatabase(config, { demonstration, onProgress: drawBar }) : null;
    const opened = await serve(config);
    tellAddress(config, (await fillingOf(config)) === 'demonstration', firstPassword);
    await untilStopped();
    say('Đang dừng… / Stopping…');
    await opened.app.close();
  } finally {
    postgres?.stop();
    letGo();
  }
}

function openFolder(folder: string): () => void {
  try {
    const letGo = takeFolder(folder);
    if (letGo) return letGo;
  } catch {
    throw new StartRefused(
      `Không ghi được vào thư mục ${folder}. Xin cấp quyền ghi rồi chạy lại.`,
      `The folder ${folder} cannot be written to. Allow writing and run again.`,
    );
  }
  throw new StartRefused(
    'Chương trình này đang chạy từ chính thư mục này. Xin dừng nó trước (Ctrl+C ở cửa sổ kia).',
    'The program is already running from this folder. Stop it first (Ctrl+C in its window).',
  );
}

function configOf(environment: NodeJS.ProcessEnv): Config {
  try {
    const folder = environment['DATA_FOLDER'] ?? 'var';
    return readConfig({ LOG_LEVEL: 'warn', STORAGE_FOLDER: join(folder, 'files'), ...environment });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new StartRefused(`Cấu hình sai: ${error.message}`, `Wrong configuration: ${error.message}`);
  }
}

async function openPostgres(dataFolder: string): Promise<EmbeddedPostgres> {
  const folder = join(dataFolder, 'postgres');
  say(
    existsSync(folder)
      ? 'Đang mở cơ sở dữ liệu… / Opening the database…'
      : 'Đang tạo cơ sở dữ liệu… / Making the database…',
  );
  return startEmbeddedPostgres({ folder });
}

async function ownConfig(given: Config, postgres: EmbeddedPostgres): Promise<Config> {
  const secrets = ownSecrets(given.DATA_FOLDER);
  const owner = postgres.ownerUrl(DATABASE);
  const app = new URL(owner);
  app.username = 'campaign_app';
  app.password = secrets.appPassword;
  await createDatabase(postgres.ownerUrl('postgres'), DATABASE);
  await prepareDatabase(owner, app.href);
  const config = {
    ...given,
    DATABASE_URL: app.href,
    TEMPLATE_SECRET: given.TEMPLATE_SECRET ?? secrets.templateSecret,
  };
  if ((await fillingOf(config)) === 'half-loaded') {
    // The power went while the demonstration was being loaded: nobody's work is in it. Begin anew.
    await dropDatabase(postgres.ownerUrl('postgres'), DATABASE);
    await createDatabase(postgres.ownerUrl('postgres'), DATABASE);
    await prepareDatabase(owner, app.href);
  }
  return config;
}

/** A database of the operator's: migrated only when they gave us its owner. */
async function externalConfig(given: Config): Promise<Config> {
  if (given.MIGRATION_DATABASE_URL !== undefined && given.DATABASE_URL !== undefined) {
    await prepareDatabase(given.MIGRATION_DATABASE_URL, given.DATABASE_URL);
  }
  return { ...given, TEMPLATE_SECRET: given.TEMPLATE_SECRET ?? ownSecrets(given.DATA_FOLDER).templateSecret };
}

const BAR = 30;

function drawBar(done: number, of: number, what: string): void {
  if (!process.stdout.isTTY && done % 50 !== 0 && done !== of) return;
  const full = Math.round((BAR * done) / of);
  const bar = '█'.repeat(full) + '░'.repeat(BAR - full);
  const line = `  Số liệu minh họa / Demonstration  ${bar}  ${done}/${of}  ${what}`;
  process.stdout.write(process.stdout.isTTY ? `\r${line}${done === of ? '\n' : ''}` : `${line}\n`);
}

function tellAddress(config: Config, isDemonstration: boolean, firstPassword: string | null): void {
  const address = config.PUBLIC_URL ?? `http://localhost:${config.PORT}`;
  say(`\n  Sẵn sàng / Ready:   ${address}`);
  if (isDemonstration) {
    say('  DỮ LIỆU MINH HỌA / demonstration data. Đăng nhập / sign in:');
    say(
      `    lanhdao (lãnh đạo / leader), ttyt760 (Trung tâm Y tế Quận 1), quantri (quản trị / administrator)`,
    );
    say(`    mật khẩu / password: ${DEMONSTRATION_PASSWORD}`);
  }
  if (firstPassword !== null) {
    say(`  Tài khoản đầu tiên / first account: quantri, mật khẩu / password: ${firstPassword}`);
    say('  (chỉ hiện một lần, đổi khi đăng nhập / shown once, to be changed at sign-in)');
  }
  say('  Dừng / Stop:        Ctrl+C\n');
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
