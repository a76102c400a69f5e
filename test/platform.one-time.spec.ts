import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { openApp } from '../apps/api/src/app.js';
import { Clock } from '../apps/api/src/platform/clock.js';
import { signIn } from './support/sign-in.js';
import { makeSmallCampaign } from './support/small-campaign.js';
import { startApp, type TestApp } from './support/start-app.js';
import { NEW_DEADLINE } from './support/dated-fact-changes.js';

const HOUR = 3_600_000;

/** The clocks run here: the campaign stands as far from the real time as the demonstration does. */
describe('instances whose machines show different times', () => {
  let campaign: TestApp;
  beforeAll(async () => {
    campaign = await startApp('2022-05-07T16:00:00+07:00');
    await makeSmallCampaign(campaign, { '901': { '90101': 1_000 } });
    await campaign.sql(`update campaign set clock_offset = timestamptz '2022-05-07 16:00+07' - now()`);
  });
  const opened: NestFastifyApplication[] = [];
  afterEach(async () => {
    for (const app of opened.splice(0)) await app.close();
  });
  afterAll(() => campaign.close());
  const open = async (clock: Clock) => {
    const { app } = await openApp(campaign.config, clock);
    opened.push(app);
    return { app, clock };
  };

  it.each([
    ['three hours ahead', 3 * HOUR, '2022-05-05'],
    ['two hours behind', -2 * HOUR, '2022-05-06'],
  ])('record and judge by the database’s time: %s', async (_, ahead, decidedOn) => {
    const { app, clock } = await open(new Clock(() => Date.now() + ahead));
    const administrator = await signIn(campaign, 'administrator');
    const answer = await app.inject({
      method: 'POST',
      url: '/api/deadlines',
      headers: { ...administrator.headers, ...administrator.key() },
      payload: { ...NEW_DEADLINE, decidedOn },
    });
    expect(answer.statusCode).toBe(201);
    const [apart] = await campaign.sql<{ recorded: number; noted: number; settled: number }>(
      `select extract(epoch from (select max(recorded_at) from deadline_version) - here.now)::float8 as recorded,
              extract(epoch from (select at from audit_entry order by id desc limit 1) - here.now)::float8 as noted,
              extract(epoch from (select last_recorded_at from data_version) - here.now)::float8 as settled
         from (select now() + clock_offset as now from campaign) as here`,
    );
    for (const seconds of Object.values(apart ?? {})) expect(Math.abs(seconds)).toBeLessThan(600);
    expect(Math.abs(clock.ownDifference - ahead)).toBeLessThan(HOUR / 6);
    expect((await app.inject('/health/ready')).statusCode).toBe(200);
  });

  it('record nothing while the database’s own clock has jumped, and are not ready, until it is back', async () => {
    let jump = 0;
    const clock = new Clock(
      () => Date.now() - jump,
      () => performance.now() - jump,
    );
    const { app } = await open(clock);
    const administrator = await signIn(campaign, 'administrator');
    const record = () =>
      app.inject({
        method: 'POST',
        url: '/api/deadlines',
        headers: { ...administrator.headers, ...administrator.key() },
        payload: NEW_DEADLINE,
      });
    const ready = async () => (await app.inject('/health/ready')).statusCode;
    // Seen from here, for whom three hours fewer have passed than for the database.
    jump = 3 * HOUR;
    const refused = await record();
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([503, 'system.clock-jumped']);
    expect(await ready()).toBe(503);
    jump = 0;
    expect(await ready()).toBe(200);
    expect((await record()).statusCode).toBe(201);
  });

  it.each([
    [
      'in the audit log',
      `select append_audit_entry($1, null, 'x', null, null, 'schedule.change', 'schedule', null, null, null, null, null)`,
    ],
    ['of figures', `update data_version set last_recorded_at = $1`],
  ])(
    'record nothing and are not ready while their time lies before the newest moment %s, and read on',
    async (_, record) => {
      const { app, clock } = await open(new Clock());
      const administrator = await signIn(campaign, 'administrator');
      const change = () =>
        app.inject({
          method: 'POST',
          url: '/api/schedules',
          headers: { ...administrator.headers, ...administrator.key() },
          payload: { name: 'Báo cáo', task: 'daily-workbook', atTime: '18:00', weekdays: [1] },
        });
      const ready = async () => (await app.inject('/health/ready')).statusCode;
      expect(await ready()).toBe(200);
      // As if all clocks of the machine had been put back by an hour since.
      await campaign.sql(record, [new Date(clock.now().getTime() + HOUR)]);
      expect(await ready()).toBe(503);
      const refused = await change();
      expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([
        503,
        'system.clock-behind',
      ]);
      expect(refused.json<{ title: string }>().title).toMatch(
        /lần ghi gần nhất \(\d\d:\d\d \d\d\/05\/2022\)/,
      );
      const read = await app.inject({ url: '/api/deadlines', headers: administrator.headers });
      expect(read.statusCode).toBe(200);
      // One that starts meanwhile is no better.
      const { app: started } = await open(new Clock());
      expect((await started.inject('/health/ready')).statusCode).toBe(503);

      clock.shiftBy(clock.shift + HOUR);
      expect(await ready()).toBe(200);
      expect((await change()).statusCode).toBe(201);
      await campaign.sql(`update campaign set clock_offset = clock_offset + interval '1 hour'`);
    },
  );
});
