import { type ChildProcess, spawn } from 'node:child_process';
import { chownSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
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
});
