import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { createDatabase, prepareDatabase } from '../migrations/prepare-database.js';
import { appUrlOf, ownerUrlOf } from './support/database-urls.js';
import { eventually } from './support/eventually.js';
import { type Program, spawnProgram } from './support/program.js';

const PASSWORD = '(?:[a-z2-9]{4}-){3}[a-z2-9]{4}';
/** A line of the log: a warning that mail is kept. */
const KEPT_MAIL = /^\{"level":40,.*"msg":"SMTP_URL is not set: no mail leaves; messages are kept as \.eml/m;
const FIRST_ACCOUNT = new RegExp(`First account: quantri, password: (${PASSWORD})`);

/** The processes of production, on a database of their own; each test goes on from the one before. */
describe('in production', () => {
  const database = `test_${randomUUID().replaceAll('-', '')}`;
  const ownerUrl = ownerUrlOf(database);
  const folder = mkdtempSync(join(tmpdir(), 'tiem-chung-production-'));
  const environment = {
    DATABASE_URL: appUrlOf(ownerUrl),
    STORAGE_FOLDER: join(folder, 'files'),
    TEMPLATE_SECRET: 'a secret for tests only, thirty-two characters',
    PUBLIC_URL: 'http://tiemchung.example',
  };
  const owner = new Client({ connectionString: ownerUrl });
  beforeAll(async () => {
    await createDatabase(ownerUrlOf('postgres'), database);
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    rmSync(folder, { recursive: true });
  });

  const run = async (entry: string, changes: Record<string, string> = {}, words: string[] = []) => {
    const program = await spawnProgram(entry, { environment: { ...environment, ...changes }, words });
    return { status: await program.ended, said: program.said() };
  };
  const migrate = () => run('migrate.command.js', { MIGRATION_DATABASE_URL: ownerUrl });
  const refusal = { status: 1, said: expect.not.stringMatching(/ at .*\.js:\d+/) as unknown };

  it('the first migration gives the first administrator’s password, a later one does not', async () => {
    const first = await migrate();
    expect(first).toMatchObject({ status: 0, said: expect.stringMatching(FIRST_ACCOUNT) as unknown });
    const again = await migrate();
    expect(again).toEqual({ status: 0, said: '0 migration steps ran.\n' });
  });

  it('a migration that was cut off before there was an administrator is brought to its end', async () => {
    await owner.query('delete from user_account; delete from schedule');
    expect(await migrate()).toMatchObject({ said: expect.stringMatching(FIRST_ACCOUNT) as unknown });
    expect((await owner.query('select from schedule')).rowCount).toBe(2);
  });

  it('schedules that were removed stay so', async () => {
    await owner.query('delete from schedule');
    await migrate();
    expect((await owner.query('select from schedule')).rowCount).toBe(0);
  });

  it('a password that was lost is given anew, and the audit log says so', async () => {
    const given = await run('users/first-password.command.js', {}, ['quantri']);
    expect(given).toMatchObject({
      status: 0,
      said: expect.stringMatching(`^quantri: ${PASSWORD}\n$`) as unknown,
    });
    const { rows } = await owner.query('select actor_name, action from audit_entry order by id desc limit 1');
    expect(rows).toEqual([{ actor_name: 'first-password', action: 'user.reset-password' }]);
    const stranger = await run('users/first-password.command.js', {}, ['nobody']);
    expect(stranger).toEqual(refusal);
    expect(stranger.said).toContain('Không có tài khoản nobody');
  }, 90_000);

  it('a changed password of the application’s login is set', async () => {
    const login = `app_${randomUUID().slice(0, 8)}`;
    const withPassword = (password: string) =>
      Object.assign(new URL(ownerUrl), { username: login, password }).href;
    await prepareDatabase(ownerUrl, withPassword('one'));
    await prepareDatabase(ownerUrl, withPassword('two'));
    const client = new Client({ connectionString: withPassword('two') });
    await client.connect();
    await client.end();
    await owner.query(`drop owned by ${login}; drop role ${login}`);
  });

  it('two HTTP processes and a worker are ready, warn where no mail leaves, and end with 0 when told to', async () => {
    const mains = [
      await spawnProgram('main.js', { environment }),
      await spawnProgram('main.js', { environment: { ...environment, SMTP_URL: 'smtp://127.0.0.1:1' } }),
    ];
    const worker = await spawnProgram('worker.js', { environment });
    const isReady = ({ url }: Program) =>
      fetch(`${url}/health/ready`).then(
        ({ status }) => status,
        () => null,
      );
    for (const main of mains)
      await eventually(
        () => isReady(main),
        (status) => status === 200,
        30,
      );
    // A page of the console, whatever folder the program was started from.
    expect(await (await fetch(`${mains[0]?.url}/quan-huyen`)).text()).toContain('<div id="root">');
    await eventually(
      () => Promise.resolve(worker.said()),
      (said) => said.includes('"context":"worker","msg":"ready"'),
      30,
    );
    for (const program of [...mains, worker]) program.process.kill('SIGTERM');
    expect(await Promise.all([...mains, worker].map(({ ended }) => ended))).toEqual([0, 0, 0]);
    // The second one has a mail server.
    expect([...mains, worker].map(({ said }) => KEPT_MAIL.test(said()))).toEqual([true, false, true]);
  }, 90_000);

  it.each([
    ['PUBLIC_URL', '', 'PUBLIC_URL: required'],
    ['STORAGE_FOLDER', '/dev/null/files', 'Không ghi được vào STORAGE_FOLDER /dev/null/files'],
    ['HOST', 'x86_64-conda-linux-gnu', 'HOST là x86_64-conda-linux-gnu'],
  ])('is refused in one sentence where %s is %j', async (name, value, sentence) => {
    const refused = await run('main.js', { [name]: value });
    expect(refused).toEqual(refusal);
    expect(refused.said).toContain(sentence);
  });

  it('is refused, and not migrated any further, where a demonstration was loaded half', async () => {
    await owner.query('update campaign set is_demonstration = true');
    for (const refused of [await run('main.js'), await run('worker.js'), await migrate()]) {
      expect(refused).toEqual(refusal);
      expect(refused.said).toContain('số liệu minh họa đang nạp hoặc nạp dở');
    }
  }, 90_000);
});
