import type { UploadContent } from '../platform/workbook-reader/upload-content.js';
import { STAMP_SHEET } from './filing-template.layout.js';
import { readDailyReport } from './read-daily-report.js';
import { signTemplate } from './template-signature.js';
import {
  date,
  expected,
  FIGURES,
  figuresRead,
  HEADINGS,
  read,
  ROW_09,
  ROW_13,
  said,
  SECRET,
  sheetOf,
  stampSheet,
  TOTAL,
  type Value,
} from '../../../../test/support/report-sheets.js';

describe('a sheet', () => {
  it('is read by its headings, wherever they stand in the first twenty rows', () => {
    const titles = Array.from({ length: 12 }, () => ['Báo cáo tuần của phường']);
    const reading = read(sheetOf([...titles, HEADINGS, ROW_13, ROW_09, TOTAL]));
    expect(figuresRead(reading)).toEqual(FIGURES);
    expect(said(reading.findings)).toEqual(['total-row BaoCao!B16']);
    expect(reading.rows?.[0]?.cells.verified.at).toBe('BaoCao!E14');
  });

  it('is not found by headings below the twentieth row', () => {
    const titles = Array.from({ length: 20 }, () => ['–']);
    const reading = read(sheetOf([...titles, HEADINGS, ROW_13, ROW_09]));
    expect([reading.rows, said(reading.findings)]).toEqual([null, ['heading-too-low BaoCao!A21']]);
  });

  it('may put its columns in any order and call them by usual words, which is said', () => {
    const headings = ['STT', 'Đã ký', 'Gửi CA', 'CA đã xác thực', 'Chưa khớp', 'Không qua CA', 'Mã phường'];
    const reading = read(sheetOf([headings, [1, 200, 400, 300, 10, 5, '27259']]));
    expect(figuresRead(reading)).toEqual(FIGURES.slice(0, 1));
    expect(said(reading.findings)).toEqual([
      ...['column-understood BaoCao!B1', 'column-understood BaoCao!C1', 'column-understood BaoCao!D1'],
      ...['column-understood BaoCao!E1', 'column-understood BaoCao!F1', 'column-understood BaoCao!G1'],
    ]);
  });

  it('says which columns it does not know, and reads the rest', () => {
    const reading = read(sheetOf([[...HEADINGS, 'Số điện thoại'], ROW_13, ROW_09]));
    expect(said(reading.findings)).toEqual(['extra-column BaoCao!K1']);
    expect(figuresRead(reading)).toEqual(FIGURES);
  });

  it('says which column is missing, once and not for every ward', () => {
    const without = HEADINGS.map((heading) => (heading === 'Đã ký số' ? 'STT' : heading));
    const reading = read(sheetOf([without, ROW_13, ROW_09]));
    expect(reading.findings).toEqual([
      expect.objectContaining({
        code: 'column-missing',
        details: { heading: 'Đã ký số', columns: 'signed' },
      }),
    ]);
    expect(reading.missingColumns).toEqual(['signed']);
  });

  it('says which column is there twice, and where the first stands', () => {
    const reading = read(sheetOf([[...HEADINGS, 'Số đã ký số'], ROW_13, ROW_09]));
    expect(reading.findings).toEqual([
      expect.objectContaining({
        code: 'column-twice',
        cell: 'BaoCao!K1',
        details: { heading: 'Đã ký số', first: 'BaoCao!H1' },
      }),
    ]);
  });

  it('is never a hidden one', () => {
    const reading = read(sheetOf([HEADINGS, ROW_13, ROW_09], { hidden: true }));
    expect([reading.rows, said(reading.findings)]).toEqual([null, ['sheet-hidden']]);
  });
});

