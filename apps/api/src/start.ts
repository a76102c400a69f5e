import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabase, dropDatabase, prepareDatabase } from '../../../migrations/prepare-database.js';
import type { OpenedApp } from './app.js';
import { OWN_DATABASE } from './command-config.js';
import { DEMONSTRATION_PASSWORD } from './demonstration/accounts.js';
import { fillDatabase, fillingOf } from './fill-database.js';
import { type Config, configRefused, readConfig } from './platform/config.js';
import { type EmbeddedPostgres, serverPlace, startEmbeddedPostgres } from './platform/embedded-postgres.js';
import { freeMegabytes, isOutOfSpace, ownSecrets } from './platform/own-folder.js';
import { assertOwnSteps, untilDatabaseAnswers } from './production-config.js';
import { closeInTime, leave, untilStopped } from './run-until-stopped.js';
import { assertPort, serve } from './serve.js';
import { StartRefused } from './platform/start-refused.js';
import { forgetMark } from './platform/storage-mark.js';
import { takeFolder } from './platform/take-folder.js';
import { refuseToStart } from './start-refused.js';
import { watchPostgres } from './watch-postgres.js';

/** Disk a first start needs for database, demonstration and room to work; and any later one, to work at all. */
const FIRST_MEGABYTES = 200;
const LEAST_MEGABYTES = 100;

/**
 * What `npm start` runs: everything on this machine, nothing to set. Starts a PostgreSQL of our own
 * (unless DATABASE_URL names another), migrates, loads the campaign and, the first time, the
 * demonstration, then serves API and console on one port.
 *
 * Words: `--empty` leaves the demonstration out; `--demonstration` loads it into an empty database of
 * the operator's.
 */
async function start(words: string[]): Promise<number> {
  const given = configOf(process.env);
  const letGo = openFolder(given.DATA_FOLDER);
  const running: Running = {};
  const stopping = new AbortController();
  void stopped.then(() => stopping.abort());
  try {
    await Promise.race([open(given, words, running), stopped]);
    await Promise.race([stopped, lookAfter(running, stopping.signal)]);
    say('\nĐang dừng… / Stopping…');
    await close(running, given);
    return await stopped;
  } catch (error) {
    // Ctrl+C reaches the programs we called as well: what fails because of it is no failure.
    await new Promise(setImmediate);
    if (stopping.signal.aborted) return 0;
    await close(running, given);
    running.postgres?.stop('immediate');
    const full = fullerFolder(given.DATA_FOLDER);
    throw isOutOfSpace(error) || freeMegabytes(full) < 10 ? diskFull(full) : error;
  } finally {
    stopping.abort();
    running.postgres?.stop();
    letGo();
  }
}

/** Ends by itself only with the program, or by throwing: a server that cannot be kept running is the end, too. */
async function lookAfter({ postgres }: Running, stopping: AbortSignal): Promise<void> {
  if (postgres) await watchPostgres({ postgres, say, stopping });
  else await once(stopping, 'abort');
}

async function close({ opened, postgres }: Running, { STOP_SECONDS }: Config): Promise<void> {
  if (opened) await closeInTime(opened.app, STOP_SECONDS, () => postgres?.stop('immediate'));
}

/** What is to be stopped at the end, as far as it was started. */
interface Running {
  postgres?: EmbeddedPostgres;
  opened?: OpenedApp;
}

async function open(given: Config, words: string[], running: Running): Promise<void> {
  await assertPort(given);
  const isOwn = given.DATABASE_URL === undefined;
  if (isOwn) running.postgres = await openPostgres(given.DATA_FOLDER);
  const config = running.postgres ? await ownConfig(given, running.postgres) : await externalConfig(given);
  const demonstration = !words.includes('--empty') && (isOwn || words.includes('--demonstration'));
  const firstPassword = await fillDatabase(config, { demonstration, onProgress: drawBar });
  const isDemonstration = (await fillingOf(config)) === 'demonstration';
  running.opened = await serve(config);
  tellAddress(config, isDemonstration, firstPassword);
}

