import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import { system } from '../apps/api/src/platform/actor.js';
import { Database, type Transaction } from '../apps/api/src/platform/database.js';
import { takePen } from '../apps/api/src/platform/recording.js';
import { beginAttempt } from '../apps/api/src/users/sign-in-attempts.js';
import { type Door, openDoor } from './support/door.js';
import { eventually } from './support/eventually.js';
import { startSecondInstance } from './support/second-instance.js';
import { type SignedIn, signIn } from './support/sign-in.js';
import { fileFigures, makeSmallCampaign } from './support/small-campaign.js';
import { startApp, type TestApp } from './support/start-app.js';
import { waitingIn } from './support/while-recording.js';

/**
 * Two instances on one database. The one behind the door takes what all wait for, and falls silent in the middle of
 * its transaction, as a machine that froze.
 */
describe('an instance that falls silent', () => {
  let campaign: TestApp;
  let door: Door;
  let frozen: NestFastifyApplication;
  let leader: SignedIn;
  let administrator: SignedIn;
  let freed: Promise<unknown>;
  beforeEach(async () => {
    campaign = await startApp('2022-05-07T18:00:00+07:00');
    await makeSmallCampaign(campaign, { '901': { '90101': 1_000 } });
    await fileFigures(campaign, '901', '2022-05-07', [
      { ward: '90101', submitted: 900, verified: 700, signed: 9 },
    ]);
    leader = await signIn(campaign, 'leader');
    administrator = await signIn(campaign, 'administrator');
    door = await openDoor(() => campaign.ownerUrl);
    frozen = await startSecondInstance(campaign, {
      DATABASE_URL: door.through(campaign.config.DATABASE_URL ?? ''),
    });
  });
  afterEach(async () => {
    door.close();
    await freed;
    await frozen.close();
    await campaign.close();
  });

  const freeze = async (holding: (tx: Transaction) => Promise<unknown>) => {
    const isHeld = new Promise<void>((held) => {
      freed = frozen
        .get(Database)
        .recording(system('test'), async (tx) => {
          await holding(tx);
          door.silence();
          held();
          await new Promise((never) => setTimeout(never, 60_000).unref());
        })
        .catch(() => undefined);
    });
    await isHeld;
    // What it waits for is nothing of the database's: the test does not.
    freed = Promise.resolve();
  };
  const setDeadline = (day: number) =>
    campaign.app.inject({
      method: 'POST',
      url: '/api/deadlines',
      headers: { ...administrator.headers, ...administrator.key() },
      payload: {
        deadlineDate: `2022-06-${String(day).padStart(2, '0')}`,
        decidedOn: `2022-05-${String(day).padStart(2, '0')}`,
        document: 'Công văn',
        reason: 'Dời hạn',
      },
    });
  const ask = async (url: string) => (await campaign.app.inject({ url, headers: leader.headers })).statusCode;

  it.each([
    ['the pen', takePen],
    [
      'the end of the audit log',
      (tx: Transaction) => tx.query(`select pg_advisory_xact_lock(hashtext('audit_entry'))`),
    ],
  ] as const)(
    'with %s in its hand holds the others up no longer than the database lets it',
    async (_, holding) => {
      await freeze(holding);
      // More than there are connections: those that wait leave half of them to whoever reads.
      const recordings = Array.from({ length: 12 }, (_recording, index) => setDeadline(index + 8));
      await eventually(
        () => waitingIn(campaign),
        (waiting) => waiting > 0,
      );
      const reads = [
        '/health/ready',
        '/api/progress/city',
        '/api/users',
        '/api/daily-reports?asOf=2022-05-07T11:00:00Z',
      ];
      expect(await waitingIn(campaign)).toBeGreaterThan(0);
      const answers = await Promise.all(reads.map(ask));
      expect(answers.filter((status) => status >= 500)).toEqual([]);
      const statuses = (await Promise.all(recordings)).map(({ statusCode }) => statusCode);
      expect(statuses.filter((status) => status >= 500)).toEqual([]);
      // The database itself ended the silent transaction, long before its statements' limit.
      const [limit] = await campaign.sql<{ seconds: number }>(
        `select extract(epoch from max(now() - xact_start))::int as seconds from pg_stat_activity
        where datname = current_database() and state = 'idle in transaction'`,
      );
      expect(limit?.seconds ?? 0).toBeLessThan(5);
    },
    60_000,
  );

  it('in the middle of a sign-in is waited for by nobody but who signs in to the same account', async () => {
    await freeze((tx) => beginAttempt(tx, campaign.clock.now(), 'lanhdao', '203.0.113.7'));
    const enter = async (username: string) => {
      const answer = await campaign.app.inject({
        method: 'POST',
        url: '/api/session',
        headers: { 'x-requested-with': 'console', origin: 'http://localhost' },
        payload: { username, password: 'không phải mật khẩu này' },
      });
      return answer.statusCode;
    };
    const others = await Promise.all(Array.from({ length: 4 }, (_, index) => enter(`quan-${index}`)));
    expect(others).toEqual([401, 401, 401, 401]);
    const [waiting] = await campaign.sql<{ isHeld: boolean }>(
      `select count(*) > 0 as "isHeld" from pg_stat_activity
        where datname = current_database() and state = 'idle in transaction'`,
    );
    expect(waiting?.isHeld).toBe(true);
    // The database ends the silent transaction, long before its statements' limit.
    expect(await enter('lanhdao')).toBe(401);
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
    const refused = await setDeadline(8);
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([503, 'system.busy']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    await holder.end();
    expect((await setDeadline(8)).statusCode).toBe(201);
  });
});
