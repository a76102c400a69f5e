import { parseUpload } from '../platform/workbook-reader/parse-upload.js';
import { UPLOAD_LIMITS } from '../platform/workbook-reader/upload-limits.js';
import { inBrokenUtf8, inCode, inFont, inViqr, inVni } from '../../../../test/support/legacy-text.js';
import {
  expected,
  FIGURES,
  figuresRead,
  HEADINGS,
  read,
  ROW_09,
  ROW_13,
  said,
  sheetOf,
  type Value,
} from '../../../../test/support/report-sheets.js';
import { readDailyReport } from './read-daily-report.js';

const FONTS: [string, (text: string) => string][] = [
  ['TCVN3 (ABC)', (text) => inFont(text, 'tcvn')],
  ['VNI', inVni],
  ['VISCII', (text) => inFont(text, 'viscii')],
  ['VIQR', inViqr],
];
const TITLE = 'BÁO CÁO NGÀY: LÀM SẠCH DỮ LIỆU TIÊM CHỦNG VÀ KÝ SỐ';
const written = (write: (text: string) => string, row: readonly Value[]): Value[] =>
  row.map((value) => (typeof value === 'string' ? write(value) : value));

/** The same table as a CSV, a byte a Latin letter. */
async function readCsv(rows: readonly (readonly Value[])[], encoding: 'latin1' | 'utf8') {
  const text = rows.map((row) => row.map((value) => value ?? '').join(';')).join('\r\n');
  const content = await parseUpload(Buffer.from(text, encoding), 'BaoCao.csv', UPLOAD_LIMITS);
  if (content.kind === 'refused') return content.code;
  return readDailyReport(content, expected);
}

describe('a report in a legacy font', () => {
  const table = (write: (text: string) => string) =>
    [[TITLE], [], HEADINGS, ROW_13, ROW_09].map((row) => written(write, row.slice(0, 8)));

  it.each(FONTS)('%s is named as what it is, in a workbook and in a CSV', async (font, write) => {
    const inWorkbook = read(sheetOf(table(write)));
    const inCsv = await readCsv(table(write), 'latin1');
    for (const reading of [inWorkbook, inCsv]) {
      if (typeof reading === 'string') throw new Error(`refused: ${reading}`);
      const found = reading.findings.find(({ severity }) => severity === 'error');
      expect([reading.rows, found?.code, found?.details, found?.cell]).toEqual([
        null,
        'legacy-font',
        { font },
        expect.stringMatching(/!A3$/),
      ]);
    }
  });

  it.each(FONTS)(
    'with names alone in %s beside our codes is read, and its names are understood',
    (_, write) => {
      const rows = [ROW_13, ROW_09].map((row) => [row[0], write(String(row[1])), ...row.slice(2)] as Value[]);
      const reading = read(sheetOf([HEADINGS, ...rows]));
      expect([figuresRead(reading), said(reading.findings)]).toEqual([FIGURES, []]);
      expect(reading.rows?.map(({ wardName }) => wardName)).toEqual(['Phường 13', 'Phường 09']);
    },
  );
});

describe('a report whose letters were lost or broken on saving', () => {
  it.each([
    ['windows-1252', 'latin1', 'letters-lost'],
    ['ascii', 'utf8', 'letters-lost'],
  ] as const)('as %s is named as that', async (code, encoding, expectedCode) => {
    const table = [[TITLE], HEADINGS, ROW_13, ROW_09].map((row) =>
      written((text) => inCode(text, code), row.slice(0, 8)),
    );
    const reading = await readCsv(table, encoding);
    if (typeof reading === 'string') throw new Error(`refused: ${reading}`);
    expect(reading.findings.map((found) => found.code)).toContain(expectedCode);
    expect(reading.rows).toBeNull();
  });

  it('with U+FFFD in their place is named as that', () => {
    const table = [HEADINGS, ROW_13, ROW_09].map((row) =>
      written((text) => inCode(text, 'ascii').replaceAll('?', '\ufffd'), row),
    );
    expect(said(read(sheetOf(table)).findings)).toEqual(['letters-lost BaoCao!A1']);
  });

  it('by a second saving of UTF-8 as something else is named as broken', () => {
    const table = [HEADINGS, ROW_13, ROW_09].map((row) => written(inBrokenUtf8, row));
    expect(read(sheetOf(table)).findings).toEqual([
      expect.objectContaining({ code: 'letters-lost', details: { how: 'broken' } }),
    ]);
  });

  it('is not seen in a report that only lacks its headings', () => {
    expect(said(read(sheetOf([['Tên', 'Số lượng?'], ...[ROW_13, ROW_09]])).findings)).toEqual([
      'column-missing',
    ]);
  });
});
