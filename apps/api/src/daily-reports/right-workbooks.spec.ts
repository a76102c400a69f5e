import ExcelJS from 'exceljs';
import { fillTemplate } from '../../../../test/support/fill-template.js';
import { expected, said, SECRET } from '../../../../test/support/report-sheets.js';
import { askedOf, fillIn, TITLES } from '../../../../test/support/written-workbooks.js';
import { reportingDate } from '../domain/reporting-date.js';
import { parseUpload } from '../platform/workbook-reader/parse-upload.js';
import { UPLOAD_LIMITS } from '../platform/workbook-reader/upload-limits.js';
import { filingTemplate } from './filing-template.workbook.js';
import { readDailyReport } from './read-daily-report.js';
import { isSignedTemplate, signTemplate } from './template-signature.js';

const DATE = reportingDate('2022-05-08');
const DISTRICT = { code: '773', name: 'Quận 4' };

/** What is said of our own workbook of the day, filled in as it should be, then changed. */
async function saidOfTemplate(change: (sheet: ExcelJS.Worksheet) => void = () => undefined) {
  const earlier = {
    date: reportingDate('2022-05-07'),
    figures: { submitted: 390, verified: 290, unresolved: 10, exempt: 5, signed: 190 },
  };
  const template = await filingTemplate({
    ...{ district: DISTRICT, date: DATE, cutOff: '16:00', deadline: '17:00' },
    wards: expected.wards.map((ward) => ({ ...ward, earlier })),
    signature: signTemplate({ version: 1, districtCode: DISTRICT.code, date: DATE }, SECRET),
  });
  const filled = await fillTemplate(template, () => ({
    ...{ submitted: 400, verified: 300, unresolved: 10, exempt: 5, signed: 200 },
    note: 'Đã đối chiếu với công an',
  }));
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(filled).buffer);
  const sheet = workbook.getWorksheet('BaoCao');
  if (sheet) change(sheet);
  const bytes = Buffer.from(await workbook.xlsx.writeBuffer());
  const content = await parseUpload(bytes, 'BaoCao.xlsx', UPLOAD_LIMITS);
  if (content.kind === 'refused') throw new Error(content.code);
  const isSigned = (stamp: Parameters<typeof isSignedTemplate>[0], signature: string) =>
    isSignedTemplate(stamp, signature, SECRET);
  const { findings } = readDailyReport(content, {
    ...expected,
    date: DATE,
    isSigned,
    fileName: 'Q4 0705.xlsx',
  });
  return findings;
}

describe('the workbook that we hand out', () => {
  it('is read without a question once it is filled in, whatever its file is called', async () => {
    const found = await saidOfTemplate();
    expect(found.filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect(found.map(({ code }) => code)).toEqual(['total-stale']);
  });

  it('asks for a look where the required figure of a single ward was written over', async () => {
    const found = await saidOfTemplate((sheet) => (sheet.getCell('C8').value = 4999));
    expect(found.filter(({ code }) => code === 'required-overwritten')).toMatchObject([
      { severity: 'warning', wardCode: '27259', details: { stated: 4999, required: 5000 } },
    ]);
  });

  it('asks for a look at a figure that was made invisible, or made a formula that cannot be reckoned', async () => {
    const found = await saidOfTemplate((sheet) => {
      sheet.getCell('E8').font = { color: { argb: 'FFFFFFFF' } };
      sheet.getCell('G8').value = { formula: 'SUBTOTAL(9,F8)', result: 300 };
    });
    expect(said(found)).toEqual(
      expect.arrayContaining(['figure-unseen BaoCao!E8', 'formula-unchecked BaoCao!G8']),
    );
  });
});

describe('a right workbook of a district’s own', () => {
  it.each([
    ...['Ngày in: 09/05/2022', 'Ngày in: 07/05/2022', 'In ngày 7/5', 'Ngày in 08/05/2022 16:00'].flatMap(
      (text) => ['B4', 'D4', 'H4', 'J4'].map((at) => [at, text] as const),
    ),
    ...['C4', 'E4', 'H4', 'J4'].map((at) => [at, 'Tuần 18'] as const),
    ['H5', '8. Đã ký số'] as const,
    ['B6', 'Phường 13 Quận 4'] as const,
    ['B6', 'Phường 13, Quận Bốn'] as const,
    ['B6', 'P.13 Q.IV'] as const,
    ['A2', 'TRUNG TÂM Y TẾ QUẬN BỐN'] as const,
    ['A2', 'Sở Y tế – TTYT Q.4'] as const,
    ['A3', 'Số liệu chủ nhật, ngày VIII tháng V năm 2022'] as const,
    ['D6', '4.000,0'] as const,
    ['D6', '4,000.0'] as const,
    ['J6', 'Đính chính ngày sinh 12 hồ sơ'] as const,
    ['B14', 'Lưu ý: chốt số liệu trước 16 giờ'] as const,
  ])('is not asked about for what stands at %s: %s', async (at, text) => {
    const found = await askedOf((sheet) => {
      fillIn(sheet, { above: [...TITLES, ''] });
      sheet.getCell(at).value = text;
    });
    expect(said(found)).toEqual([]);
  });
});
