import { startSecondInstance } from './support/second-instance.js';
import { signIn } from './support/sign-in.js';
import { makeSmallCampaign } from './support/small-campaign.js';
import { startApp, type TestApp } from './support/start-app.js';

describe('a database whose settings are another country’s', () => {
  let campaign: TestApp;
  beforeAll(async () => {
    campaign = await startApp('2022-05-07T16:00:00+07:00');
    await makeSmallCampaign(campaign, { '901': { '90101': 1_000 } });
  });
  afterAll(() => campaign.close());

  it.each([
    ['DateStyle', 'German'],
    ['DateStyle', 'SQL, DMY'],
    ['IntervalStyle', 'iso_8601'],
    ['bytea_output', 'escape'],
    ['extra_float_digits', '-5'],
    ['TimeZone', 'America/New_York'],
  ])('answers as ever with %s = %s', async (name, value) => {
    const administrator = await signIn(campaign, 'administrator');
    const answersOf = async (app: TestApp['app']) => {
      const urls = [
        'session',
        'schedules',
        'deadlines',
        'calendar-days',
        'progress/city',
        'users',
        'campaign',
      ];
      const answers: [string, number, string][] = [];
      for (const url of urls) {
        const answer = await app.inject({ url: `/api/${url}`, headers: administrator.headers });
        answers.push([url, answer.statusCode, answer.body]);
      }
      return answers;
    };
    const usual = await answersOf(campaign.app);
    const database = new URL(campaign.ownerUrl).pathname.slice(1);
    await campaign.sql(`alter database ${database} set ${name} = '${value}'`);
    const app = await startSecondInstance(campaign);
    expect(await answersOf(app)).toEqual(usual);
    await app.close();
    await campaign.sql(`alter database ${database} reset ${name}`);
  });
});
