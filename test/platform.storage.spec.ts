import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NightlyFiguresCheck } from '../apps/api/src/daily-reports/verify-figures.job.js';
import { FileStore } from '../apps/api/src/platform/files.js';
import { StartRefused } from '../apps/api/src/platform/start-refused.js';
import { pathOfStored } from '../apps/api/src/platform/stored-bytes.js';
import { system } from '../apps/api/src/platform/actor.js';
import { Database } from '../apps/api/src/platform/database.js';
import { call } from './support/call.js';
import { eventually } from './support/eventually.js';
import { startSecondInstance } from './support/second-instance.js';
import { signIn } from './support/sign-in.js';
import { fileFigures, makeSmallCampaign } from './support/small-campaign.js';
import { startApp, type TestApp } from './support/start-app.js';

describe('the folder of the kept files', () => {
  let campaign: TestApp;
  beforeEach(async () => {
    campaign = await startApp('2022-05-07T16:00:00+07:00');
    await makeSmallCampaign(campaign, { '901': { '90101': 1_000 } });
  });
  afterEach(() => campaign.close());

  /** One of the same installation that waits for its folder no longer than so many seconds. */
  const hurried = async (seconds: number) => {
    const app = await startSecondInstance(campaign, { STORAGE_SECONDS: String(seconds) });
    const ready = async () => (await app.inject('/health/ready')).statusCode;
    return { ...campaign, app, ready };
  };
  const keep = async (text: string) => {
    const files = campaign.app.get(FileStore);
    const placed = await files.place(Buffer.from(text));
    return campaign.app
      .get(Database)
      .within(system('test'), (tx) => files.note(tx, placed, 'text/plain', campaign.clock.now()));
  };

  it('holds up nobody but whoever wants a file when it hangs, and readiness says so until it answers', async () => {
    const instance = await hurried(2);
    const files = instance.app.get(FileStore);
    const hashes = await Promise.all(['a', 'b', 'c', 'd', 'e'].map(keep));
    await fileFigures(campaign, '901', '2022-05-07', [{ ward: '90101', submitted: 1 }]);
    await campaign.sql(`alter table upload disable trigger user`);
    await campaign.sql(`update upload set file_hash = $1`, [hashes[0]]);
    const pipes = hashes.map((hash) => pathOfStored(campaign.storageFolder, hash));
    for (const pipe of pipes) {
      rmSync(pipe);
      execFileSync('/usr/bin/mkfifo', [pipe]);
    }
    // As a folder on a network that went away: each of them waits for a writer that never comes.
    const reads = hashes.map((hash) => files.read(hash).catch((error: unknown) => error));
    // The nightly check of the figures waits in the same line, and is tried again another time.
    const check = instance.app.get(NightlyFiguresCheck, { strict: false }).check();
    reads.push(check.then(() => Buffer.from('checked')).catch((error: unknown) => error));
    const leader = await signIn(campaign, 'leader');
    expect((await call(instance, leader, 'GET progress/city')).status).toBe(200);
    expect((await instance.app.inject('/health/live')).statusCode).toBe(200);
    expect(await instance.ready()).toBe(503);
    for (const failure of await Promise.all(reads)) expect(failure).toMatchObject({ outage: 'away' });

    // It answers again: each read that hangs comes to its end, and one in line may hang after it.
    await eventually(
      async () => {
        for (const pipe of pipes) {
          try {
            closeSync(openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK));
          } catch {
            // Nobody reads this one.
          }
        }
        return instance.ready();
      },
      (status) => status === 200,
      30,
    );
    await instance.app.close();
  });

  it('is not ready while it is another one, or none', async () => {
    const { app, ready } = await hurried(1);
    await eventually(ready, (status) => status === 200, 20);
    const away = `${campaign.storageFolder}-away`;
    renameSync(campaign.storageFolder, away);
    await eventually(ready, (status) => status === 503, 20);
    renameSync(away, campaign.storageFolder);
    await eventually(ready, (status) => status === 200, 20);
    await app.close();
  });

  it('refuses a start where none of the database’s files are, or another database’s', async () => {
    await keep('kept');
    const empty = mkdtempSync(join(tmpdir(), 'tiem-chung-empty-'));
    const start = () => startSecondInstance(campaign, { STORAGE_FOLDER: empty });
    await expect(start()).rejects.toThrow(StartRefused);
    expect(readdirSync(empty)).toEqual([]);
    await campaign.sql(`update installation set id = gen_random_uuid()`);
    await expect(startSecondInstance(campaign)).rejects.toThrow(/holds the files of another database/);
    rmSync(empty, { recursive: true });
  });

  it('of before there were marks is taken where it holds the database’s files', async () => {
    await keep('kept');
    rmSync(join(campaign.storageFolder, '.database'));
    await (await startSecondInstance(campaign)).close();
    expect(readdirSync(campaign.storageFolder)).toContain('.database');
  });

  it('nearly full stops what is to be saved, in a clear sentence, and nothing that is only read', async () => {
    const app = await startSecondInstance(campaign, { LEAST_FREE_MEGABYTES: '1000000000' });
    const full = { ...campaign, app };
    const administrator = await signIn(campaign, 'administrator');
    const user = { username: 'ld.a', fullName: 'Nguyễn Văn A', role: 'leader' };
    const refused = await call(full, administrator, 'POST users', user);
    expect(refused).toMatchObject({ status: 503, body: { code: 'system.disk-full' } });
    expect(refused.body['title']).toMatch(/gần đầy \(còn \d+ MB\).*chưa có gì được lưu/);
    expect((await call(full, administrator, 'GET users')).status).toBe(200);
    const out = await app.inject({ method: 'DELETE', url: '/api/session', headers: administrator.headers });
    expect(out.statusCode).toBeLessThan(300);
    await app.close();
  });
});
