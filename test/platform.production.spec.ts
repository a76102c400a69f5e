import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { pathOfStored } from '../apps/api/src/platform/stored-bytes.js';
import { createDatabase, prepareDatabase } from '../migrations/prepare-database.js';
import { appUrlOf, ownerUrlOf } from './support/database-urls.js';
import { openDoor } from './support/door.js';
import { eventually } from './support/eventually.js';
import { freePort, type Program, spawnProgram } from './support/program.js';

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
  });

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
  });

  it('waits for a database that is coming up, says so once, and is ready when it is there', async () => {
    const door = await openDoor(() => ownerUrl);
    door.shut();
    const main = await spawnProgram('main.js', {
      environment: { ...environment, DATABASE_URL: door.through(environment.DATABASE_URL) },
    });
    await eventually(
      () => Promise.resolve(main.said()),
      (said) => said.includes('Waiting for the database'),
      30,
    );
    door.open();
    await eventually(
      () =>
        fetch(`${main.url}/health/ready`).then(
          ({ status }) => status,
          () => null,
        ),
      (status) => status === 200,
      30,
    );
    main.process.kill('SIGTERM');
    expect(await main.ended).toBe(0);
    expect(main.said().match(/Waiting for the database/g)).toHaveLength(1);
    door.close();
  });

  it('is stopped at once while it waits for a database', async () => {
    const main = await spawnProgram('main.js', {
      environment: { ...environment, DATABASE_URL: 'postgresql://nobody:none@127.0.0.1:1/campaign' },
    });
    await eventually(
      () => Promise.resolve(main.said()),
      (said) => said.includes('Waiting for the database'),
      30,
    );
    main.process.kill('SIGTERM');
    expect(await main.ended).toBe(0);
  });

  it('the worker tells how it is, and what waits, where a port is named for it', async () => {
    const port = await freePort();
    const worker = await spawnProgram('worker.js', {
      environment: { ...environment, HEALTH_PORT: String(port) },
    });
    const ask = (path: string) =>
      fetch(`http://127.0.0.1:${port}${path}`).then(
        ({ status }) => status,
        () => null,
      );
    await eventually(
      () => ask('/health/ready'),
      (status) => status === 200,
      30,
    );
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(metrics).toMatch(/mail_messages\{state="given-up"\} 0/);
    expect(metrics).toMatch(/disk_free_megabytes [1-9]/);
    expect(metrics).toMatch(/clock_trusted 1/);
    expect(await ask('/api/progress/city')).toBe(404);
    worker.process.kill('SIGTERM');
    expect(await worker.ended).toBe(0);
  });

  it('answers what was asked before it was told to stop, however long it takes within its grace', async () => {
    await owner.query(
      `create function slowly() returns trigger language plpgsql as $$ begin perform pg_sleep(7); return new; end $$;
       create trigger slowly before insert on sign_in_attempt for each row execute function slowly()`,
    );
    const main = await spawnProgram('main.js', { environment });
    await eventually(
      () =>
        fetch(`${main.url}/health/ready`).then(
          ({ status }) => status,
          () => null,
        ),
      (status) => status === 200,
      30,
    );
    const answer = fetch(`${main.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-requested-with': 'console' },
      body: JSON.stringify({ username: 'nobody', password: 'wrong' }),
    });
    await eventually(
      () =>
        owner.query(
          `select from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()`,
        ),
      ({ rowCount }) => rowCount === 1,
      30,
    );
    main.process.kill('SIGTERM');
    expect((await answer).status).toBe(401);
    expect(await main.ended).toBe(0);
    await owner.query('drop trigger slowly on sign_in_attempt');
  });

  it('the kept files are compared with what the database says of them', async () => {
    const verify = () => run('verify-files.command.js');
    const whole = (count: number) =>
      `✓ Tệp nguyên vẹn: ${count}, thiếu hoặc hỏng: 0. / Files that are whole: ${count}, missing or damaged: 0.\n`;
    expect(await verify()).toEqual({ status: 0, said: whole(0) });
    const keep = async (text: string, size: number, written: string | null) => {
      const hash = createHash('sha256').update(text).digest('hex');
      await owner.query(`insert into stored_file values ($1, $2, 'text/plain', '2022-05-07')`, [hash, size]);
      const path = pathOfStored(environment.STORAGE_FOLDER, hash);
      mkdirSync(dirname(path), { recursive: true });
      if (written !== null) writeFileSync(path, written);
      return hash;
    };
    await keep('whole', 5, 'whole');
    const gone = await keep('gone', 4, null);
    const changed = await keep('was so', 6, 'is so!');
    const ofOtherSize = await keep('six bytes?', 6, 'six bytes?');
    const { status, said } = await verify();
    const lines = said.trimEnd().split('\n');
    expect(lines.pop()).toBe(
      '✗ Tệp nguyên vẹn: 1, thiếu hoặc hỏng: 3. / Files that are whole: 1, missing or damaged: 3.',
    );
    expect(new Set(lines)).toEqual(
      new Set([
        `  ${gone} (2022-05-07): thiếu / missing`,
        `  ${changed} (2022-05-07): hỏng / damaged`,
        `  ${ofOtherSize} (2022-05-07): hỏng / damaged`,
      ]),
    );
    expect(status).toBe(1);
    await owner.query('delete from stored_file');
  });

  it.each([
    [
      'an earlier version’s',
      `delete from migration_step where name like '%one-installation%'`,
      'was not migrated to this version',
    ],
    [
      'another text’s',
      `update migration_step set hash = 'other' where name like '%one-installation%'`,
      'was not migrated',
    ],
    [
      'a later version’s',
      `insert into migration_step values ('0999-later.sql', '-')`,
      'is newer than this program',
    ],
  ])(
    'is refused in one sentence on a database of %s steps',
    async (_, change, sentence) => {
      const before = await owner.query('select * from migration_step');
      await owner.query(change);
      for (const entry of ['main.js', 'worker.js']) {
        const refused = await run(entry);
        expect(refused).toEqual(refusal);
        expect(refused.said).toContain(sentence);
      }
      await owner.query('delete from migration_step');
      for (const { name, hash, ran_at } of before.rows as Record<string, unknown>[]) {
        await owner.query('insert into migration_step values ($1, $2, $3)', [name, hash, ran_at]);
      }
    },
    60_000,
  );

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
  });
});
