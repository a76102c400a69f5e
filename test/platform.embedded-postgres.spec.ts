import { type ChildProcess, spawn } from 'node:child_process';
import { chownSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../apps/api/src/platform/embedded-postgres.js';
import { placeOf, removePlace } from './support/embedded-place.js';

describe('a PostgreSQL of our own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tiem-chung-stale-'));
  const servers: EmbeddedPostgres[] = [];
  let stranger: ChildProcess | undefined;
  afterAll(() => {
    stranger?.kill();
    servers.at(-1)?.stop();
    removePlace(folder);
  });

  it('starts after a loss of power, though a stranger’s process has its number now', async () => {
    const start = async () => {
      const server = await startEmbeddedPostgres({ folder, disposable: true });
      servers.push(server);
      return server;
    };
    const first = await start();
    const pidFile = join(placeOf(folder), 'data', 'postmaster.pid');
    const { uid, gid } = statSync(pidFile);
    const left = readFileSync(pidFile, 'utf8');
    first.stop();
    stranger = spawn('sleep', ['60'], process.getuid?.() === 0 ? { uid, gid } : {});
    writeFileSync(pidFile, left.replace(/^\d+/, String(stranger.pid)));
    chownSync(pidFile, uid, gid);

    const second = await start();
    const client = new Client({ connectionString: second.ownerUrl('postgres') });
    await client.connect();
    await client.end();
    expect(stranger.exitCode).toBeNull();
  });

  it('writes no person’s name or address into its log, whatever is refused', async () => {
    const client = new Client({ connectionString: servers.at(-1)?.ownerUrl('postgres') });
    await client.connect();
    await client.query(
      `create table person (name text, address text unique, age int check (age > 0), at timestamptz, said json)`,
    );
    const insert = `insert into person values ($1, $2, $3)`;
    await client.query(insert, ['Nguyễn Thị Bí Mật', 'bi-mat@example.vn', 1]);
    const refused = [
      client.query(insert, ['Nguyễn Thị Bí Mật', 'bi-mat@example.vn', 1]),
      client.query(insert, ['Nguyễn Thị Bí Mật', 'bi-mat@example.vn', -1]),
      client.query(`insert into person (name, age) values ('Nguyễn Thị Bí Mật', -1)`),
      client.query(`select 1 / 0 as "Nguyễn Thị Bí Mật"`),
    ];
    const outcomes = await Promise.allSettled(refused);
    expect(outcomes.map(({ status }) => status)).toEqual(Array(4).fill('rejected'));
    await client.end();
    const log = readFileSync(join(placeOf(folder), 'postgres.log'), 'utf8');
    expect(log).toContain('person_address_key');
    expect(log).not.toMatch(/Bí Mật|bi-mat/);
  });

  // Another user's server needs no place elsewhere.
  const itAsRoot = process.getuid?.() === 0 ? it : it.skip;

  itAsRoot(
    'in a folder closed to others lives elsewhere, moves with the folder and goes with it',
    async () => {
      const closed = mkdtempSync(join(tmpdir(), 'tiem-chung-closed-'));
      const folder = join(closed, 'postgres');
      const tables = async (of: string) => {
        const server = await startEmbeddedPostgres({ folder: of, disposable: true });
        const client = new Client({ connectionString: server.ownerUrl('postgres') });
        await client.connect();
        const { rows } = await client.query(`select to_regclass('kept') is not null as "isKept"`);
        await client.query('create table if not exists kept ()');
        await client.end();
        server.stop();
        return (rows[0] as { isKept: boolean }).isKept;
      };
      expect(await tables(folder)).toBe(false);
      expect(await tables(folder)).toBe(true);
      const moved = join(closed, 'moved');
      renameSync(folder, moved);
      expect(await tables(moved)).toBe(true);
      const place = placeOf(moved);
      expect(place.startsWith(closed)).toBe(false);
      // The clone is back under its first name: what was deleted is not taken up again.
      renameSync(moved, folder);
      rmSync(folder, { recursive: true });
      expect(await tables(folder)).toBe(false);
      removePlace(folder);
      rmSync(closed, { recursive: true });
    },
  );
});
