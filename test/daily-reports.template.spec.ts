import type ExcelJS from 'exceljs';
import { makeCampaign } from './support/make-campaign.js';
import { fillTemplate } from './support/fill-template.js';
import {
  downloadTemplate,
  editWorkbook,
  fileReport,
  openWorkbook,
  sheetOf,
  upload,
} from './support/make-report.js';
import { type SignedIn, signIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

const DATE = '2022-05-07';

describe('the workbook of the day', () => {
  let campaign: TestApp;
  let reporter: SignedIn;
  let sheet: ExcelJS.Worksheet;
  let stamp: ExcelJS.Worksheet;

  beforeAll(async () => {
    campaign = await startApp('2022-05-07T15:00:00+07:00');
    await makeCampaign(campaign, { demonstration: true });
    reporter = await signIn(campaign, 'district-reporter', '773');
    await fileReport(campaign, {
      districtCode: '773',
      date: '2022-05-06',
      rows: () => ({ submitted: 100, verified: 60, unresolved: 5, exempt: 2, signed: 40 }),
    });
    const workbook = await openWorkbook((await downloadTemplate(campaign, reporter, '773', DATE)).rawPayload);
    [sheet, stamp] = [sheetOf(workbook, 'BaoCao'), sheetOf(workbook, 'BieuMau')];
  });
  afterAll(() => campaign.close());

  it('comes as a file named for the district and the day', async () => {
    const answer = await downloadTemplate(campaign, reporter, '773', DATE);
    expect(answer.headers['content-disposition']).toContain('BaoCao_773_2022-05-07.xlsx');
    expect(answer.headers['content-type']).toContain('spreadsheetml');
  });

  it('says whose it is, of which day, until when, and how it is filled in', () => {
    const lines = [1, 2, 3, 4, 5].map((row) => sheet.getCell(`A${row}`).text);
    expect(lines[1]).toBe('Đơn vị: Quận 4 (mã 773)');
    expect(lines[2]).toBe('Ngày số liệu: 07/05/2022 · Chốt số liệu 16:00 · Hạn gửi 17:00');
    expect(lines[3]).toContain('Ô trống không phải là 0');
  });

  it('lists the wards of the district with what is required and the last figures filed', () => {
    expect(['A8', 'B8', 'D8', 'F8', 'L8'].map((address) => sheet.getCell(address).value)).toEqual([
      ...['27259', 'Phường 13', 100, 60, 40],
    ]);
    expect(sheet.getCell('C8').value).toBeGreaterThan(0);
  });

  it('names the day of the last figures where days off lie between, and is read with that name', async () => {
    expect(['D7', 'L7'].map((address) => sheet.getCell(address).value)).toEqual([
      ...['Đã gửi công an – hôm qua', 'Đã ký số – hôm qua'],
    ]);
    const rows = () => ({ submitted: 100, verified: 60, unresolved: 5, exempt: 2, signed: 40 });
    const [districtCode, date] = ['774', '2022-05-04'] as const;
    await fileReport(campaign, { districtCode, date: '2022-04-29', rows });
    const filer = await signIn(campaign, 'district-reporter', districtCode);
    const bytes = (await downloadTemplate(campaign, filer, districtCode, date)).rawPayload;
    const after = sheetOf(await openWorkbook(bytes), 'BaoCao');
    expect(['D7', 'L7'].map((address) => after.getCell(address).value)).toEqual([
      ...['Đã gửi công an – hôm trước, 29/04', 'Đã ký số – hôm trước, 29/04'],
    ]);
    const previewOf = (file: Buffer) =>
      upload(campaign, filer, { districtCode, date }, { name: 'bao-cao.xlsx', bytes: file });
    const filled = await fillTemplate(bytes, () => ({ ...rows(), submitted: 120 }));
    const preview = await previewOf(filled);
    expect(preview.json()).toMatchObject({ state: 'ready', errors: [], warnings: [] });
    // Without the stamp of our own workbook it is read by its headings alone.
    const copied = await editWorkbook(filled, (_, workbook) => workbook.removeWorksheet('BieuMau'));
    const bare = await previewOf(copied);
    expect(bare.json()).toMatchObject({ state: 'ready', errors: [], warnings: [] });
  });

  it('leaves the entry columns empty and unlocked, and locks everything else', () => {
    const isLocked = (address: string) => sheet.getCell(address).protection?.locked ?? true;
    expect(['E8', 'G8', 'I8', 'K8', 'M8', 'N8', 'O8'].map(isLocked)).toEqual(Array(7).fill(false));
    expect(['E8', 'G8', 'I8', 'K8', 'M8'].map((address) => sheet.getCell(address).value)).toEqual(
      Array(5).fill(null),
    );
    expect(['A8', 'B8', 'C8', 'D8', 'E7', 'E21'].map(isLocked)).toEqual(Array(6).fill(true));
    expect(sheet.getSheetValues().length).toBeGreaterThan(8);
  });

  it('checks what is typed: whole numbers, within what the other cells allow', () => {
    expect(sheet.getCell('M9').dataValidation).toMatchObject({
      type: 'custom',
      formulae: ['AND(ISNUMBER($M8),$M8=INT($M8),$M8>=0,$M8<=IF($G8="",99999999,$G8+N($K8)))'],
      errorTitle: 'Số không hợp lệ',
      error: expect.stringContaining('Đã ký số'),
    });
    expect(sheet.getCell('N9').dataValidation).toMatchObject({
      type: 'list',
      formulae: ['BieuMau!$B$7:$B$11'],
    });
  });

  it('adds up by formula', () => {
    const last = sheet.getColumn('B').values.indexOf('Tổng cộng');
    expect(sheet.getCell(`D${last}`).value).toEqual({
      formula: `SUM(D8:D${last - 1})`,
      result: (last - 8) * 100,
    });
  });

  it('keeps the headings in sight and prints on A4 across', () => {
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 2, ySplit: 7 });
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '7:7',
    });
  });

  it('bears a hidden, signed stamp of the district and the day', () => {
    expect(stamp.state).toBe('veryHidden');
    expect(['B1', 'B2', 'B3'].map((address) => stamp.getCell(address).value)).toEqual(['1', '773', DATE]);
    expect(stamp.getCell('B4').text).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['2022-05-08', 'daily-report.date-in-future', 422],
    ['2022-04-12', 'daily-report.date-before-campaign', 422],
    ['2022-05-01', 'daily-report.date-is-holiday', 422],
    ['2022-02-30', 'request.invalid', 400],
  ])('is not made for %s: %s', async (date, code, status) => {
    const answer = await downloadTemplate(campaign, reporter, '773', date);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([status, code]);
  });

  it('is not made for a reporter of another district', async () => {
    const stranger = await signIn(campaign, 'district-reporter', '760');
    expect((await downloadTemplate(campaign, stranger, '773', DATE)).statusCode).toBe(404);
  });
});
