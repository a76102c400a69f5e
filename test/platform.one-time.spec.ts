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
  afterAll(() => campaign.close());

  it.each([
    ['three hours ahead', 3 * HOUR, '2022-05-05'],
    ['two hours behind', -2 * HOUR, '2022-05-06'],
  ])('record and judge by the database’s time: %s', async (_, ahead, decidedOn) => {
    const { app, clock } = await openApp(campaign.config, new Clock(() => Date.now() + ahead));
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
    await app.close();
  });

  it('record nothing while the database’s own clock has jumped, and are not ready, until it is back', async () => {
    let jump = 0;
    const clock = new Clock(
      () => Date.now() - jump,
      () => performance.now() - jump,
    );
    const { app } = await openApp(campaign.config, clock);
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
    await app.close();
  });
});
