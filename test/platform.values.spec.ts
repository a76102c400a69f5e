import { call } from './support/call.js';
import { NEW_DEADLINE, REQUIREMENT } from './support/dated-fact-changes.js';
import { type Administration, startAdministration } from './support/dated-facts.js';
import { fileFigures } from './support/small-campaign.js';
import { signIn, type SignedIn } from './support/sign-in.js';

describe('values beyond anything we speak of', () => {
  let campaign: Administration['campaign'];
  let administrator: SignedIn;
  let facts: Administration['facts'];
  let reviewer: SignedIn;
  beforeAll(async () => {
    ({ campaign, administrator, facts } = await startAdministration('2022-05-08T09:00:00+07:00'));
    reviewer = await signIn(campaign, 'reviewer');
  });
  afterAll(() => campaign.close());

  const ask = (path: string) => call(campaign, administrator, `GET ${path}`);

  it.each(['0000-01-01', '0001-01-01', '9999-12-31'])(
    'are refused: the day %s, which once froze or broke the server',
    async (day) => {
      const answers = [
        await facts.add('deadlines', { ...NEW_DEADLINE, deadlineDate: day }),
        await facts.add('requirements', { ...REQUIREMENT, effectiveDate: day }),
        await ask(`progress/city?date=${day}`),
        await ask(`progress/city?compareTo=${day}`),
        await ask(`progress/series?until=${day}`),
        await ask(`wards?date=${day}`),
        await ask(`daily-reports?from=${day}`),
        await ask(`documents?date=${day}`),
      ];
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 400));
    },
  );

  it.each(['0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z'])('are refused: the moment %s', async (moment) => {
    for (const path of ['progress/city', 'wards', 'deadlines', 'figures/26734/2022-05-07/source']) {
      expect((await ask(`${path}?asOf=${moment}`)).status).toBe(400);
    }
  });

  it('are read in UTC: a moment with an offset PostgreSQL does not know is a moment all the same', async () => {
    const asOf = encodeURIComponent('2022-05-08T08:00:00+23:00');
    for (const path of ['progress/city', 'wards', 'deadlines']) {
      expect((await ask(`${path}?asOf=${asOf}`)).status).toBe(200);
    }
  });

  it('are refused: figures as known at a moment still to come, which nobody knows yet', async () => {
    for (const path of ['progress/city', 'wards', 'deadlines', 'figures/26734/2022-05-07/source']) {
      const { body } = await ask(`${path}?asOf=2022-05-08T02:01:00Z`);
      expect(body).toMatchObject({ status: 422, code: 'request.as-of-in-future' });
      expect((await ask(`${path}?asOf=2022-05-08T02:00:00Z`)).body).not.toMatchObject({ status: 422 });
    }
  });

  it('are refused: figures of a day still to come, which would be those of today', async () => {
    const future = ['city', 'districts', 'districts/760/wards', 'wards/26734/head', 'series', 'slowest'];
    for (const path of future) {
      const { body } = await ask(`progress/${path}?date=2022-05-09`);
      expect(body).toMatchObject({ status: 422, code: 'daily-report.date-in-future' });
      expect((await ask(`progress/${path}?date=2022-05-07`)).status).toBe(200);
    }
    for (const path of ['series', 'completeness', 'wards/26734', 'district-series']) {
      const { body } = await ask(`progress/${path}?from=2022-05-01&until=2022-05-10`);
      expect(body).toMatchObject({ status: 422, code: 'daily-report.date-in-future' });
    }
    const earlier = await ask('progress/city?date=2022-05-08&asOf=2022-05-07T09:00:00Z');
    expect(earlier.body).toMatchObject({ status: 422, code: 'daily-report.date-in-future' });
  });

  it.each([
    ['the character U+0000', 'a\u0000b'],
    ['half a character', 'a\ud83db'],
  ])('are refused: a text with %s, which the database cannot keep', async (_, text) => {
    const answers = [
      await facts.add('deadlines', { ...NEW_DEADLINE, reason: `Vì ${text}` }),
      await call(campaign, administrator, 'POST session', { username: text, password: text }),
      await call(campaign, administrator, 'POST users', { [text]: 1 }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
    expect((await ask('wards?q=%00')).status).toBe(400);
    expect((await ask('audit-entries?actor=%00')).status).toBe(400);
  });

  it('are refused: more records of one ward than fit, which once broke every sum of the city', async () => {
    const added = await facts.add('requirements', { ...REQUIREMENT, required: 2_147_483_647 });
    expect(added.body).toMatchObject({ status: 400, code: 'request.invalid' });
  });

  it('are refused: a page of a list further on than the database can count', async () => {
    expect((await ask('documents?page=9007199254740991&perPage=1000')).status).toBe(400);
  });

  it('are refused: one district twice in an order of documents', async () => {
    const order = { kind: 'daily-workbook', date: '2022-05-07', districtCodes: ['760', '760'] };
    const { body } = await call(campaign, reviewer, 'POST documents', order);
    expect(body).toMatchObject({ status: 400, code: 'request.invalid' });
  });

  it('add up beyond thirty-two bits: every ward at the largest count is still a sum', async () => {
    const wards = await campaign.sql(
      `insert into required_version (ward_code, effective_date, required, document, reason, recorded_at)
       select ward_code, '2022-05-08', 99999999, 'Danh sách', 'Thử', timestamptz '2022-05-08T08:00+07'
         from campaign_member where superseded_at is null
       returning ward_code`,
    );
    const { status, body } = await call<{ totals: { required: number } }>(
      campaign,
      administrator,
      'GET progress/city?date=2022-05-08',
    );
    expect([status, body.totals.required]).toEqual([200, wards.length * 99_999_999]);
    expect(body.totals.required).toBeGreaterThan(2_147_483_647);
  });

  it('add up beyond thirty-two bits: what every ward reports of one day, too', async () => {
    const places = await campaign.sql<{ district: string; wards: string[] }>(
      `select district_code as district, array_agg(ward_code) as wards
         from ward_version join campaign_member as member using (ward_code)
        where ward_version.superseded_at is null and member.superseded_at is null group by 1`,
    );
    for (const { district, wards } of places) {
      await fileFigures(
        campaign,
        district,
        '2022-05-06',
        wards.map((ward) => ({ ward, submitted: 99_999_999 })),
      );
    }
    const { body } = await call<{ totals: { submitted: number; wards: number } }>(
      campaign,
      administrator,
      'GET progress/city?date=2022-05-06',
    );
    expect(body.totals.submitted).toBe(body.totals.wards * 99_999_999);
  });
});