function openFolder(folder: string): () => void {
  try {
    const letGo = takeFolder(folder);
    if (letGo) return letGo;
  } catch (error) {
    if (isOutOfSpace(error)) throw diskFull(folder);
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

/** The folder of ours whose disk has the least room: the data folder, or that the database lies in. */
function fullerFolder(dataFolder: string): string {
  const place = serverPlace(join(dataFolder, 'postgres'));
  return freeMegabytes(place) < freeMegabytes(dataFolder) ? place : dataFolder;
}

function diskFull(folder: string): StartRefused {
  const free = freeMegabytes(folder);
  return new StartRefused(
    `Ổ đĩa của thư mục ${folder} đã đầy (còn ${free} MB). Xin giải phóng dung lượng rồi chạy lại.`,
    `The disk of the folder ${folder} is full (${free} MB left). Free some space and run again.`,
  );
}

function configOf(environment: NodeJS.ProcessEnv): Config {
  try {
    const folder = environment['DATA_FOLDER'] ?? 'var';
    return readConfig({ LOG_LEVEL: 'warn', STORAGE_FOLDER: join(folder, 'files'), ...environment });
  } catch (error) {
    throw configRefused(error);
  }
}

async function openPostgres(dataFolder: string): Promise<EmbeddedPostgres> {
  const folder = join(dataFolder, 'postgres');
  const isThere = existsSync(folder);
  // Earlier versions kept the reserve here, wherever the database lies.
  rmSync(join(dataFolder, 'reserve'), { force: true });
  const full = fullerFolder(dataFolder);
  if (freeMegabytes(full) < (isThere ? LEAST_MEGABYTES : FIRST_MEGABYTES)) throw diskFull(full);
  say(
    isThere
      ? 'Đang mở cơ sở dữ liệu… / Opening the database…'
      : 'Đang tạo cơ sở dữ liệu… / Making the database…',
  );
  return startEmbeddedPostgres({ folder });
}

async function ownConfig(given: Config, postgres: EmbeddedPostgres): Promise<Config> {
  const secrets = ownSecrets(given.DATA_FOLDER);
  const owner = postgres.ownerUrl(OWN_DATABASE);
  const app = new URL(owner);
  app.username = 'campaign_app';
  app.password = secrets.appPassword;
  await createDatabase(postgres.ownerUrl('postgres'), OWN_DATABASE);
  await prepareDatabase(owner, app.href);
  const config = {
    ...given,
    DATABASE_URL: app.href,
    TEMPLATE_SECRET: given.TEMPLATE_SECRET ?? secrets.templateSecret,
  };
  if ((await fillingOf(config)) === 'half-loaded') {
    // The power went while the demonstration was being loaded: nobody's work is in it. Begin anew.
    await dropDatabase(postgres.ownerUrl('postgres'), OWN_DATABASE);
    await createDatabase(postgres.ownerUrl('postgres'), OWN_DATABASE);
    await prepareDatabase(owner, app.href);
    forgetMark(config.STORAGE_FOLDER);
  }
  return config;
}

/** A database of the operator's: migrated only when they gave us its owner. */
async function externalConfig(given: Config): Promise<Config> {
  await untilDatabaseAnswers(given.MIGRATION_DATABASE_URL ?? given.DATABASE_URL);
  if (given.MIGRATION_DATABASE_URL !== undefined && given.DATABASE_URL !== undefined) {
    await prepareDatabase(given.MIGRATION_DATABASE_URL, given.DATABASE_URL);
  }
  await assertOwnSteps(given);
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
    say('    lanhdao (lãnh đạo / leader), ttyt760 (Trung tâm Y tế Quận 1), tonghop (tổng hợp / reviewer),');
    say('    quantri (quản trị / administrator), kiemtra (kiểm tra, giám sát / auditor)');
    say(`    mật khẩu / password: ${DEMONSTRATION_PASSWORD}`);
  }
  if (firstPassword !== null) {
    say(`  Tài khoản đầu tiên / first account: quantri, mật khẩu / password: ${firstPassword}`);
    say('  (chỉ hiện một lần, đổi khi đăng nhập / shown once, to be changed at sign-in)');
  }
  if (config.SMTP_URL === undefined) {
    say(
      '  Thư / Mail:         giữ thành tệp .eml, xem ở mục Thư / kept as .eml, shown under Mail (SMTP_URL)',
    );
  }
  say('  Dừng / Stop:        Ctrl+C\n');
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

// A terminal that was closed: what nobody hears must not keep the program from stopping whole.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
const stopped = untilStopped();
start(process.argv.slice(2)).then(leave, refuseToStart);