describe('a row', () => {
  it.each([
    ['by its code', '27259'],
    ['by its code typed as a number', 27259],
    ['by its code in full-width digits', '２７２５９'],
    ['by its name in the place of the code', 'P.13'],
    ['by its name in another Unicode form', 'Phường 13'.normalize('NFD')],
  ])('finds its ward %s', (_, code) => {
    const reading = read(sheetOf([HEADINGS, [code, null, ...ROW_13.slice(2)], ROW_09]));
    expect(reading.rows?.[0]?.wardCode).toBe('27259');
  });

  it.each([
    ['numbers', 1, 2],
    ['texts', '1', '02'],
    ['texts with a dot or a bracket', '1.', '2)'],
  ])('whose code column counts the rows, in %s, is the ward its name says', (_, first, second) => {
    const numbered = [
      [first, ...ROW_09.slice(1)],
      [second, ...ROW_13.slice(1)],
    ] as Value[][];
    const reading = read(sheetOf([HEADINGS, ...numbered]));
    expect(reading.rows?.map(({ wardCode }) => wardCode)).toEqual(['27262', '27259']);
  });

  it('whose code column counts the rows, with no name beside it, is nobody’s: 9 is not Phường 09', () => {
    const [code, , ...figures] = HEADINGS;
    const rows = [9, '13'].map((count) => [count, ...ROW_13.slice(2)]);
    const reading = read(sheetOf([[code, ...figures], ...rows] as Value[][]));
    expect(reading.rows?.map(({ wardCode }) => wardCode)).toEqual([null, null]);
  });

  it('with a whole code that nobody has is nobody’s, whatever its name says', () => {
    const reading = read(sheetOf([HEADINGS, ['27260', ...ROW_13.slice(1)]]));
    expect(reading.rows?.map(({ wardCode }) => wardCode)).toEqual([null]);
  });

  it('finds its ward by name alone where there is no code column', () => {
    const reading = read(sheetOf([HEADINGS.slice(1), ROW_13.slice(1), ROW_09.slice(1)]));
    expect(figuresRead(reading)).toEqual(FIGURES);
  });

  it('of nobody with figures in it is kept, to be named as unknown', () => {
    const reading = read(sheetOf([HEADINGS, ROW_13, ['99999', 'Phường lạ', null, 1, 1, 0, 0, 1]]));
    expect(reading.rows?.map(({ wardCode }) => wardCode)).toEqual(['27259', null]);
  });

  it.each([
    ['a total', [null, 'TỔNG CỘNG', null, 900], 'total-row BaoCao!B4'],
    ['a total in other words', ['Cộng toàn quận', null, null, 900], 'total-row BaoCao!A4'],
    ['a line of text', ['Người lập biểu'], 'text-row BaoCao!A4'],
    ['a line of blanks', ['  ', ' '], 'blank-row BaoCao!A4'],
  ])('of %s is not read, and said so', (_, row, finding) => {
    const reading = read(sheetOf([HEADINGS, ROW_13, ROW_09, row]));
    expect(figuresRead(reading)).toEqual(FIGURES);
    expect(said(reading.findings)).toEqual([finding]);
  });

  it('left empty between two wards is said once for the stretch', () => {
    const reading = read(sheetOf([HEADINGS, ROW_13, [], [], ROW_09]));
    expect(said(reading.findings)).toEqual(['blank-row BaoCao!A3']);
  });

  it('that is hidden is read all the same, with a warning', () => {
    const sheet = sheetOf([HEADINGS, ROW_13, ROW_09]);
    const hidden = sheet.rows.map((row) => ({ ...row, hidden: row.number === 3 }));
    const reading = read({ ...sheet, rows: hidden });
    expect(figuresRead(reading)).toEqual(FIGURES);
    expect(said(reading.findings)).toEqual(['hidden-row BaoCao!A3']);
  });

  it('under a merge over its figures is an error, and its covered cells are not named again', () => {
    const sheet = sheetOf([HEADINGS, ROW_13, ['27262', 'Phường 09', 5000, 500]], { mergedRanges: ['D3:H3'] });
    const reading = read(sheet);
    expect(said(reading.findings)).toEqual(['merged-cell BaoCao!D3']);
    expect(reading.saidCells).toContain('BaoCao!H3');
  });

  it('under a merge of titles, or of a total, is no matter', () => {
    const sheet = sheetOf([['BÁO CÁO'], HEADINGS, ROW_13, ROW_09, ['Tổng cộng', null, 1, 900]], {
      mergedRanges: ['A1:H1', 'A5:B5'],
    });
    expect(said(read(sheet).findings)).toEqual(['total-row BaoCao!A5']);
  });
});

describe('a cell', () => {
  const cellOf = (cell: Value) => {
    const [code, name, required, , ...rest] = ROW_13;
    const row = [code, name, required, cell, ...rest] as Value[];
    return read(sheetOf([HEADINGS, row])).rows?.[0]?.cells.submitted.reading;
  };

  it('with a formula is its saved value', () => {
    expect(cellOf({ kind: 'number', value: 400, formula: true })).toEqual({ kind: 'count', value: 400 });
  });

  it.each([
    ['a formula saved without its value', { kind: 'no-result', value: null }, 'formula-without-value'],
    ['a formula that fails', { kind: 'error', value: '#REF!' }, 'excel-error'],
    ['what is not a number at all', { kind: 'unreadable', value: '1,5' }, 'not-a-number'],
  ] as const)('with %s is wrong', (_, cell, code) => {
    expect(cellOf(cell)).toMatchObject({ kind: 'wrong', code });
  });

  it('with a date is wrong', () => {
    expect(cellOf({ kind: 'date', value: '2022-05-07' })).toMatchObject({ code: 'date-in-cell' });
  });
});

