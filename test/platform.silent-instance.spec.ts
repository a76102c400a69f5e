import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import { refuseBeyondQuota } from '../apps/api/src/daily-reports/upload-quota.js';
import { leaseNextMessage } from '../apps/api/src/delivery/outbox-lease.js';
import { SendMail } from '../apps/api/src/delivery/send-mail.js';
import { StartDueRuns } from '../apps/api/src/delivery/start-due-runs.js';
import { system } from '../apps/api/src/platform/actor.js';
import { Database, type Transaction } from '../apps/api/src/platform/database.js';
import { takePen } from '../apps/api/src/platform/recording.js';
import { lockAdministrators } from '../apps/api/src/users/accounts.query.js';
import { CleanUpService } from '../apps/api/src/users/clean-up.service.js';
import { findCredentials, lockCredentials } from '../apps/api/src/users/credentials.query.js';
import { NoteAuditLink } from '../apps/api/src/users/note-audit-link.service.js';
import { beginAttempt } from '../apps/api/src/users/sign-in-attempts.js';
import { migrate } from '../migrations/migrate.js';
import { type Door, openDoor } from './support/door.js';
import { eventually } from './support/eventually.js';
import { type MailCampaign, startMailCampaign } from './support/mail-campaign.js';
import { upload } from './support/make-report.js';
import { startSecondInstance } from './support/second-instance.js';
import { makePerson, type SignedIn, signIn } from './support/sign-in.js';
import { waitingIn } from './support/while-recording.js';

const PASSWORD = 'một câu dài dễ nhớ';

/**
 * Two instances on one database. The one behind the door takes what others wait for, and falls silent in the middle of
 * its transaction, as a machine that froze. The database ends such a transaction after SILENCE_SECONDS, long before the
 * healthy instance gives up its wait (`lock_timeout`, 5 s): an act that waited and was served was served in that time.
 */
