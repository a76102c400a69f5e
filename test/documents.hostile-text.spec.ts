import ExcelJS from 'exceljs';
import type { UploadPreview } from '../apps/api/src/contract/daily-report.js';
import type { DeliveriesAnswer } from '../apps/api/src/contract/delivery.js';
import { DocumentDispatch } from '../apps/api/src/delivery/dispatch-documents.js';
import { SHEETS } from '../apps/api/src/daily-workbooks/sheets/names.js';
import { reportingDate } from '../apps/api/src/domain/reporting-date.js';
import { system } from '../apps/api/src/platform/actor.js';
import { call } from './support/call.js';
import { makeCampaign } from './support/make-campaign.js';
import {
  downloadTemplate,
  editWorkbook,
  file,
  fileReport,
  filledTemplate,
  openWorkbook,
  upload,
} from './support/make-report.js';
import { type ReadMail, readMail } from './support/read-mail.js';
import { type SignedIn, signIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

/** What a spreadsheet takes for the beginning of a formula. */
const SIGNS = ['=', '+', '-', '@', '\t=', '\r='];
/** A text for a field that is a formula to a spreadsheet and a script to a mail program. */
const trap = (sign: string | undefined, field: string) =>
  `${sign}HYPERLINK("http://x","${field}")&<img src=x onerror=run()>{{label}}`;
const TRAP = /HYPERLINK\("http:\/\/x","([^"]+)"\)/;

const DATE = reportingDate('2022-05-07');
const BEFORE = { submitted: 1100, verified: 700, unresolved: 60, exempt: 20, signed: 350 };
const MORE = { ...BEFORE, signed: 360 };
const LESS = { ...MORE, submitted: 1090 };
const CITY = 'thanh-pho@syt.example';
const D760 = 'ttyt760@syt.example';

