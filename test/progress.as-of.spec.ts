import type { ProgressAnswer, SeriesAnswer, WardHistoryAnswer } from '../apps/api/src/contract/progress.js';
import { fileFigures, makeSmallCampaign } from './support/small-campaign.js';
import { signIn, type SignedIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

describe('figures as known at a moment', () => {
  let campaign: TestApp;
  let leader: SignedIn;
  const get = (path: string) =>
    campaign.app.inject({ url: `/api/progress/${path}`, headers: leader.headers });
  const ask = async <Answer>(path: string): Promise<Answer> => (await get(path)).json();
  const city = (date: string, asOf?: string) =>
    ask<ProgressAnswer>(`city?date=${date}${asOf ? `&asOf=${encodeURIComponent(asOf)}` : ''}`);

  beforeAll(async () => {
    campaign = await startApp('2022-05-06T20:00:00+07:00');
    await makeSmallCampaign(campaign, { '901': { '90101': 1_000 } });
    await fileFigures(campaign, '901', '2022-05-04', [
      { ward: '90101', submitted: 300, verified: 90, signed: 10 },
    ]);
    await fileFigures(campaign, '901', '2022-05-05', [
      { ward: '90101', submitted: 400, verified: 90, signed: 40 },
    ]);
    leader = await signIn(campaign, 'leader');
  });
  afterAll(() => campaign.close());

  it('stay exactly what they were after a correction, and are the new ones now', async () => {
    const before = (await get('city?date=2022-05-05&asOf=2022-05-05T20:00:00Z')).body;
    const { recordedAt } = await fileFigures(
      campaign,
      '901',
      '2022-05-05',
      [{ ward: '90101', submitted: 380, verified: 95, signed: 50 }],
      '2022-05-06T10:00:00+07:00',
    );
    expect((await get('city?date=2022-05-05&asOf=2022-05-05T20:00:00Z')).body).toBe(before);

    const justBefore = new Date(recordedAt.getTime() - 1).toISOString();
    expect((await city('2022-05-05', justBefore)).totals).toMatchObject({ submitted: 400, signed: 40 });
    expect((await city('2022-05-05', recordedAt.toISOString())).totals.submitted).toBe(380);
    const now = await city('2022-05-05');
    expect(now.totals).toMatchObject({ submitted: 380, verified: 95, signed: 50 });
    expect([now.freshness.version, now.freshness.asOf]).toEqual([2, null]);
    expect((await city('2022-05-05', justBefore)).freshness).toMatchObject({ version: 1, asOf: justBefore });
  });

  it('take the increment of a later day from the corrected figures', async () => {
    await fileFigures(campaign, '901', '2022-05-06', [
      { ward: '90101', submitted: 450, verified: 100, signed: 70 },
    ]);
    const { days } = await ask<WardHistoryAnswer>('wards/90101?from=2022-05-05&until=2022-05-07');
    expect(days.map(({ increments }) => increments?.signed)).toEqual([40, 20]);
  });

  it('do not know of a report that came later', async () => {
    const { totals, freshness } = await city('2022-05-06', '2022-05-06T08:00:00+07:00');
    expect(totals.submitted).toBe(400);
    expect(freshness.wardsReported).toBe(0);
  });

  it('are about the latest date that was known then', async () => {
    const { freshness } = await ask<ProgressAnswer>('city?asOf=2022-05-04T20:00:00Z');
    expect(freshness.date).toBe('2022-05-04');
  });

  it('keep the share of a past day when more is required from a later day on', async () => {
    const before = (await city('2022-05-05')).totals;
    await campaign.sql(
      `insert into required_version (ward_code, effective_date, required, document, reason, recorded_at)
       select '90101', '2022-05-06', 2000, 'Danh sách bổ sung', 'Bộ gửi thêm', begin_recording('2022-05-06T19:00+07')`,
    );
    expect((await city('2022-05-05')).totals).toEqual(before);
    const { totals, comparison } = await ask<ProgressAnswer>('city?date=2022-05-06&compareTo=yesterday');
    expect([totals.required, totals.percentTenths.submitted]).toEqual([2_000, 225]);
    expect(comparison.change.required).toBe(1_000);
  });

  it('know nothing of a deadline or a holiday recorded later', async () => {
    await campaign.sql(
      `insert into deadline_version (deadline_date, decided_on, document, reason, recorded_at)
       select '2022-06-15', '2022-05-05', 'Văn bản 3', 'Dời hạn', begin_recording('2022-05-06T19:10+07')`,
    );
    const [day] = await campaign.sql<{ at: Date }>(
      `insert into calendar_day (date, reason, recorded_at)
       select '2022-05-09', 'Nghỉ bù', begin_recording('2022-05-06T19:20+07') returning recorded_at as at`,
    );
    const told = async (asOf?: string) => {
      const { headline, requiredRate } = await city('2022-05-05', asOf);
      const { plan, deadlines } = await ask<SeriesAnswer>(
        `series?date=2022-05-05${asOf ? `&asOf=${encodeURIComponent(asOf)}` : ''}`,
      );
      return [headline.deadlineDate, requiredRate?.daysLeft, plan?.to, deadlines.length];
    };
    expect(await told('2022-05-06T19:05:00+07:00')).toEqual(['2022-06-01', 27, '2022-06-01', 2]);
    const justBefore = new Date((day?.at.getTime() ?? 0) - 1).toISOString();
    expect(await told(justBefore)).toEqual(['2022-06-15', 41, '2022-06-15', 3]);
    expect(await told()).toEqual(['2022-06-15', 40, '2022-06-15', 3]);
  });

  it('print 99,96% as less than all', async () => {
    campaign.clock.standAt(new Date('2022-05-07T20:00:00+07:00'));
    await campaign.sql(
      `insert into required_version (ward_code, effective_date, required, document, reason, recorded_at)
       select '90101', '2022-05-07', 10000, 'Danh sách', 'Thử', begin_recording('2022-05-06T19:00+07')`,
    );
    await fileFigures(campaign, '901', '2022-05-07', [
      { ward: '90101', submitted: 10_000, verified: 9_996, signed: 9_996 },
    ]);
    const { percentTenths } = (await city('2022-05-07')).totals;
    expect(percentTenths).toEqual({ submitted: 1000, verified: 999, signed: 999 });
  });

  it.each([
    ['a date that is none', 'city?date=2022-02-30'],
    ['a moment without a zone', 'city?asOf=2022-05-05T20:00:00'],
    ['a question nobody knows', 'city?dat=2022-05-05'],
    ['a period that ends before it begins', 'series?from=2022-05-05&until=2022-05-04'],
    ['more days than a picture can show', 'completeness?from=2022-01-01&until=2022-12-31'],
  ])('are refused for %s', async (_, path) => {
    const answer = await get(path);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, 'request.invalid']);
  });
});
