import type { FigureSources, Receipt, UploadPreview } from '../apps/api/src/contract/daily-report.js';
import type { CompletenessAnswer, ProgressAnswer } from '../apps/api/src/contract/progress.js';
import { makeCampaign } from './support/make-campaign.js';
import { fileReport, filledTemplate, upload } from './support/make-report.js';
import { type SignedIn, signIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

const MOVED = '27298';
const [OLD_DISTRICT, NEW_DISTRICT] = ['773', '760'];
const figures = { submitted: 1000, verified: 600, unresolved: 50, exempt: 20, signed: 300 };

describe('a ward that moved to another district on 7/5', () => {
  let campaign: TestApp;
  let newReporter: SignedIn;
  let oldReporter: SignedIn;
  let first: Receipt;

  beforeAll(async () => {
    campaign = await startApp('2022-05-06T16:30:00+07:00');
    await makeCampaign(campaign, { demonstration: true });
    [oldReporter, newReporter] = [
      await signIn(campaign, 'district-reporter', OLD_DISTRICT),
      await signIn(campaign, 'district-reporter', NEW_DISTRICT),
    ];
    first = await fileReport(campaign, {
      districtCode: OLD_DISTRICT,
      date: '2022-05-06',
      rows: () => figures,
    });
    await campaign.sql(`update ward_version set superseded_at = now() where ward_code = $1`, [MOVED]);
    await campaign.sql(
      `insert into ward_version (ward_code, name, kind, district_code, population, valid_from, valid_until, reason, recorded_at)
       select $1, 'Phường 01', 'Phường', district, 0, valid_from, valid_until, 'Chuyển quận', '2022-05-06 18:00+07'
         from (values ($2, date '2021-01-01', date '2022-05-07'), ($3, date '2022-05-07', null))
              as version (district, valid_from, valid_until)`,
      [MOVED, OLD_DISTRICT, NEW_DISTRICT],
    );
    campaign.clock.standAt(new Date('2022-05-07T16:30:00+07:00'));
  });
  afterAll(() => campaign.close());

  const preview = async (by: SignedIn, districtCode: string, date: string, signed: number) => {
    const day = { districtCode, date };
    const bytes = await filledTemplate(campaign, by, { ...day, rows: () => ({ ...figures, signed }) });
    return (await upload(campaign, by, day, { name: 'b.xlsx', bytes })).json<UploadPreview>();
  };
  const sourceFor = (by: SignedIn, date: string) =>
    campaign.app.inject({ url: `/api/figures/${MOVED}/${date}/source`, headers: by.headers });
  const wardOf = ({ wards }: UploadPreview) => wards.find(({ code }) => code === MOVED);

  it('is reported by the new one, and brings its past with it', async () => {
    const shown = await preview(newReporter, NEW_DISTRICT, '2022-05-07', 310);
    expect(wardOf(shown)).toMatchObject({
      earlierDate: '2022-05-06',
      earlier: figures,
      increment: { signed: 10 },
    });
    expect(shown.wards.filter(({ earlier }) => earlier !== null)).toHaveLength(1);
  });

  it('may not fall below what the old one reported', async () => {
    const shown = await preview(newReporter, NEW_DISTRICT, '2022-05-07', 299);
    expect(shown.errors.map(({ code, wardCode }) => [code, wardCode])).toEqual([['below-earlier', MOVED]]);
  });

  it('is called by its name where the old one looks back on the days before', async () => {
    const url = '/api/progress/completeness?from=2022-05-05&until=2022-05-08';
    const { wards, dates } = (
      await campaign.app.inject({ url, headers: oldReporter.headers })
    ).json<CompletenessAnswer>();
    const called = { wardCode: MOVED, districtCode: OLD_DISTRICT, name: 'Phường 01' };
    expect(wards.find(({ wardCode }) => wardCode === MOVED)).toMatchObject(called);
    expect(dates[0]?.missingWards.find(({ wardCode }) => wardCode === MOVED)).toEqual(called);
  });

  it('is no longer expected from the old one, but for the days before', async () => {
    expect(wardOf(await preview(oldReporter, OLD_DISTRICT, '2022-05-07', 310))).toBeUndefined();
    expect(wardOf(await preview(oldReporter, OLD_DISTRICT, '2022-05-06', 305))).toMatchObject({
      replaced: figures,
    });
  });

  describe('as long as the new one has not filed', () => {
    it('shows its figure carried from the day before with the cell, to the new reporter without the old one’s file', async () => {
      const { inForce } = (await sourceFor(newReporter, '2022-05-07')).json<FigureSources>();
      expect(inForce).toMatchObject({
        date: '2022-05-06',
        districtCode: OLD_DISTRICT,
        figures,
        cells: { signed: expect.stringMatching(/^BaoCao!M/) as unknown },
        recordedAt: '2022-05-06T09:30:00.000Z',
        filing: null,
      });
    });

    it('shows the new reporter where the figures it brings along come from, day by day, without the file', async () => {
      const told = (await sourceFor(newReporter, '2022-05-06')).json<FigureSources>();
      const reviewer = await signIn(campaign, 'reviewer');
      const whole = (await sourceFor(reviewer, '2022-05-06')).json<FigureSources>();
      expect(whole.inForce?.filing).not.toBeNull();
      const withoutFile = (source: object | null) => source && { ...source, filing: null };
      expect(told).toEqual({
        ...whole,
        inForce: withoutFile(whole.inForce),
        history: whole.history.map(withoutFile),
      });
    });

    it('shows the file to the old reporter, on the days the ward was theirs', async () => {
      const { inForce } = (await sourceFor(oldReporter, '2022-05-06')).json<FigureSources>();
      expect(inForce?.filing).toMatchObject({ receiptCode: first.receiptCode, uploadId: first.uploadId });
      expect((await sourceFor(oldReporter, '2022-05-07')).statusCode).toBe(404);
    });
  });

  describe('once both have filed', () => {
    let filed: Receipt;
    beforeAll(async () => {
      const row = () => ({ ...figures, signed: 310 });
      filed = await fileReport(campaign, {
        districtCode: NEW_DISTRICT,
        date: '2022-05-07',
        rows: row,
        by: newReporter,
      });
      await fileReport(campaign, {
        districtCode: OLD_DISTRICT,
        date: '2022-05-07',
        rows: row,
        by: oldReporter,
      });
    });

    it('is counted once, by the new one, with its increment', async () => {
      const days = await campaign.sql(
        `select district_code, signed, signed_increment from ward_day('infinity', '2022-05-07', '2022-05-08')
          where ward_code = $1`,
        [MOVED],
      );
      expect(days).toEqual([{ district_code: NEW_DISTRICT, signed: 310, signed_increment: 10 }]);
    });

    it('has the new one’s file as its source, and the old one’s for the day before, to the city', async () => {
      const own = (await sourceFor(newReporter, '2022-05-07')).json<FigureSources>();
      expect(own.inForce?.filing).toMatchObject({ receiptCode: filed.receiptCode });
      const reviewer = await signIn(campaign, 'reviewer');
      const before = (await sourceFor(reviewer, '2022-05-06')).json<FigureSources>();
      expect(before.inForce).toMatchObject({
        districtCode: OLD_DISTRICT,
        filing: { receiptCode: first.receiptCode },
      });
    });

    it('is amended for the day before by the old one, as long as it stays below what the new one filed', async () => {
      const above = await preview(oldReporter, OLD_DISTRICT, '2022-05-06', 311);
      expect(above.errors.find(({ wardCode }) => wardCode === MOVED)).toMatchObject({
        code: 'later-day-below',
      });
      const day = { districtCode: OLD_DISTRICT, date: '2022-05-06' };
      const { revision } = await fileReport(campaign, {
        ...day,
        rows: () => ({ ...figures, signed: 305 }),
        by: oldReporter,
      });
      expect(revision).toBe(2);
      const again = await preview(newReporter, NEW_DISTRICT, '2022-05-07', 310);
      expect(wardOf(again)).toMatchObject({ earlier: { signed: 305 }, increment: { signed: 5 } });
    });
  });

  it('tells the old one nothing of how it reports today, also where it is recorded to come back', async () => {
    await campaign.sql(
      `update ward_version set superseded_at = '2022-05-07 09:00+07'
        where ward_code = $1 and district_code = $2 and superseded_at is null`,
      [MOVED, NEW_DISTRICT],
    );
    await campaign.sql(
      `insert into ward_version (ward_code, name, kind, district_code, population, valid_from, valid_until, reason, recorded_at)
       select $1, 'Phường 01', 'Phường', district, 0, valid_from, valid_until, 'Chuyển lại', '2022-05-07 09:00+07'
         from (values ($2, date '2022-05-07', date '2022-05-20'), ($3, date '2022-05-20', null))
              as version (district, valid_from, valid_until)`,
      [MOVED, NEW_DISTRICT, OLD_DISTRICT],
    );
    const url = `/api/progress/wards/${MOVED}/head?date=2022-05-06`;
    const { statusCode, body } = await campaign.app.inject({ url, headers: oldReporter.headers });
    expect(statusCode).toBe(200);
    expect((JSON.parse(body) as ProgressAnswer).freshness).toMatchObject({ date: '2022-05-06', today: null });
  });
});
