import type { Client } from 'pg';
import type { Receipt, UploadPreview } from '../apps/api/src/contract/daily-report.js';
import { makeCampaign } from './support/make-campaign.js';
import { file, filledTemplate, upload } from './support/make-report.js';
import { type SignedIn, signIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';
import { whileRecording } from './support/while-recording.js';

const day = { districtCode: '773', date: '2022-05-06' };
const [WARD, OTHER_DISTRICT] = ['27259', '760'];
const FIGURES = { submitted: 1000, verified: 600, unresolved: 50, exempt: 20, signed: 300 };

let campaign: TestApp;
let reporter: SignedIn;
let preview: UploadPreview;

/** What is recorded stays: each test has a campaign of its own. */
beforeEach(async () => {
  campaign = await startApp('2022-05-06T16:30:00+07:00');
  await makeCampaign(campaign, { demonstration: true });
  reporter = await signIn(campaign, 'district-reporter', day.districtCode);
  const bytes = await filledTemplate(campaign, reporter, { ...day, rows: () => FIGURES });
  preview = (await upload(campaign, reporter, day, { name: 'b.xlsx', bytes })).json<UploadPreview>();
});
afterEach(() => campaign.close());

const at = (moment: string) => campaign.clock.standAt(new Date(`2022-05-06T${moment}+07:00`));

const anythingFiled = async () =>
  (
    await campaign.sql<{ filed: boolean }>(
      `select exists (select from daily_report) or exists (select from figure) as filed`,
    )
  )[0]?.filed;

const nowAs = (client: Client, text: string) =>
  client.query(text.replaceAll('$now', `(select last_recorded_at from data_version)`));

const closeDay = (client: Client) =>
  nowAs(
    client,
    `insert into calendar_day (date, reason, recorded_at) values ('${day.date}', 'Mất điện toàn thành phố', $now)`,
  );

const lowerRequired = async (client: Client) => {
  await nowAs(
    client,
    `update required_version set superseded_at = $now where ward_code = '${WARD}' and superseded_at is null`,
  );
  await nowAs(
    client,
    `insert into required_version (ward_code, effective_date, required, document, reason, recorded_at)
     values ('${WARD}', '2022-04-13', 999, 'Danh sách rút bớt', 'Bộ Y tế rút danh sách', $now)`,
  );
};

const endMembership = async (client: Client) => {
  await nowAs(
    client,
    `update campaign_member set superseded_at = $now where ward_code = '${WARD}' and superseded_at is null`,
  );
};

const moveWard = async (client: Client) => {
  await nowAs(
    client,
    `update ward_version set superseded_at = $now where ward_code = '${WARD}' and superseded_at is null`,
  );
  await nowAs(
    client,
    `insert into ward_version (ward_code, name, kind, district_code, population, valid_from, reason, recorded_at)
     values ('${WARD}', 'Phường chuyển đi', 'Phường', '${OTHER_DISTRICT}', 0, '2021-01-01', 'Chuyển quận', $now)`,
  );
};

describe('a filing that waits for somebody who is recording is checked against what that one recorded', () => {
  it('is refused when the day was closed', async () => {
    const refused = await whileRecording(campaign, closeDay, () => file(campaign, reporter, preview));
    expect([refused.statusCode, refused.json()]).toEqual([
      422,
      expect.objectContaining({ code: 'daily-report.date-is-holiday' }),
    ]);
    expect(await anythingFiled()).toBe(false);
  });

  it.each<[string, (client: Client) => Promise<unknown>, string]>([
    ['a ward was to have fewer records than it submitted', lowerRequired, 'submitted-above-required'],
    ['a ward takes part no more', endMembership, 'ward-not-in-campaign'],
    ['a ward was moved to another district', moveWard, 'ward-unknown'],
  ])('is refused when %s', async (_, record, code) => {
    const refused = await whileRecording(campaign, record, () => file(campaign, reporter, preview));
    expect([refused.statusCode, refused.json()]).toEqual([
      422,
      expect.objectContaining({
        code: 'daily-report.has-errors',
        details: {
          errors: [expect.objectContaining({ code, cell: expect.stringContaining('8') as unknown })],
        },
      }),
    ]);
    expect(await anythingFiled()).toBe(false);
  });

  it('is on time by its arrival, and known from the moment it was recorded: an answer given in between stays true', async () => {
    at('16:59:59');
    const filed = await whileRecording(
      campaign,
      async () => at('17:00:20'),
      () => file(campaign, reporter, preview),
    );
    expect(filed.json<Receipt>()).toMatchObject({
      timeliness: 'on-time',
      filedAt: '2022-05-06T09:59:59.000Z',
    });
    const moments = await campaign.sql(`select distinct recorded_at as "recordedAt" from figure`);
    expect(moments).toEqual([{ recordedAt: new Date('2022-05-06T17:00:20+07:00') }]);
  });
});

describe('a day closed after the preview', () => {
  it('takes no filing; the preview can be read as before', async () => {
    const administrator = await signIn(campaign, 'administrator');
    const closed = await campaign.app.inject({
      method: 'POST',
      url: '/api/calendar-days',
      headers: { ...administrator.headers, ...administrator.key() },
      payload: { date: day.date, reason: 'Mất điện toàn thành phố', correction: true },
    });
    expect(closed.statusCode).toBe(201);
    const refused = await file(campaign, reporter, preview);
    expect(refused.json()).toMatchObject({ code: 'daily-report.date-is-holiday' });
    expect(await anythingFiled()).toBe(false);
    const shown = await campaign.app.inject({
      url: `/api/daily-reports/uploads/${preview.id}`,
      headers: reporter.headers,
    });
    expect(shown.json()).toEqual(preview);
  });
});
