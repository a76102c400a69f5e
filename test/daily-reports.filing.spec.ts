import type { Receipt, UploadPreview } from '../apps/api/src/contract/daily-report.js';
import { FIGURE_COLUMNS } from '../apps/api/src/domain/figures.js';
import { readReceiptCode } from '../apps/api/src/domain/receipt.js';
import type { RowToReport } from './support/fill-template.js';
import { makeCampaign } from './support/make-campaign.js';
import { editWorkbook, file, fileReport, filledTemplate, upload } from './support/make-report.js';
import { type SignedIn, signIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

const EARLIER = { submitted: 1000, verified: 600, unresolved: 50, exempt: 20, signed: 300 };
const LATER = { submitted: 1100, verified: 700, unresolved: 60, exempt: 20, signed: 350 };

let campaign: TestApp;
let districts: { code: string; wards: number; firstWard: string }[];

/** Each test has a district of its own in one campaign. */
let district: string;
let wards: number;
let firstWard: string;
let reporter: SignedIn;
let colleague: SignedIn;

beforeAll(async () => {
  campaign = await startApp('2022-05-06T16:30:00+07:00');
  await makeCampaign(campaign, { demonstration: true });
  districts = await campaign.sql(
    `select district_code as code, count(*)::int as wards, min(ward_code) as "firstWard"
       from ward_version join campaign_member using (ward_code)
      group by district_code order by district_code`,
  );
});
beforeEach(async () => {
  const next = districts.pop();
  if (!next) throw new Error('More tests than districts.');
  [district, wards, firstWard] = [next.code, next.wards, next.firstWard];
  at('06T16:30');
  reporter = await signIn(campaign, 'district-reporter', district);
  colleague = await signIn(campaign, 'district-reporter', district);
});
afterAll(() => campaign.close());

const at = (moment: string) => campaign.clock.standAt(new Date(`2022-05-${moment}:00+07:00`));

/** Uploads a filled workbook of a day, and gives its preview. */
async function send(
  date: string,
  rows: RowToReport | ((code: string) => RowToReport),
  by = reporter,
): Promise<UploadPreview> {
  const day = { districtCode: district, date };
  const bytes = await filledTemplate(campaign, by, {
    ...day,
    rows: typeof rows === 'function' ? rows : () => rows,
  });
  return (await upload(campaign, by, day, { name: 'bao-cao.xlsx', bytes })).json<UploadPreview>();
}

/** What is in the tables of the day, without their ids. */
async function inTables(date: string) {
  const reports = await campaign.sql<{ revision: number; state: string; inForce: boolean }>(
    `select revision, state, superseded_at is null as "inForce" from daily_report
      where reporting_date = $1 and district_code = $2 order by revision`,
    [date, district],
  );
  const figures = await campaign.sql<{ revision: number; figures: number; inForce: number; moments: number }>(
    `select report.revision, count(*)::int as figures, count(distinct figure.recorded_at)::int as moments,
            (count(*) filter (where figure.superseded_at is null))::int as "inForce"
       from figure join daily_report as report on report.id = figure.report_id
      where figure.reporting_date = $1 and figure.district_code = $2 group by report.revision order by report.revision`,
    [date, district],
  );
  return { reports, figures };
}

const dataVersion = async () =>
  (await campaign.sql<{ version: string }>(`select version from data_version`))[0]?.version;

const codeOf = (answer: { json: () => unknown }) => (answer.json() as { code?: string }).code;

describe('filing', () => {
  it('gives a receipt with a code, the time, the totals and the hash of its rows', async () => {
    const filed = await file(campaign, reporter, await send('2022-05-06', EARLIER));
    expect(filed.statusCode).toBe(201);
    const receipt = filed.json<Receipt>();
    expect(receipt).toMatchObject({
      districtCode: district,
      date: '2022-05-06',
      revision: 1,
      timeliness: 'on-time',
      filedAt: '2022-05-06T09:30:00.000Z',
      filedByName: reporter.fullName,
      wards: wards,
      totals: { submitted: 1000 * wards, signed: 300 * wards },
    });
    expect(readReceiptCode(receipt.receiptCode)).toBe(receipt.receiptCode);
    expect(receipt.rowsHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('appends every figure of the day at one moment, each with its cell', async () => {
    await file(campaign, reporter, await send('2022-05-06', EARLIER));
    const rows = await campaign.sql(
      `select ward_code, signed, source, recorded_at, superseded_at from figure
        where district_code = $1 order by ward_code`,
      [district],
    );
    expect(rows).toHaveLength(wards);
    expect(new Set(rows.map((row) => String(row['recorded_at']))).size).toBe(1);
    expect(rows).toEqual(
      rows.map((row, index) => ({
        ...row,
        signed: 300,
        superseded_at: null,
        source: Object.fromEntries(
          [...'EGIKM'].map((letter, column) => [FIGURE_COLUMNS[column], `BaoCao!${letter}${8 + index}`]),
        ),
      })),
    );
  });

  it('is written into the audit log with its person, in the same transaction', async () => {
    const { id } = (await file(campaign, reporter, await send('2022-05-06', EARLIER))).json<Receipt>();
    const [entry] = await campaign.sql(
      `select actor_id, address, district_code, after from audit_entry
        where action = 'daily-report.file' and subject_id = $1`,
      [id],
    );
    expect(entry).toMatchObject({
      actor_id: reporter.id,
      address: '127.0.0.1',
      district_code: district,
      after: { date: '2022-05-06', revision: 1, timeliness: 'on-time' },
    });
  });

  it('bumps the data version, so that every instance asks anew', async () => {
    const preview = await send('2022-05-06', EARLIER);
    const before = await dataVersion();
    await file(campaign, reporter, preview);
    expect(Number(await dataVersion())).toBe(Number(before) + 1);
  });
});

describe('the same content filed twice', () => {
  it('changes nothing and returns the same receipt', async () => {
    const first = await file(campaign, reporter, await send('2022-05-06', EARLIER));
    const [version, tables] = [await dataVersion(), await inTables('2022-05-06')];
    at('06T18:00');
    const preview = await send('2022-05-06', EARLIER);
    expect(preview.filing.kind).toBe('unchanged');
    const second = await file(campaign, colleague, preview);
    expect([second.statusCode, second.json()]).toEqual([201, first.json()]);
    expect([await dataVersion(), await inTables('2022-05-06')]).toEqual([version, tables]);
  });

  it('is recognised in another file, another program and another order of rows', async () => {
    const first = (await file(campaign, reporter, await send('2022-05-06', EARLIER))).json<Receipt>();
    const preview = await send('2022-05-06', EARLIER);
    const lines = [...preview.wards].reverse().map(({ code }) => `${code};1 000;600;50;20;300`);
    const headings = 'Mã;Đã gửi công an;Đã xác thực;Chưa khớp;Không qua công an;Đã ký số';
    const csv = await upload(
      campaign,
      reporter,
      { districtCode: district, date: '2022-05-06' },
      { name: 'b.csv', bytes: Buffer.from([headings, ...lines].join('\n')), mediaType: 'text/csv' },
    );
    expect((await file(campaign, reporter, csv.json())).json<Receipt>()).toEqual(first);
  });

  it('is not recognised in a file with an error: it is refused, though its other rows are in force', async () => {
    const filed = await send('2022-05-06', EARLIER);
    await file(campaign, reporter, filed);
    const day = { districtCode: district, date: '2022-05-06' };
    const bytes = await filledTemplate(campaign, reporter, { ...day, rows: () => EARLIER });
    const withStranger = await editWorkbook(bytes, (sheet) => {
      sheet.getCell(`A${10 + wards}`).value = '99999';
      for (const column of 'EGIKM') sheet.getCell(`${column}${10 + wards}`).value = 1;
    });
    const preview = (
      await upload(campaign, reporter, day, { name: 'b.xlsx', bytes: withStranger })
    ).json<UploadPreview>();
    expect([preview.state, preview.filing.kind]).toEqual(['wrong', 'revision']);
    const refused = await file(campaign, reporter, preview, { revision: preview.filing.revision });
    expect([refused.statusCode, codeOf(refused)]).toEqual([422, 'daily-report.has-errors']);
  });

  it('but for a note is another content: the note is kept', async () => {
    await file(campaign, reporter, await send('2022-05-06', EARLIER));
    const preview = await send('2022-05-06', (code) =>
      code === firstWard ? { ...EARLIER, note: 'Đã bàn giao biên bản' } : EARLIER,
    );
    expect(preview.filing).toMatchObject({ kind: 'revision', revision: 2 });
    expect((await file(campaign, reporter, preview)).json<Receipt>().revision).toBe(2);
    const [kept] = await campaign.sql(
      `select note from figure where ward_code = $1 and superseded_at is null`,
      [firstWard],
    );
    expect(kept).toEqual({ note: 'Đã bàn giao biên bản' });
  });

  it('at the same instant gives both the same receipt, and is filed once', async () => {
    const preview = await send('2022-05-06', EARLIER);
    const answers = await Promise.all([1, 2, 3, 4].map(() => file(campaign, reporter, preview)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(await inTables('2022-05-06')).toEqual({
      reports: [{ revision: 1, state: 'filed', inForce: true }],
      figures: [{ revision: 1, figures: wards, moments: 1, inForce: wards }],
    });
  });

  it('uploaded at the same instant is kept as two uploads of one file', async () => {
    const day = { districtCode: district, date: '2022-05-06' };
    const bytes = await filledTemplate(campaign, reporter, { ...day, rows: () => EARLIER });
    const answers = await Promise.all(
      [reporter, colleague].map((by) => upload(campaign, by, day, { name: 'b.xlsx', bytes })),
    );
    const previews = answers.map((answer) => answer.json<UploadPreview>());
    expect(previews.map(({ state }) => state)).toEqual(['ready', 'ready']);
    expect(previews[0]?.fileHash).toBe(previews[1]?.fileHash);
    const kept = await campaign.sql(`select 1 from stored_file where hash = $1`, [previews[0]?.fileHash]);
    expect(kept).toHaveLength(1);
  });

  it('with the same idempotency key gives the stored answer', async () => {
    const preview = await send('2022-05-06', EARLIER);
    const key = reporter.key();
    const call = () =>
      campaign.app.inject({
        method: 'POST',
        url: '/api/daily-reports',
        headers: { ...reporter.headers, ...key },
        payload: { uploadId: preview.id, districtCode: district, date: preview.date },
      });
    const [first, second] = [await call(), await call()];
    expect([second.statusCode, second.json()]).toEqual([201, first.json()]);
    expect(second.headers['idempotency-replayed']).toBe('true');
  });
});

describe('two people at once', () => {
  it('have one winner and one clear conflict', async () => {
    const [mine, hers] = [
      await send('2022-05-06', EARLIER),
      await send('2022-05-06', { ...EARLIER, signed: 301 }, colleague),
    ];
    const answers = await Promise.all([file(campaign, reporter, mine), file(campaign, colleague, hers)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
    const loser = answers.find(({ statusCode }) => statusCode === 409);
    const winner = answers.find(({ statusCode }) => statusCode === 201)?.json<Receipt>();
    expect(loser?.json()).toMatchObject({
      code: 'daily-report.changed-since-preview',
      title: expect.stringContaining('bản của bạn chưa được nộp') as unknown,
      details: { inForce: { receiptCode: winner?.receiptCode, filedByName: winner?.filedByName } },
    });
    expect(await inTables('2022-05-06')).toEqual({
      reports: [{ revision: 1, state: 'filed', inForce: true }],
      figures: [{ revision: 1, figures: wards, moments: 1, inForce: wards }],
    });
  });

  it('are told even when the other one was minutes before; after looking again the second may file', async () => {
    const hers = await send('2022-05-06', { ...EARLIER, signed: 301 }, colleague);
    await file(campaign, reporter, await send('2022-05-06', EARLIER));
    expect(codeOf(await file(campaign, colleague, hers))).toBe('daily-report.changed-since-preview');
    const looked = (
      await campaign.app.inject({ url: `/api/daily-reports/uploads/${hers.id}`, headers: colleague.headers })
    ).json<UploadPreview>();
    expect(looked.filing).toMatchObject({ kind: 'revision', revision: 2, inForce: { revision: 1 } });
    expect(looked.wards[0]).toMatchObject({ replaced: EARLIER, change: { signed: 1, submitted: 0 } });
    const filed = await file(campaign, colleague, looked, { revision: looked.filing.revision });
    expect([filed.statusCode, filed.json<Receipt>().revision]).toEqual([201, 2]);
  });
});

describe('a correction', () => {
  it('is the next revision: the earlier figures are superseded at its moment, and kept', async () => {
    await file(campaign, reporter, await send('2022-05-06', EARLIER));
    at('07T08:00');
    const second = await file(campaign, reporter, await send('2022-05-06', { ...EARLIER, signed: 310 }));
    expect(second.json<Receipt>()).toMatchObject({ revision: 2, totals: { signed: 310 * wards } });
    expect(await inTables('2022-05-06')).toEqual({
      reports: [
        { revision: 1, state: 'filed', inForce: false },
        { revision: 2, state: 'filed', inForce: true },
      ],
      figures: [
        { revision: 1, figures: wards, moments: 1, inForce: 0 },
        { revision: 2, figures: wards, moments: 1, inForce: wards },
      ],
    });
    const [gap] = await campaign.sql(
      `select count(*)::int as count from figure as old join figure as new
          on new.ward_code = old.ward_code and new.recorded_at = old.superseded_at
       where old.district_code = $1`,
      [district],
    );
    expect(gap).toEqual({ count: wards });
  });

  it.each([
    ['06T16:59', 'on-time'],
    ['06T17:00', 'late'],
  ])('of a report first filed on %s stays %s', async (moment, timeliness) => {
    at(moment);
    const first = await file(campaign, reporter, await send('2022-05-06', EARLIER));
    at('07T08:00');
    const second = await file(campaign, reporter, await send('2022-05-06', { ...EARLIER, signed: 310 }));
    expect([first, second].map((answer) => answer.json<Receipt>().timeliness)).toEqual([
      timeliness,
      timeliness,
    ]);
  });

  it('is refused when it would break a later day, which is named', async () => {
    await file(campaign, reporter, await send('2022-05-06', EARLIER));
    at('07T16:30');
    await file(campaign, reporter, await send('2022-05-07', LATER));
    const preview = await send('2022-05-06', (code) =>
      code === firstWard ? { ...EARLIER, signed: 351 } : EARLIER,
    );
    expect(preview.state).toBe('wrong');
    expect(preview.errors.map(({ cell, value, vi }) => [cell, value, vi.reason])).toEqual([
      ['BaoCao!M8', '351', 'Số ngày 07/05/2022 (350) sẽ nhỏ hơn số lũy kế trước đó (351).'],
    ]);
  });

  it('made between the preview of the next day and its filing is what that filing is checked against', async () => {
    await file(campaign, reporter, await send('2022-05-06', EARLIER));
    at('07T16:30');
    const next = await send('2022-05-07', LATER);
    await file(campaign, colleague, await send('2022-05-06', { ...EARLIER, signed: 360 }, colleague));
    const refused = await file(campaign, reporter, next);
    expect(refused.json()).toMatchObject({
      code: 'daily-report.has-errors',
      details: {
        errors: expect.arrayContaining([
          expect.objectContaining({ code: 'below-earlier', cell: 'BaoCao!M8' }),
        ]) as unknown,
      },
    });
    expect((await inTables('2022-05-07')).reports).toEqual([]);
  });
});

describe('a past day', () => {
  it('can be filed late, between days filed already', async () => {
    at('05T16:30');
    await file(campaign, reporter, await send('2022-05-05', EARLIER));
    at('07T16:30');
    await file(campaign, reporter, await send('2022-05-07', LATER));
    const filed = await file(campaign, reporter, await send('2022-05-06', { ...EARLIER, signed: 320 }));
    expect(filed.json<Receipt>()).toMatchObject({ timeliness: 'late', revision: 1 });
  });
});

describe('who files', () => {
  it('may be the Department’s focal point on a district’s behalf, which the log shows', async () => {
    const reviewer = await signIn(campaign, 'reviewer');
    const receipt = await fileReport(campaign, {
      districtCode: district,
      date: '2022-05-06',
      rows: () => EARLIER,
      by: reviewer,
    });
    expect(receipt.filedByName).toBe(reviewer.fullName);
    const [entry] = await campaign.sql(
      `select actor_id, district_code, after->>'onBehalf' as "onBehalf" from audit_entry where action = 'daily-report.file' and district_code = $1`,
      [district],
    );
    expect(entry).toEqual({ actor_id: reviewer.id, district_code: district, onBehalf: 'true' });
  });

  it('is never anybody else of the city, and never another district, which learns nothing of the upload', async () => {
    const preview = await send('2022-05-06', EARLIER);
    for (const role of ['leader', 'administrator', 'auditor', 'signing-operator'] as const) {
      const answer = await file(campaign, await signIn(campaign, role), preview);
      expect([role, answer.statusCode]).toEqual([role, 403]);
    }
    const other = district === '760' ? '761' : '760';
    const stranger = await signIn(campaign, 'district-reporter', other);
    const [asOurs, asTheirs] = [
      await file(campaign, stranger, preview),
      await file(campaign, stranger, preview, { districtCode: other }),
    ];
    expect([asOurs.statusCode, asTheirs.statusCode]).toEqual([404, 404]);
  });

  it('files an upload for the day it was uploaded for, and for no other', async () => {
    const preview = await send('2022-05-06', EARLIER);
    const answer = await file(campaign, reporter, preview, { date: '2022-05-05' });
    expect([answer.statusCode, codeOf(answer)]).toEqual([422, 'upload.not-filable']);
  });
});
