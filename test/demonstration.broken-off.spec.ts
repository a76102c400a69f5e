import { endReplay } from '../apps/api/src/demonstration/end-replay.js';
import { fillingOf } from '../apps/api/src/fill-database.js';
import { reportingDateOf } from '../apps/api/src/domain/reporting-date.js';
import { makeCampaign } from './support/make-campaign.js';
import { startApp, type TestApp } from './support/start-app.js';

describe('a demonstration', () => {
  let campaign: TestApp;
  beforeEach(async () => {
    campaign = await startApp('2022-05-07T18:00:00+07:00');
    await makeCampaign(campaign, { demonstration: true });
  });
  afterEach(() => campaign.close());

  it('goes on from 8/5/2022 at the real time of day, with schedules that make up for nothing before', async () => {
    const now = new Date();
    await endReplay(campaign.app, now);
    expect(await fillingOf(campaign.config)).toBe('demonstration');
    expect(reportingDateOf(campaign.clock.now())).toBe('2022-05-08');
    const schedules = await campaign.sql<{ startsAt: Date }>(`select starts_at as "startsAt" from schedule`);
    const timeOfDay = now.toISOString().slice(11, 16);
    expect(schedules.map(({ startsAt }) => startsAt.toISOString().slice(11, 16))).toEqual([
      timeOfDay,
      timeOfDay,
    ]);
    expect(schedules.map(({ startsAt }) => reportingDateOf(startsAt))).toEqual(['2022-05-08', '2022-05-08']);
  });

  it('broken off before it has its schedules counts as half loaded, and so is begun anew', async () => {
    await campaign.sql(
      `create function break_off() returns trigger language plpgsql as 'begin raise exception ''power cut''; end'`,
    );
    await campaign.sql(
      'create trigger break_off before insert on schedule for each row execute function break_off()',
    );
    await expect(endReplay(campaign.app, new Date())).rejects.toThrow('power cut');
    expect(await fillingOf(campaign.config)).toBe('half-loaded');
  });
});