describe('an instance that falls silent', () => {
  let campaign: MailCampaign;
  let door: Door;
  let frozen: NestFastifyApplication;
  let leader: SignedIn;
  beforeEach(async () => {
    campaign = await startMailCampaign();
    leader = await signIn(campaign, 'leader');
    door = await openDoor(() => campaign.ownerUrl);
    frozen = await startSecondInstance(campaign, {
      DATABASE_URL: door.through(campaign.config.DATABASE_URL ?? ''),
      SILENCE_SECONDS: '1',
    });
  });
  afterEach(async () => {
    door.close();
    await frozen.close();
    await campaign.close();
  });

  /**
   * The frozen instance takes what `holding` takes, and lives until it is told to fall silent, however long the test
   * takes until then: its transaction has its own limit back only then.
   */
  const hold = async (
    holding: (tx: Transaction) => Promise<unknown>,
    how: 'recording' | 'within' = 'recording',
  ) => {
    const limit = 'idle_in_transaction_session_timeout';
    let fallSilent: () => void = () => undefined;
    const isToFallSilent = new Promise<void>((told) => (fallSilent = told));
    await new Promise<void>((held, failed) => {
      frozen
        .get(Database)
        [how](system('test'), async (tx) => {
          const [own] = (await tx.query(`select current_setting('${limit}') as "own"`)) as { own: string }[];
          await tx.query(`set local ${limit} = 0`);
          await holding(tx);
          held();
          await isToFallSilent;
          await tx.query(`set local ${limit} = '${own?.own}'`);
          door.silence();
          await new Promise((never) => setTimeout(never, 60_000).unref());
        })
        // What becomes of a frozen machine's transaction nobody there is told.
        .catch(failed);
    });
    return fallSilent;
  };
  const isWaiting = () =>
    eventually(
      () => waitingIn(campaign),
      (waiting) => waiting > 0,
    );
  const setDeadline = (day: number, key = campaign.admin.key(), app = campaign.app) =>
    app.inject({
      method: 'POST',
      url: '/api/deadlines',
      headers: { ...campaign.admin.headers, ...key },
      payload: {
        deadlineDate: `2022-06-${String(day).padStart(2, '0')}`,
        decidedOn: `2022-05-${String(day).padStart(2, '0')}`,
        document: 'Công văn',
        reason: 'Dời hạn',
      },
    });
  const ask = async (url: string) => (await campaign.app.inject({ url, headers: leader.headers })).statusCode;
  const enter = (username: string, remoteAddress: string, password = 'không phải mật khẩu này') =>
    campaign.app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'x-requested-with': 'console', origin: 'http://localhost' },
      payload: { username, password },
      remoteAddress,
    });

  /** Something others wait for: who takes it, as the program does, and an act of another instance that needs it. */
  interface Case {
    /** The name of an advisory lock, or the source that locks rows. */
    lock: string;
    /** What must be there before. */
    given?: () => Promise<unknown>;
    holding: (tx: Transaction) => Promise<unknown>;
    how?: 'within';
    act: () => Promise<unknown>;
  }
  let reporter: SignedIn;
  let runId: string | undefined;
  const someone = { address: '203.0.113.7', other: '198.51.100.9' };
  const CASES: Case[] = [
    { lock: 'apps/api/src/platform/recording.ts', holding: takePen, act: () => setDeadline(8) },
    {
      lock: 'audit_entry',
      holding: (tx) =>
        tx.query(`select append_audit_entry(now(), null, 'x', null, null, 'schedule.change',
                                        'schedule', null, null, null, null, null)`),
      act: () => setDeadline(8),
    },
    {
      lock: 'tell-auditors',
      given: () => setDeadline(9),
      holding: (tx) => tx.query(`select pg_advisory_xact_lock(hashtext('tell-auditors'))`),
      act: () => campaign.app.get(NoteAuditLink, { strict: false }).note(),
    },
    {
      lock: 'upload',
      given: async () => (reporter = await signIn(campaign, 'district-reporter', '901')),
      holding: (tx) => refuseBeyondQuota(tx, reporter.id, 0, campaign.clock.now(), campaign.config),
      act: () =>
        upload(
          campaign,
          reporter,
          { districtCode: '901', date: '2022-05-07' },
          {
            ...{ name: 'a.csv', bytes: Buffer.from('Mã,Đã ký số\n90101,1\n'), mediaType: 'text/csv' },
          },
        ),
    },
    {
      lock: 'sign-in account',
      holding: (tx) => beginAttempt(tx, campaign.clock.now(), 'lanhdao', someone.address),
      act: () => enter('lanhdao', someone.other),
    },
    {
      lock: 'sign-in address',
      holding: (tx) => beginAttempt(tx, campaign.clock.now(), 'lanhdao', someone.address),
      act: () => enter('tonghop', someone.address),
    },
    {
      lock: 'apps/api/src/users/accounts.query.ts',
      holding: lockAdministrators,
      act: () => campaign.write('POST', `/api/users/${leader.id}/disable`, { reason: 'Nghỉ việc' }),
    },
    {
      lock: 'apps/api/src/users/credentials.query.ts',
      given: () => makePerson(campaign, { role: 'leader', username: 'lanhdao', password: PASSWORD }),
      holding: async (tx) => lockCredentials(tx, await findCredentials(tx, 'lanhdao')),
      act: async () => {
        // Another who holds the row: one that changes the account.
        const own = campaign.app.get(Database);
        await own.recording(system('test'), async (tx) =>
          lockCredentials(tx, await findCredentials(tx, 'lanhdao')),
        );
      },
    },
    {
      lock: 'apps/api/src/delivery/schedules.service.ts',
      given: async () => {
        const [run] = await campaign.sql<{ id: string }>(
          `with own as (insert into schedule (name, task, at_time, weekdays, starts_at)
                        values ('Báo cáo nhanh', 'daily-workbook', '18:00', '{1}', now()) returning id)
           insert into scheduled_run (schedule_id, planned_at, state, queued_at)
           select id, '2022-05-02T18:00:00+07:00', 'failed', now() from own returning id`,
        );
        runId = run?.id;
      },
      holding: (tx) => tx.query('select from scheduled_run where id = $1 for update', [runId]),
      act: () => campaign.write('POST', `/api/scheduled-runs/${runId}/run-again`),
    },
    {
      lock: 'a planned instant',
      given: async () => {
        await campaign.write('POST', '/api/schedules', {
          ...{ name: 'Báo cáo', task: 'daily-workbook', atTime: '18:01', weekdays: [1, 2, 3, 4, 5, 6, 7] },
        });
        campaign.pass(5);
      },
      holding: (tx) =>
        tx.query(`insert into scheduled_run (schedule_id, planned_at, state, queued_at)
                  select id, '2022-05-07T18:01:00+07:00', 'queued', now() from schedule`),
      how: 'within',
      act: () => campaign.app.get(StartDueRuns).start(),
    },
    {
      lock: 'the key of a call',
      holding: (tx) =>
        tx.query(
          `insert into idempotent_answer (user_id, key, request_hash, request_id, leased_until)
           values ($1, 'key-1', 'x', 'x', now())`,
          [campaign.admin.id],
        ),
      how: 'within',
      act: () => setDeadline(8, { 'idempotency-key': 'key-1' }),
    },
    {
      lock: 'sessions that are thrown away, and with them the pen',
      given: () =>
        campaign.sql(`update session set expires_at = $1 where user_id = $2`, [
          campaign.clock.now(),
          leader.id,
        ]),
      holding: (tx) => tx.query('delete from session where user_id = $1', [leader.id]),
      how: 'within',
      act: () => campaign.app.get(CleanUpService, { strict: false }).cleanUp(),
    },
  ];

  it.each(CASES)(
    'while it holds $lock keeps nobody waiting longer than the database lets it',
    async ({ given, holding, how, act }) => {
      await given?.();
      const fallSilent = await hold(holding, how);
      const served = act();
      await isWaiting();
      fallSilent();
      const answer = (await served) as { statusCode: number } | undefined;
      expect(answer?.statusCode ?? 200).toBeLessThan(500);
    },
    30_000,
  );

  it('while it takes a message from the outbox keeps no other message waiting, and that one only for a while', async () => {
    const [lan, minh] = ['lan@syt.example', 'minh@syt.example'];
    await campaign.addRecipient(lan);
    await campaign.addRecipient(minh);
    await campaign.dispatch();
    const fallSilent = await hold((tx) => leaseNextMessage(tx, campaign.clock.now()), 'within');
    const states = async () => {
      await campaign.app.get(SendMail).work();
      const rows = await campaign.sql<{ state: string }>(`select state from outbox_message order by state`);
      return rows.map(({ state }) => state);
    };
    expect(await states()).toEqual(['kept', 'queued']);
    fallSilent();
    await eventually(states, (all) => all.join() === 'kept,kept', 5);
  });

  it('while it migrates keeps no other from it longer than the database lets it', async () => {
    const isSilent = door.silenceAfter('migration_step');
    const frozenMigration = migrate(door.through(campaign.ownerUrl), 1).catch((error: unknown) => error);
    await isSilent;
    expect(await migrate(campaign.ownerUrl)).toEqual([]);
    door.close();
    expect(await frozenMigration).toBeInstanceOf(Error);
  });

  it('is known to hold each lock that the sources name', () => {
    const sources = ['apps/api/src', 'migrations'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(ts|sql)$/.test(name) && !name.endsWith('.spec.ts'))
        .map((name) => join(folder, name)),
    );
    const named = sources.flatMap((path) => {
      const text = readFileSync(path, 'utf8');
      const advisory = [...text.matchAll(/pg_(?:try_)?advisory\w*lock\(hashtext\('([^']+)'\)/g)];
      const all = [...text.matchAll(/pg_(?:try_)?advisory\w*lock\(|lock table/gi)];
      // Every advisory lock has a name that can be read here.
      expect([path, advisory.length]).toEqual([path, all.length]);
      const rows = /\bfor (no key )?update\b|\bfor (key )?share\b/i.test(text) ? [path] : [];
      return [...advisory.map(([, name = '']) => name), ...rows];
    });
    const ownTests = ['apps/api/src/delivery/outbox-lease.ts', 'migrate'];
    const held = [...CASES.map(({ lock }) => lock), ...ownTests];
    expect([...new Set(named)].filter((lock) => !held.includes(lock))).toEqual([]);
    expect(named).toContain('audit_entry');
  });

  it('leaves half of the connections of the others to whoever reads', async () => {
    const fallSilent = await hold(takePen);
    // More than there are connections.
    const recordings = Array.from({ length: 12 }, (_recording, index) => setDeadline(index + 8));
    await isWaiting();
    const reads = [
      '/health/ready',
      '/api/progress/city',
      '/api/users',
      '/api/daily-reports?asOf=2022-05-07T11:00:00Z',
    ];
    const answers = await Promise.all(reads.map(ask));
    expect(answers.filter((status) => status >= 500)).toEqual([]);
    expect(await waitingIn(campaign)).toBeGreaterThan(0);
    fallSilent();
    const statuses = (await Promise.all(recordings)).map(({ statusCode }) => statusCode);
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
  });

  it('in the middle of a sign-in is waited for by nobody but who signs in to the same account', async () => {
    await hold((tx) => beginAttempt(tx, campaign.clock.now(), 'lanhdao', someone.address));
    const others = await Promise.all(
      Array.from({ length: 4 }, (_, index) => enter(`quan-${index}`, someone.other)),
    );
    expect(others.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401, 401]);
    expect(await waitingIn(campaign)).toBe(0);
  });

  it('is not waited for by a question about a moment that is settled', async () => {
    const holder = new Client({ connectionString: campaign.ownerUrl });
    await holder.connect();
    await holder.query(`begin`);
    await holder.query(`select from data_version for update`);
    expect(await ask('/api/progress/city?asOf=2022-05-07T08:00:00Z')).toBe(200);
    await holder.end();
  });

  it('leaves whoever waits longer than the limit with "try again", and nothing saved', async () => {
    const holder = new Client({ connectionString: campaign.ownerUrl });
    await holder.connect();
    await holder.query('begin; select from data_version for update');
    const refused = await setDeadline(8, campaign.admin.key(), frozen);
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([503, 'system.busy']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    await holder.end();
    expect((await setDeadline(8, campaign.admin.key(), frozen)).statusCode).toBe(201);
  });
});
