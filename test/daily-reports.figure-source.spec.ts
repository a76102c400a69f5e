import type { FigureSources, Receipt } from '../apps/api/src/contract/daily-report.js';
import { FIGURE_COLUMNS } from '../apps/api/src/domain/figures.js';
import { makeCampaign } from './support/make-campaign.js';
import { file, fileReport, upload } from './support/make-report.js';
import { type SignedIn, signIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

describe('the source of a figure', () => {
  let campaign: TestApp;
  let ward: string;
  let first: Receipt;
  let second: Receipt;
  let own: SignedIn;
  const get = (url: string, by: SignedIn) => campaign.app.inject({ url, headers: by.headers });
  const fileFor = (signed: number) =>
    fileReport(campaign, {
      districtCode: '769',
      date: '2022-05-05',
      rows: () => ({ submitted: 1000, verified: 600, unresolved: 50, exempt: 20, signed }),
    });
  const sourceOf = async (date: string, query = '', by = own) =>
    (await get(`/api/figures/${ward}/${date}/source${query}`, by)).json<FigureSources>();

  beforeAll(async () => {
    campaign = await startApp('2022-05-05T16:30:00+07:00');
    await makeCampaign(campaign, { demonstration: true });
    first = await fileFor(300);
    campaign.clock.standAt(new Date('2022-05-06T08:00:00+07:00'));
    second = await fileFor(310);
    own = await signIn(campaign, 'district-reporter', '769');
    const [row] = await campaign.sql<{ ward: string }>(
      `select min(ward_code) as ward from figure where report_id = $1`,
      [first.id],
    );
    ward = row?.ward ?? '';
  });

  afterAll(() => campaign.close());

  it('is a file, a sheet and a cell, a person and two moments', async () => {
    const { inForce: figure, wardName } = await sourceOf('2022-05-05');
    expect(wardName).toMatch(/^(Phường|Xã|Thị trấn) /);
    expect(figure).toMatchObject({
      date: '2022-05-05',
      districtCode: '769',
      figures: { signed: 310 },
      filing: {
        reportId: second.id,
        receiptCode: second.receiptCode,
        revision: 2,
        timeliness: 'on-time',
        uploadId: second.uploadId,
        uploadedAt: '2022-05-06T01:00:00.000Z',
        fileName: 'bao-cao.xlsx',
        fileHash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
        filedByName: second.filedByName,
        filedAt: '2022-05-06T01:00:00.000Z',
      },
      recordedAt: '2022-05-06T01:00:00.000Z',
      supersededAt: null,
      cells: { submitted: 'BaoCao!E8', signed: 'BaoCao!M8' },
    });
  });

  it('comes with the figures it replaced', async () => {
    const { history } = await sourceOf('2022-05-05');
    expect(
      history.map(({ filing, figures, supersededAt }) => [filing?.revision, figures.signed, supersededAt]),
    ).toEqual([
      [2, 310, null],
      [1, 300, '2022-05-06T01:00:00.000Z'],
    ]);
  });

  it('says of figures whose report was sent back by whom and why, from that moment on', async () => {
    campaign.clock.standAt(new Date('2022-05-06T08:10:00+07:00'));
    const day = { districtCode: '760', date: '2022-05-05' };
    const rows = () => ({ submitted: 10, verified: 6, unresolved: 0, exempt: 0, signed: 3 });
    const { id } = await fileReport(campaign, { ...day, rows });
    const reviewer = await signIn(campaign, 'reviewer');
    campaign.clock.standAt(new Date('2022-05-06T08:20:00+07:00'));
    await campaign.app.inject({
      method: 'POST',
      url: `/api/daily-reports/${id}/return`,
      payload: { reason: 'Thiếu một phường' },
      headers: { ...reviewer.headers, ...reviewer.key() },
    });
    const [own] = await campaign.sql<{ ward: string }>(
      `select min(ward_code) as ward from figure where report_id = $1`,
      [id],
    );
    const returnedAsOf = async (query: string) => {
      const answer = await get(`/api/figures/${own?.ward}/2022-05-05/source${query}`, reviewer);
      return answer.json<FigureSources>().history.map(({ filing }) => filing?.returned);
    };
    expect(await returnedAsOf('')).toEqual([{ byName: reviewer.fullName, reason: 'Thiếu một phường' }]);
    expect(await returnedAsOf('?asOf=2022-05-06T08:15:00%2B07:00')).toEqual([null]);
  });

  it('as known at an earlier moment is the earlier figure, not yet replaced', async () => {
    const { inForce: figure, history } = await sourceOf('2022-05-05', '?asOf=2022-05-05T12:00:00Z');
    expect([figure?.filing?.revision, figure?.supersededAt, history.length]).toEqual([1, null, 1]);
  });

  it('of a day without a report is the one carried forward, with its own date', async () => {
    const carried = await sourceOf('2022-05-07');
    expect([carried.inForce?.date, carried.history]).toEqual(['2022-05-05', []]);
  });

  it('of a day before the first report is nothing', async () => {
    expect((await sourceOf('2022-05-04')).inForce).toBeNull();
  });

  it('is the very cell for every ward, in a CSV whose rows stand in no order', async () => {
    campaign.clock.standAt(new Date('2022-05-06T16:30:00+07:00'));
    const day = { districtCode: '770', date: '2022-05-06' };
    const by = await signIn(campaign, 'district-reporter', day.districtCode);
    const codes = (
      await campaign.sql<{ code: string }>(
        `select ward_code as code from ward_version join campaign_member using (ward_code)
          where district_code = $1 order by reverse(ward_code), ward_code`,
        [day.districtCode],
      )
    ).map(({ code }) => code);
    const lines = codes.map((code, index) => [
      code,
      900 + index,
      600 + index,
      index,
      20 + index,
      300 + index,
    ]);
    const headings = 'Mã;Đã gửi công an;Đã xác thực;Chưa khớp;Không qua công an;Đã ký số';
    const bytes = Buffer.from([headings, ...lines.map((line) => line.join(';'))].join('\n'));
    const uploaded = await upload(campaign, by, day, { name: 'b.csv', bytes, mediaType: 'text/csv' });
    expect((await file(campaign, by, uploaded.json())).statusCode).toBe(201);

    expect([...codes].sort()).not.toEqual(codes);
    for (const [index, code] of codes.entries()) {
      const { inForce } = (await get(`/api/figures/${code}/${day.date}/source`, by)).json<FigureSources>();
      expect(inForce).toMatchObject({
        figures: Object.fromEntries(FIGURE_COLUMNS.map((column, at) => [column, lines[index]?.[at + 1]])),
        cells: Object.fromEntries(
          FIGURE_COLUMNS.map((column, at) => [column, `CSV!${'BCDEF'[at]}${index + 2}`]),
        ),
      });
    }
  });

  it('is out of reach of other districts', async () => {
    const stranger = await signIn(campaign, 'district-reporter', '760');
    const reviewer = await signIn(campaign, 'reviewer');
    expect((await get(`/api/figures/${ward}/2022-05-05/source`, stranger)).statusCode).toBe(404);
    expect((await get(`/api/figures/99999/2022-05-05/source`, reviewer)).statusCode).toBe(404);
  });
});