describe('whose workbook', () => {
  const report = sheetOf([HEADINGS, ROW_13, ROW_09]);

  it('is told by its signed stamp', () => {
    expect(read(report, stampSheet()).findings).toEqual([]);
  });

  it('is told by its stamp also where a program put a row above it', () => {
    const theirs = stampSheet({ districtCode: '760' });
    const [top] = sheetOf([['Tên', 'Trị']]).rows;
    const rows = [...(top ? [top] : []), ...theirs.rows.map((row) => ({ ...row, number: row.number + 1 }))];
    expect(said(read(report, { ...theirs, rows }).findings)).toEqual(['file-of-other-district']);
  });

  it('of another district is one error, and nothing else of it is looked at', () => {
    const reading = read(
      sheetOf([HEADINGS, ['26734', 'Phường Tân Định', 1, 'x']]),
      stampSheet({ districtCode: '760' }),
    );
    expect([reading.rows, reading.findings]).toEqual([
      null,
      [
        expect.objectContaining({
          code: 'file-of-other-district',
          details: { found: 'Quận 1', expected: 'Quận 4' },
        }),
      ],
    ]);
  });

  it('of another day is one error', () => {
    const reading = read(report, stampSheet({ date: '2022-05-06' }));
    expect([reading.rows, reading.findings]).toEqual([
      null,
      [
        expect.objectContaining({
          code: 'file-of-other-date',
          details: { found: '2022-05-06', expected: '2022-05-07' },
        }),
      ],
    ]);
  });

  it.each([
    [
      'a district it was not signed for',
      stampSheet({ signature: signTemplate({ version: 1, districtCode: '760', date }, SECRET) }),
    ],
    ['a signature of somebody else', stampSheet({ signature: '0'.repeat(64) })],
    ['no signature', stampSheet({ signature: '' })],
    ['nothing but a version', sheetOf([['version', '1']], { name: STAMP_SHEET, hidden: true })],
  ])('with %s is changed, and the cells are checked all the same', (_, stamp) => {
    const reading = read(report, stamp);
    expect(said(reading.findings)).toEqual(['template-changed']);
    expect(figuresRead(reading)).toEqual(FIGURES);
  });

  it.each([
    ['as text', ['Ngày số liệu: 06/05/2022 · Chốt số liệu 16:00']],
    ['as a date beside its label', ['Ngày báo cáo', { kind: 'date', value: '2022-05-06' } as const]],
    ['without leading zeros', ['NGÀY SỐ LIỆU 6/5/2022']],
  ])('without a stamp is told by the date above its headings, %s', (_, line) => {
    expect(said(read(sheetOf([line, HEADINGS, ROW_13, ROW_09])).findings)).toEqual([
      'file-of-other-date BaoCao!A1',
    ]);
    const todays = JSON.parse(
      JSON.stringify(line)
        .replace(/0?6\/0?5\/2022/, '07/05/2022')
        .replace('2022-05-06', '2022-05-07'),
    ) as Value[];
    expect(read(sheetOf([todays, HEADINGS, ROW_13, ROW_09])).findings).toEqual([]);
  });

  it('without a stamp is told by the district above its headings', () => {
    const reading = read(sheetOf([['Đơn vị: Quận 1 (mã 760)'], HEADINGS, ROW_13, ROW_09]));
    expect(said(reading.findings)).toEqual(['file-of-other-district BaoCao!A1']);
  });

  it('is another district’s when every one of its wards is', () => {
    const rows = [
      ['26734', 'Phường Tân Định', 1, 1, 1, 0, 0, 0],
      ['26737', 'Phường Đa Kao', 1, 1, 1, 0, 0, 0],
    ];
    expect(said(read(sheetOf([HEADINGS, ...rows])).findings)).toEqual(['file-of-other-district']);
    expect(read(sheetOf([HEADINGS, ...rows, ROW_13])).rows).toHaveLength(3);
  });
});

describe('a workbook', () => {
  it('is read from the sheet that bears the name of ours, not from one whose name is only like it', () => {
    const other = sheetOf([HEADINGS, TOTAL], { name: 'Bao Cao' });
    const reading = read(other, sheetOf([HEADINGS, ROW_13, ROW_09]));
    expect(figuresRead(reading)).toEqual(FIGURES);
    expect(said(reading.findings)).toEqual(['sheet-not-read']);
  });

  it('says which of its sheets hold no cells, and that its dates count from 1904', () => {
    const content: UploadContent = {
      kind: 'content',
      format: 'xlsx',
      sheets: [sheetOf([HEADINGS, ROW_13, ROW_09])],
      notes: [{ code: 'dates-count-from-1904' }, { code: 'sheet-without-cells-skipped', sheet: 'Biểu đồ' }],
    };
    expect(readDailyReport(content, expected).findings).toEqual([
      expect.objectContaining({ code: 'dates-from-1904', severity: 'note' }),
      expect.objectContaining({ code: 'sheet-not-read', severity: 'note', value: 'Biểu đồ' }),
    ]);
  });
});

describe('a CSV', () => {
  it('says how it was read', () => {
    const content: UploadContent = {
      kind: 'content',
      format: 'csv',
      sheets: [sheetOf([HEADINGS, ROW_13, ROW_09], { name: 'CSV' })],
      notes: [{ code: 'csv-read-as', encoding: 'windows-1258', separator: ';' }],
    };
    const reading = readDailyReport(content, expected);
    expect(figuresRead(reading)).toEqual(FIGURES);
    expect(reading.findings).toEqual([
      expect.objectContaining({
        code: 'csv-read-as',
        details: { encoding: 'windows-1258', separator: '“;”' },
      }),
    ]);
  });
});
