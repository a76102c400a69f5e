import iconv from 'iconv-lite';
import { describeFinding } from '../contract/findings.js';
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

/** The same headings and names in fonts seldom met, byte for byte as their tables say. */
const SELDOM: [string, string[], [string, string]][] = [
  [
    'VPS',
    [
      'Mã',
      'PhÜ©ng, xã',
      'CÀn xác th¿c',
      'ñã gºi công an',
      'Công an Çã xác th¿c',
      'Trä v\x8a chÜa kh§p',
      'ñû Çi\x8au ki\x8cn, không qua công an',
      'ñã k\x9a sÓ',
    ],
    ['PhÜ©ng 13', 'PhÜ©ng 09'],
  ],
  [
    'BK HCM 1',
    [
      'MÁ',
      'Phõñng, xÁ',
      'CÙn x¾c thúc',
      '}Á gøi céng an',
      'Céng an ½Á x¾c thúc',
      'TrÀ vå chõa khðp',
      '}Ô ½iåu kièn, khéng qua céng an',
      '}Á kû sê',
    ],
    ['Phõñng 13', 'Phõñng 09'],
  ],
  [
    'BK HCM 2',
    [
      'Maä',
      'Phûúâng, xaä',
      'Cêìn xaác thûåc',
      'Àaä gûãi cöng an',
      'Cöng an àaä xaác thûåc',
      'Traã vïì chûa khúáp',
      'Àuã àiïìu kiïån, khöng qua cöng an',
      'Àaä kyá söë',
    ],
    ['Phûúâng 13', 'Phûúâng 09'],
  ],
  [
    'Vietware F',
    [
      'Mº',
      'Ph§éng, xº',
      'CÇn xÀc thøc',
      '\x98º gõi c¤ng an',
      'C¤ng an ¢º xÀc thøc',
      'Tr¶ vÒ ch§a khìp',
      '\x98ï ¢iÒu kiÖn, kh¤ng qua c¤ng an',
      '\x98º kü sç',
    ],
    ['Ph§éng 13', 'Ph§éng 09'],
  ],
  [
    'Vietware X',
    [
      'Maî',
      'Phæåìng, xaî',
      'Cáön xaïc thæûc',
      'Âaî gæíi cäng an',
      'Cäng an âaî xaïc thæûc',
      'Traí vãö chæa khåïp',
      'Âuí âiãöu kiãûn, khäng qua cäng an',
      'Âaî kyï säú',
    ],
    ['Phæåìng 13', 'Phæåìng 09'],
  ],
];

describe('a report in a font seldom met', () => {
  const figures = ROW_13.slice(2, 8);
  it.each(SELDOM)('%s is named as what it is, in a workbook and in a CSV', async (font, headings, names) => {
    const table = [headings, ['27259', names[0], ...figures], ['27262', names[1], ...figures]];
    const asOffice = written((text) => iconv.decode(Buffer.from(text, 'latin1'), 'windows-1252'), headings);
    for (const reading of [
      read(sheetOf(table)),
      read(sheetOf([asOffice, ...table.slice(1)])),
      await readCsv(table, 'latin1'),
    ]) {
      if (typeof reading === 'string') throw new Error(`refused: ${reading}`);
      const found = reading.findings.find(({ severity }) => severity === 'error');
      expect([reading.rows, found?.code, found?.details]).toEqual([null, 'legacy-font', { font }]);
    }
  });

  it.each(SELDOM)('%s in names alone is read, and its names are understood', (_, __, [first, second]) => {
    const rows = [
      [ROW_13[0], first, ...ROW_13.slice(2)],
      [ROW_09[0], second, ...ROW_09.slice(2)],
    ] as Value[][];
    const reading = read(sheetOf([HEADINGS, ...rows]));
    expect([figuresRead(reading), said(reading.findings)]).toEqual([FIGURES, []]);
  });

  it('that has no name with us is named as an old one, with where to look it up', () => {
    const ciphered = written(
      (text) => text.replace(/\P{ASCII}/gu, (letter) => 'ÐÞßþðÆæØø'.charAt(letter.charCodeAt(0) % 9)),
      HEADINGS,
    );
    const [found] = read(sheetOf([ciphered, ROW_13, ROW_09])).findings;
    if (!found) throw new Error('Nothing was found.');
    expect([found.code, found.details]).toEqual(['legacy-font', { font: 'other' }]);
    expect(describeFinding(found, 'vi')).toEqual({
      reason: expect.stringContaining('một bảng mã cũ, không phải Unicode') as unknown,
      remedy: expect.stringContaining('Xem tên phông chữ') as unknown,
    });
  });

  it.each([
    ['Vietnamese', ['Họ và tên', 'Địa chỉ', 'Số điện thoại', 'Ghi chú thêm']],
    ['Russian', ['Район', 'Всего', 'Подписано', 'Примечание']],
  ])('is not seen in other headings that are %s', (_, headings) => {
    expect(said(read(sheetOf([headings, ROW_13])).findings)).toEqual(['column-missing']);
  });
});

describe('a report whose letters were lost or broken on saving', () => {
  it.each(['?', '_', '¿', '□', '\ufffd'])('is told by the sign that stands for each of them: %s', (sign) => {
    const spoilt = (text: string) => text.replace(/\P{ASCII}/gu, sign);
    const found = read(sheetOf([HEADINGS.map(spoilt), ROW_13, ROW_09])).findings.find(
      ({ code }) => code === 'letters-lost',
    );
    expect(found && describeFinding(found, 'vi').reason).toContain(`“${sign}”`);
  });

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
