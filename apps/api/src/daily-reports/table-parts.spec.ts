import { readCsv } from '../platform/workbook-reader/read-csv.js';
import { UPLOAD_LIMITS } from '../platform/workbook-reader/upload-limits.js';
import { readDailyReport } from './read-daily-report.js';
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
  TOTAL,
  type Value,
} from '../../../../test/support/report-sheets.js';

const errorsOf = (rows: readonly (readonly Value[])[]) =>
  read(sheetOf(rows)).findings.filter(({ severity }) => severity === 'error');

describe('headings repeated on a second page', () => {
  it('in another order are an error at the first column that moved: the figures below are of other columns', () => {
    const moved = [...HEADINGS.slice(0, 3), HEADINGS[4] ?? '', HEADINGS[3] ?? '', ...HEADINGS.slice(5)];
    expect(errorsOf([HEADINGS, ROW_13, moved, ROW_09])).toEqual([
      expect.objectContaining({
        code: 'heading-moved',
        cell: 'BaoCao!D3',
        details: { heading: 'Công an đã xác thực', letters: 'E' },
      }),
    ]);
  });

  it('in the same order, in other words, are passed over', () => {
    const again = HEADINGS.map((heading) => (heading === 'Đã ký số' ? 'Đã ký' : heading));
    const reading = read(sheetOf([HEADINGS, ROW_13, again, ROW_09]));
    expect([figuresRead(reading), said(reading.findings)]).toEqual([FIGURES, ['heading-repeated BaoCao!A3']]);
  });

  it.each<[string, Value[][]]>([
    ['in their names', [HEADINGS.map((name, at) => (at > 2 && at < 8 ? `${name} hôm qua` : name))]],
    ['in a line above them', [['Số liệu ngày 06/05/2022'], HEADINGS]],
    ['in a word above them', [[null, null, null, 'Trong ngày'], HEADINGS]],
    ['in a word beside the names', [[...HEADINGS.slice(0, 3), 'Hôm qua'], HEADINGS]],
    ['some lines above', [['Phát sinh trong ngày'], ['(đơn vị: hồ sơ)'], HEADINGS]],
  ])('for another day, said %s, are an error: the figures below are not those asked for', (_, lines) => {
    expect(errorsOf([HEADINGS, ROW_13, ...lines, ROW_09]).map(({ code }) => code)).toEqual([
      'table-of-other-day',
    ]);
  });

  it.each<[string, Value[][]]>([
    ['the same day', [['Số liệu ngày 07/05/2022'], HEADINGS]],
    ['a week', [['Tuần 18'], HEADINGS]],
    ['a page', [['Trang 2'], HEADINGS]],
    ['what the first ones say', [[...HEADINGS.slice(0, 8), 'Trong ngày']]],
  ])('under a line that names %s are passed over', (_, lines) => {
    const first = [...HEADINGS.slice(0, 8), 'Trong ngày'];
    expect(errorsOf([first, ROW_13, ...lines, ROW_09])).toEqual([]);
  });
});

describe('a sum right under a ward', () => {
  const added = (row: Value[]) => [...row.slice(0, 3), 9, 8, 0, 0, 7];
  const sum = (row: Value[], label = 'Lũy kế') => [null, label, null, ...row.slice(3)];

  it('whose figures are others is an error where it comes again: nobody could tell which are cumulative', () => {
    for (const label of ['Lũy kế', 'Cộng', 'Tổng']) {
      const rows = [HEADINGS, added(ROW_13), sum(ROW_13, label), added(ROW_09), sum(ROW_09, label)];
      expect(said(errorsOf(rows))).toEqual(['sum-under-ward BaoCao!B3', 'sum-under-ward BaoCao!B5']);
    }
  });

  it('is none where it adds up several wards, repeats one, or comes once', () => {
    for (const rows of [
      [HEADINGS, ROW_13, ROW_09, TOTAL],
      [HEADINGS, ROW_13, sum(ROW_13, 'Cộng'), ROW_09, sum(ROW_09, 'Cộng')],
      [HEADINGS, ROW_13, ROW_09, TOTAL, [null, 'Tỷ lệ %', null, 0.9, 0.8]],
      [HEADINGS, TOTAL, ROW_13, ROW_09],
    ])
      expect(errorsOf(rows)).toEqual([]);
  });
});

describe('a row of a CSV with more cells than the headings', () => {
  const csv = (...rows: string[]) =>
    readDailyReport(
      readCsv(
        Buffer.from(['Mã,Phường,Gửi CA,Đã xác thực,Chưa khớp,Miễn xác thực,Đã ký', ...rows].join('\n')),
        UPLOAD_LIMITS,
      ),
      expected,
    );

  it('is an error at its last cell: a comma in a number has moved its figures', () => {
    const reading = csv('27259,Phường 13,2,400,1,0,1,234', '27262,Phường 09,500,400,0,0,100');
    expect(said(reading.findings.filter(({ severity }) => severity === 'error'))).toEqual([
      'row-too-long CSV!H2',
    ]);
  });

  it('is none where what stands there is no number', () => {
    const reading = csv('27259,Phường 13,400,300,10,5,200,xong', '27262,Phường 09,500,400,0,0,100,');
    expect(figuresRead(reading)).toEqual(FIGURES);
    expect(reading.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