/** Whatever people write, everywhere they may, put where no form can refuse it. */
describe('a text that is a formula or a script', () => {
  let campaign: TestApp;
  let reporter: SignedIn;
  let administrator: SignedIn;
  let wardCodes: string[];
  const mails = new Map<string, ReadMail>();

  beforeAll(async () => {
    campaign = await startApp('2022-05-06T16:30:00+07:00');
    await makeCampaign(campaign, { demonstration: true });
    reporter = await signIn(campaign, 'district-reporter', '760');
    administrator = await signIn(campaign, 'administrator');
    const reviewer = await signIn(campaign, 'reviewer');
    await writeTraps();

    await fileReport(campaign, { districtCode: '760', date: '2022-05-06', rows: () => BEFORE, by: reporter });
    campaign.clock.standAt(new Date('2022-05-07T16:30:00+07:00'));
    const adjusted = { ...LESS, adjustment: 'Loại hồ sơ trùng' };
    const bytes = await filledTemplate(campaign, reporter, {
      ...{ districtCode: '760', date: DATE },
      rows: (code) => ({ ...adjusted, note: trap(SIGNS[wardCodes.indexOf(code) % SIGNS.length], 'note') }),
    });
    const preview = await send(bytes, '=file.xlsx');
    expect(preview.errors).toEqual([]);
    await file(campaign, reporter, preview, { note: trap('=', 'report note') });
    const other = await fileReport(campaign, { districtCode: '761', date: DATE, rows: () => BEFORE });
    const reason = trap('=', 'review note');
    expect(await call(campaign, reviewer, `POST daily-reports/${other.id}/return`, { reason })).toMatchObject(
      {
        body: { state: 'returned', reviewNote: reason },
      },
    );

    for (const [address, districtCode] of [
      [CITY, null],
      [D760, '760'],
    ]) {
      const recipient = {
        name: trap('=', 'recipient'),
        address,
        districtCode,
        documentKinds: ['daily-workbook'],
      };
      expect(await call(campaign, administrator, 'POST recipients', recipient)).toMatchObject({
        status: 201,
      });
    }
    campaign.clock.standAt(new Date('2022-05-07T18:00:00+07:00'));
    await campaign.app
      .get(DocumentDispatch)
      .dispatch('daily-workbook', { from: DATE, orderKey: 'test', orderedBy: system('test') });
    const { body } = await call<DeliveriesAnswer>(campaign, administrator, 'GET deliveries');
    for (const { id, address } of body.rows) {
      const url = `/api/deliveries/${id}/message`;
      const message = await campaign.app.inject({ url, headers: administrator.headers });
      mails.set(address, readMail(message.body));
    }
  });
  afterAll(() => campaign.close());

  async function writeTraps(): Promise<void> {
    const { sql } = campaign;
    const set = async (table: string, column: string, where: string, field: string) => {
      await sql(`alter table ${table} disable trigger user`);
      const rows = await sql<{ ctid: string }>(`select ctid::text from ${table} where ${where} order by 1`);
      for (const [index, { ctid }] of rows.entries()) {
        const text = trap(SIGNS[index % SIGNS.length], `${field} ${index}`);
        await sql(`update ${table} set ${column} = $1 where ctid = $2::tid`, [text, ctid]);
      }
      await sql(`alter table ${table} enable trigger user`);
    };
    await set('ward_version', 'name', `district_code = '760'`, 'ward');
    await set(
      'district_version',
      'name',
      `district_code in ('760', '761', '764', '765', '766', '767')`,
      'district',
    );
    await set('deadline_version', 'document', 'true', 'document');
    await set('deadline_version', 'reason', 'true', 'reason');
    await set('regime_version', 'legal_basis', 'true', 'legal basis');
    await set('required_version', 'document', `ward_code like '267%'`, 'requirement');
    await set('calendar_day', 'reason', 'true', 'holiday');
    await set('campaign_event', 'title', 'true', 'event');
    await set('campaign', 'name', 'true', 'campaign');
    await sql('update user_account set full_name = $1 where id = $2', [trap('=', 'person'), reporter.id]);
    await sql(
      'update district set name = version.name from district_version as version where district_code = code',
    );
    const wards = await sql<{ code: string }>(
      `select ward_code as code from ward_version where district_code = '760' order by 1`,
    );
    wardCodes = wards.map(({ code }) => code);
  }

  const send = async (bytes: Buffer, name: string): Promise<UploadPreview> =>
    (
      await upload(campaign, reporter, { districtCode: '760', date: DATE }, { name, bytes })
    ).json<UploadPreview>();

  const workbookFor = async (address: string) =>
    openWorkbook(mails.get(address)?.attachments[0]?.bytes ?? Buffer.alloc(0));
  const stored = async (question: string) =>
    (await campaign.sql<{ text: string }>(question)).map(({ text }) => text).sort();

  it('stays text in every cell of the daily workbook, the city’s', async () => {
    expect(trapsIn(await workbookFor(CITY))).toEqual({
      [SHEETS.summary]: ['district'],
      [SHEETS.districts]: ['district'],
      [SHEETS.wards]: ['district', 'ward'],
      [SHEETS.slow]: ['district', 'ward'],
      [SHEETS.reporting]: ['district', 'ward'],
      [SHEETS.charts]: ['district'],
      [SHEETS.history]: ['district', 'ward'],
      [SHEETS.corrections]: ['district', 'note', 'review note', 'ward'],
      [SHEETS.about]: ['campaign', 'document', 'legal basis', 'reason'],
    });
  });

  it('stays text in every cell of the daily workbook, a district’s, and in what is printed below', async () => {
    const workbook = await workbookFor(D760);
    expect(trapsIn(workbook)).toMatchObject({
      [SHEETS.summary]: ['district', 'ward'],
      [SHEETS.wards]: ['district', 'ward'],
      [SHEETS.corrections]: ['district', 'note', 'ward'],
      [SHEETS.about]: ['campaign', 'district', 'document', 'legal basis', 'reason'],
    });
    // A lone ampersand in a footer begins a code.
    const footer = workbook.getWorksheet(SHEETS.wards)?.headerFooter.oddFooter;
    expect(footer).toContain('=HYPERLINK("http://x","district 0")&&<img');
  });

  it('is the very text that was written, whatever sign it begins with', async () => {
    const notes = await stored(`select note as text from figure where note is not null`);
    // Blanks before a note are no part of it.
    expect([...new Set(notes)]).toEqual([...new Set(SIGNS.map((sign) => trap(sign.trim(), 'note')))].sort());
    const names = await stored(`select name as text from ward_version where district_code = '760'`);
    const workbook = await workbookFor(D760);
    expect(
      textsOf(workbook, SHEETS.corrections, 'L')
        .filter((text) => TRAP.test(text))
        .sort(),
    ).toEqual(
      // One line for each figure that was taken back.
      notes,
    );
    expect(
      textsOf(workbook, SHEETS.wards, 'C')
        .filter((text) => TRAP.test(text))
        .sort(),
      // XML keeps no lone carriage return.
    ).toEqual(names.map((name) => name.replace('\r', '\n')));
  });

  it('stays text in the workbook to be filled in, and comes back as the ward it names', async () => {
    const { rawPayload } = await downloadTemplate(campaign, reporter, '760', DATE);
    expect(trapsIn(await openWorkbook(rawPayload))).toEqual({ BaoCao: ['district', 'ward'] });
    const nameless = await editWorkbook(
      await filledTemplate(campaign, reporter, { districtCode: '760', date: DATE, rows: () => MORE }),
      // Known by its name alone.
      (sheet) => (sheet.getCell('A8').value = null),
    );
    const preview = await send(nameless, 'x.xlsx');
    expect([preview.errors, preview.wards.length]).toEqual([[], wardCodes.length]);
  });

  // One ward's fault is a line of its own, by its name; the same of all wards is said in one.
  it.each([
    ['one ward', 1, LESS, ['district', 'ward']],
    ['one ward, above what it may be', 1, { ...LESS, verified: 5_000 }, ['district', 'ward']],
    ['every ward, above what it may be', 99, { ...LESS, verified: 5_000 }, ['district']],
  ])('stays text in the file marked with what is wrong with %s', async (_, count, wrong, listed) => {
    const bytes = await filledTemplate(campaign, reporter, {
      ...{ districtCode: '760', date: DATE },
      rows: (code) => ({ ...(wardCodes.indexOf(code) < count ? wrong : MORE), note: trap('=', 'note') }),
    });
    const preview = await send(bytes, '=file.xlsx');
    expect(trapsIn(await marked(preview))).toEqual({
      'Lỗi cần sửa': listed,
      BaoCao: ['district', 'note', 'ward'],
    });
  });

  it('stays text that comes as CSV, and is no figure', async () => {
    const lines = wardCodes.map((code) => [code, '=1+1', 700, 60, 20, 360, trap('=', 'note')]);
    const heading = ['Mã', 'Gửi CA', 'Công an đã xác thực', 'Trả về chưa khớp', 'Không qua công an'];
    const csv = [[...heading, 'Đã ký số', 'Ghi chú'], ...lines]
      .map((line) => line.map((value) => `"${String(value).replaceAll('"', '""')}"`).join(';'))
      .join('\r\n');
    const preview = await send(Buffer.from(csv), 'bao-cao.csv');
    expect(new Set(preview.errors.map(({ code, value }) => `${code} ${value}`))).toEqual(
      new Set(['not-a-number =1+1']),
    );
    expect(trapsIn(await marked(preview))).toEqual({ 'Lỗi cần sửa': ['district', 'ward'], CSV: ['note'] });
  });

  it.each([
    ['of the city', CITY],
    ['of a district', D760],
  ])('is text in the mail to a reader %s: no tag, no script, no line of a header', (_, address) => {
    const { headers, text, html } = mails.get(address) ?? readMail('');
    expect(text).toContain('=HYPERLINK("http://x","district 0")&<img src=x onerror=run()>{{label}}');
    expect(html).toContain(
      '=HYPERLINK(&quot;http://x&quot;,&quot;district 0&quot;)&amp;&lt;img src=x onerror=run()&gt;{{label}}',
    );
    expect(html.match(/<img [^>]*>/g)).toEqual([expect.stringMatching(/^<img src="cid:burn-up@campaign"/)]);
    expect([...headers.keys()].sort()).toEqual([
      ...['auto-submitted', 'content-language', 'content-type', 'date', 'from', 'message-id'],
      ...['mime-version', 'subject', 'to', 'x-auto-response-suppress'],
    ]);
    expect(headers.get('to')).toMatch(new RegExp(`^"=HYPERLINK.*" <${address}>$`));
  });

  async function marked({ id }: UploadPreview): Promise<ExcelJS.Workbook> {
    const url = `/api/daily-reports/uploads/${id}/marked-file`;
    return openWorkbook((await campaign.app.inject({ url, headers: reporter.headers })).rawPayload);
  }
});

/** The fields whose traps stand in a workbook, by sheet; throws where a cell holds more than text. */
function trapsIn(workbook: ExcelJS.Workbook): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const sheet of workbook.worksheets) {
    const fields = new Set<string>();
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        const written = JSON.stringify([cell.value, cell.note ?? null]).replaceAll('\\"', '"');
        if (!written.includes('HYPERLINK')) return;
        if (typeof cell.value !== 'string') throw new Error(`${sheet.name}!${cell.address}: ${written}`);
        for (const [, field = ''] of cell.value.matchAll(new RegExp(TRAP, 'g'))) {
          fields.add(field.replace(/ \d+$/, ''));
        }
      }),
    );
    if (fields.size > 0) found[sheet.name] = [...fields].sort();
  }
  return found;
}

function textsOf(workbook: ExcelJS.Workbook, sheet: string, column: string): string[] {
  const texts: string[] = [];
  workbook.getWorksheet(sheet)?.eachRow((row) => texts.push(row.getCell(column).text));
  return texts;
}
