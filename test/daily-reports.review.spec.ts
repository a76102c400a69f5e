import type {
  DailyReport,
  DailyReportRow,
  FindingAnswer,
  Receipt,
  UploadPreview,
} from '../apps/api/src/contract/daily-report.js';
import type { Role } from '../apps/api/src/domain/roles.js';
import { datedFactsOf } from './support/dated-facts.js';
import type { RowToReport } from './support/fill-template.js';
import { makeCampaign } from './support/make-campaign.js';
import { file, filledTemplate, fileReport, upload } from './support/make-report.js';
import { type SignedIn, signIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

const EARLIER = { submitted: 1000, verified: 600, unresolved: 50, exempt: 20, signed: 300 };
const LATER = { submitted: 1100, verified: 700, unresolved: 60, exempt: 20, signed: 350 };

let campaign: TestApp;
let reviewer: SignedIn;
let reporter: SignedIn;

beforeAll(async () => {
  campaign = await startApp('2022-05-05T16:30:00+07:00');
  await makeCampaign(campaign, { demonstration: true });
  reviewer = await signIn(campaign, 'reviewer');
  reporter = await signIn(campaign, 'district-reporter', '773');
});
afterAll(() => campaign.close());

const at = (moment: string) => campaign.clock.standAt(new Date(`2022-05-${moment}:00+07:00`));
const get = (url: string, by: SignedIn) => campaign.app.inject({ url, headers: by.headers });
const post = (url: string, payload: object, by: SignedIn) =>
  campaign.app.inject({ method: 'POST', url, payload, headers: { ...by.headers, ...by.key() } });
const returned = (id: string, by = reviewer, reason = 'Số ký của Phường 13 chưa đúng') =>
  post(`/api/daily-reports/${id}/return`, { reason }, by);
const codeOf = (answer: { json: () => unknown }) => (answer.json() as { code?: string }).code;
const fileFor = (districtCode: string, date: string, rows: RowToReport = EARLIER): Promise<Receipt> =>
  fileReport(campaign, { districtCode, date, rows: () => rows });
const inForce = (districtCode: string) =>
  campaign.sql<{ date: string; signed: number }>(
    `select reporting_date::text as date, min(signed) as signed from figure
      where district_code = $1 and superseded_at is null group by 1 order by 1`,
    [districtCode],
  );

describe('a report returned with a reason', () => {
  let first: Receipt;
  let answer: DailyReport;
  beforeAll(async () => {
    at('05T16:30');
    await fileFor('760', '2022-05-05');
    at('06T16:30');
    first = await fileFor('760', '2022-05-06', LATER);
    at('06T18:00');
    answer = (await returned(first.id)).json<DailyReport>();
  });

  it('says who returned it, when and why', () => {
    expect(answer).toMatchObject({
      state: 'returned',
      reviewedAt: '2022-05-06T11:00:00.000Z',
      reviewedByName: reviewer.fullName,
      reviewNote: 'Số ký của Phường 13 chưa đúng',
    });
  });

  it('counts no more from that moment on, and its figures are kept', async () => {
    expect(await inForce('760')).toEqual([{ date: '2022-05-05', signed: 300 }]);
    const [kept] = await campaign.sql(
      `select count(*)::int as kept, count(distinct superseded_at)::int as moments from figure where report_id = $1`,
      [first.id],
    );
    expect(kept).toEqual({ kept: first.wards, moments: 1 });
  });

  it('is as it was for whoever asks as of the moment before', async () => {
    const [before] = await campaign.sql(
      `select min(signed)::int as signed from ward_day('2022-05-06 17:00+07', '2022-05-06', '2022-05-07')
        where district_code = '760'`,
    );
    expect(before).toEqual({ signed: 350 });
  });

  it('cannot be returned or accepted again', async () => {
    for (const again of [
      await returned(first.id),
      await post(`/api/daily-reports/${first.id}/accept`, {}, reviewer),
    ]) {
      expect([again.statusCode, codeOf(again)]).toEqual([409, 'daily-report.returned-already']);
    }
  });

  it('is not filed again as it was without a word of explanation', async () => {
    at('07T08:30');
    const day = { districtCode: '760', date: '2022-05-06' };
    const filer = await signIn(campaign, 'district-reporter', '760');
    const sent = async (signed: number) => {
      const bytes = await filledTemplate(campaign, filer, { ...day, rows: () => ({ ...LATER, signed }) });
      return (await upload(campaign, filer, day, { name: 'lai.xlsx', bytes })).json<UploadPreview>();
    };
    const again = await sent(LATER.signed);
    expect(again.warnings.map(({ code }) => code)).toContain('as-returned');
    expect((await sent(LATER.signed - 1)).warnings.map(({ code }) => code)).not.toContain('as-returned');
    const silent = await file(campaign, filer, again, { acceptedWarnings: [], note: '' });
    expect([silent.statusCode, codeOf(silent)]).toEqual([422, 'daily-report.warnings-not-accepted']);
  });

  it('still shows its sender’s preview as it was filed, whatever was returned or filed since', async () => {
    const { uploadId } = (await get(`/api/daily-reports/${first.id}`, reviewer)).json<DailyReport>();
    const preview = (await get(`/api/daily-reports/uploads/${uploadId}`, reviewer)).json<UploadPreview>();
    expect(preview.state).toBe('filed');
    expect(preview.warnings.map(({ code }) => code)).not.toContain('as-returned');
    expect(preview.filing).toMatchObject({ kind: 'first', revision: 1, inForce: null });
    expect(preview.wards.every(({ replaced }) => replaced === null)).toBe(true);
  });

  it('is followed by the next revision, which keeps the timeliness of the first', async () => {
    at('07T09:00');
    const second = await fileFor('760', '2022-05-06', { ...LATER, signed: 340 });
    expect(second).toMatchObject({ revision: 2, timeliness: 'on-time' });
    expect(await inForce('760')).toEqual([
      { date: '2022-05-05', signed: 300 },
      { date: '2022-05-06', signed: 340 },
    ]);
  });

  it('is in the audit log with its reason', async () => {
    const [entry] = await campaign.sql(
      `select actor_id, reason, before->>'state' as before from audit_entry where action = 'daily-report.return' and subject_id = $1`,
      [first.id],
    );
    expect(entry).toEqual({
      actor_id: reviewer.id,
      reason: 'Số ký của Phường 13 chưa đúng',
      before: 'filed',
    });
  });
});

describe('a report that a later day stands on', () => {
  const LOWERED = { ...EARLIER, signed: 250, adjustment: 'Thu hồi chữ ký số', note: 'Ký nhầm' };
  let lowering: Receipt;
  let after: Receipt;
  beforeAll(async () => {
    at('05T16:30');
    await fileFor('769', '2022-05-05');
    at('06T16:30');
    lowering = await fileFor('769', '2022-05-06', LOWERED);
    at('07T16:30');
    after = await fileFor('769', '2022-05-07', { ...EARLIER, signed: 260 });
  });

  it('is not returned while that day would lie below the one before; day, ward and figure are named', async () => {
    const refused = await returned(lowering.id);
    const { code, details } = refused.json<{ code: string; details: { errors: FindingAnswer[] } }>();
    expect([refused.statusCode, code]).toEqual([409, 'daily-report.return-breaks-later-day']);
    expect(details.errors).toHaveLength(lowering.wards);
    expect(details.errors[0]).toMatchObject({
      column: 'signed',
      wardName: expect.stringMatching(/^(Phường|Xã|Thị trấn) /) as unknown,
      vi: { reason: 'Số ngày 07/05/2022 (260) sẽ nhỏ hơn số lũy kế trước đó (300).' },
    });
    expect((await inForce('769')).map(({ signed }) => signed)).toEqual([300, 250, 260]);
  });

  it('is returned once that day is', async () => {
    expect((await returned(after.id)).statusCode).toBe(200);
    expect((await returned(lowering.id)).statusCode).toBe(200);
    expect(await inForce('769')).toEqual([{ date: '2022-05-05', signed: 300 }]);
  });

  it('is returned at once where the later day lies above the days before', async () => {
    at('05T16:30');
    await fileFor('770', '2022-05-05');
    at('06T16:30');
    const { id } = await fileFor('770', '2022-05-06', { ...EARLIER, signed: 310 });
    at('07T16:30');
    await fileFor('770', '2022-05-07', LATER);
    expect((await returned(id)).statusCode).toBe(200);
  });
});

describe('a report of a day made a holiday since', () => {
  it('is not returned: it could not be filed again', async () => {
    at('05T16:30');
    const { id } = await fileFor('772', '2022-05-05');
    const administrator = await signIn(campaign, 'administrator');
    const facts = datedFactsOf(campaign, administrator);
    const holiday = { date: '2022-05-05', reason: 'Nghỉ bù', correction: true };
    const { body } = await facts.add('calendar-days', holiday);
    const refused = await returned(id);
    expect([refused.statusCode, codeOf(refused)]).toEqual([409, 'daily-report.return-on-holiday']);
    expect(refused.json<{ title: string }>().title).toContain('ngày 05/05/2022 nay là ngày nghỉ');
    await facts.withdraw('calendar-days', body, { correction: true });
    expect((await returned(id)).statusCode).toBe(200);
  });
});

describe('a review', () => {
  it('accepts a report once, and says so to who accepts it again; it can still be returned for a mistake seen late', async () => {
    at('05T16:30');
    const { id } = await fileFor('761', '2022-05-05');
    const accept = () => post(`/api/daily-reports/${id}/accept`, { note: 'Đã đối chiếu' }, reviewer);
    expect((await accept()).json()).toMatchObject({ state: 'accepted', reviewNote: 'Đã đối chiếu' });
    const again = await accept();
    expect([again.statusCode, again.json()]).toMatchObject([
      409,
      { code: 'daily-report.accepted-already', title: 'Báo cáo này đã được duyệt, không cần duyệt lần nữa' },
    ]);
    expect((await returned(id)).json()).toMatchObject({ state: 'returned' });
  });

  it('of a report that a correction has replaced is refused', async () => {
    at('05T16:30');
    const { id } = await fileFor('764', '2022-05-05');
    await fileFor('764', '2022-05-05', { ...EARLIER, signed: 310 });
    expect(codeOf(await returned(id))).toBe('daily-report.replaced-already');
    expect(await inForce('764')).toEqual([{ date: '2022-05-05', signed: 310 }]);
  });

  it('at the very moment of a correction leaves one of the two in force, whole', async () => {
    at('05T16:30');
    const day = { districtCode: '765', date: '2022-05-05' };
    const { id, wards } = await fileFor(day.districtCode, day.date);
    const filer = await signIn(campaign, 'district-reporter', day.districtCode);
    const rows = () => ({ ...EARLIER, signed: 310 });
    const bytes = await filledTemplate(campaign, filer, { ...day, rows });
    const preview = (await upload(campaign, filer, day, { name: 'sua.xlsx', bytes })).json<UploadPreview>();
    const [back, filed] = await Promise.all([returned(id), file(campaign, filer, preview)]);
    // Who comes second is told what the first one did.
    const isFiled = filed.statusCode === 201;
    expect([back, filed].map((answer) => codeOf(answer) ?? answer.statusCode)).toEqual(
      isFiled ? ['daily-report.replaced-already', 201] : [200, 'daily-report.changed-since-preview'],
    );
    const figures = await campaign.sql(
      `select signed from figure where district_code = '765' and superseded_at is null`,
    );
    expect(figures).toEqual(isFiled ? Array.from({ length: wards }, () => ({ signed: 310 })) : []);
  });

  it.each([
    ['returned', (id: string) => returned(id)],
    ['accepted', (id: string) => post(`/api/daily-reports/${id}/accept`, {}, reviewer)],
  ])('of a report makes the preview out of date that would have replaced it: %s', async (_, review) => {
    at('08T16:30');
    const day = { districtCode: _ === 'returned' ? '766' : '767', date: '2022-05-08' };
    const { id } = await fileFor(day.districtCode, day.date);
    const filer = await signIn(campaign, 'district-reporter', day.districtCode);
    const bytes = await filledTemplate(campaign, filer, { ...day, rows: () => LATER });
    const preview = (await upload(campaign, filer, day, { name: 'sua.xlsx', bytes })).json<UploadPreview>();
    expect((await review(id)).statusCode).toBe(200);
    const { revision, inForce: replaced } = preview.filing;
    for (const promise of [{}, { revision, inForceState: replaced?.state ?? null }]) {
      const filed = await file(campaign, filer, preview, promise);
      expect([filed.statusCode, codeOf(filed)]).toEqual([409, 'daily-report.changed-since-preview']);
    }
    const anew = (await get(`/api/daily-reports/uploads/${preview.id}`, filer)).json<UploadPreview>();
    const inForceState = anew.filing.inForce?.state ?? null;
    const filed = await file(campaign, filer, preview, { revision: anew.filing.revision, inForceState });
    expect(filed.statusCode).toBe(201);
  });

  it('asks for a reason to return', async () => {
    at('05T16:30');
    const { id } = await fileFor('766', '2022-05-05');
    expect((await returned(id, reviewer, '  ')).statusCode).toBe(400);
  });

  it.each<[Role, string | null]>([
    ['leader', null],
    ['administrator', null],
    ['auditor', null],
    ['district-reporter', '767'],
  ])('is not for a %s', async (role, districtCode) => {
    at('05T16:30');
    const { id } = await fileFor('767', '2022-05-05');
    expect((await returned(id, await signIn(campaign, role, districtCode))).statusCode).toBe(403);
  });
});

describe('the list of reports', () => {
  const rowsOf = async (query: string, by: SignedIn = reviewer) =>
    (await get(`/api/daily-reports?${query}`, by)).json<{ rows: DailyReportRow[]; total: number }>();

  beforeAll(async () => {
    at('05T16:30');
    await fileFor('768', '2022-05-05');
    at('06T17:30');
    await fileFor('768', '2022-05-06', LATER);
    at('06T17:40');
    await fileFor('768', '2022-05-06', { ...LATER, signed: 360 });
  });

  it('filters by district, dates, state, timeliness and whether it is in force', async () => {
    const found = async (query: string) =>
      (await rowsOf(`districtCode=768&sort=filedAt&order=asc&${query}`)).rows.map(
        (row) => `${row.date} ${row.revision}`,
      );
    expect(await found('')).toEqual(['2022-05-05 1', '2022-05-06 1', '2022-05-06 2']);
    expect(await found('from=2022-05-06&to=2022-05-06')).toHaveLength(2);
    expect(await found('timeliness=late&inForce=true')).toEqual(['2022-05-06 2']);
    expect(await found('inForce=false')).toEqual(['2022-05-06 1']);
    expect(await found('state=returned')).toEqual([]);
  });

  it('comes in pages, with the number of all; past the last page there is nothing', async () => {
    const page = await rowsOf('districtCode=768&sort=revision&order=desc&perPage=1&page=1');
    expect([page.total, page.rows.map(({ revision }) => revision)]).toEqual([3, [2]]);
    expect(await rowsOf('districtCode=768&perPage=2&page=3')).toEqual({ rows: [], total: 3 });
  });

  it('tells what each report adds up to, also of one no longer in force', async () => {
    const { rows } = await rowsOf('districtCode=768&inForce=false');
    const [{ wards = 0, totals } = {}] = rows;
    expect([wards > 0, totals?.signed]).toEqual([true, 350 * wards]);
  });

  it('finds a report by its receipt code, as it is read out or typed', async () => {
    const { rows } = await rowsOf('districtCode=768&inForce=true&from=2022-05-06');
    const code = rows[0]?.receiptCode ?? '';
    for (const typed of [code, ` ${code.toLowerCase()}`, code.replaceAll('0', 'O').replaceAll('1', 'l')]) {
      expect((await rowsOf(`receiptCode=${typed}`)).rows.map(({ id }) => id)).toEqual([rows[0]?.id]);
    }
    expect(await rowsOf(`receiptCode=${code.slice(0, -1)}`)).toEqual({ rows: [], total: 0 });
  });

  it('holds only the own reports for a reporter, and shows them one by one', async () => {
    const own = await signIn(campaign, 'district-reporter', '768');
    const { rows, total } = await rowsOf('perPage=100', own);
    expect([total, new Set(rows.map(({ districtCode }) => districtCode))]).toEqual([3, new Set(['768'])]);
    const id = rows[0]?.id ?? '';
    const shown = (await get(`/api/daily-reports/${id}`, own)).json<DailyReport>();
    expect(shown.revisions.map(({ revision }) => revision)).toEqual([2, 1]);
    expect(shown.figures[0]).toMatchObject({ figures: { signed: 360 }, adjustmentReason: null });
    expect((await get(`/api/daily-reports/${id}`, reporter)).statusCode).toBe(404);
  });
});
