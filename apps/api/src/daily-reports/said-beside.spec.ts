import {
  expected,
  HEADINGS,
  read,
  ROW_09,
  ROW_13,
  said,
  sheetOf,
  stampSheet,
  type Value,
} from '../../../../test/support/report-sheets.js';
import { readDailyReport } from './read-daily-report.js';

const UNDATED = ['BÁO CÁO LÀM SẠCH DỮ LIỆU'];
const DATED = ['Đơn vị: Quận 4', 'Số liệu ngày 07/05/2022'];

/** A report on 7/5 with one more column, right of the names of the wards. */
function withColumn(heading: string, values: readonly Value[], above: readonly string[] = UNDATED) {
  const rows = [HEADINGS, ROW_13, ROW_09].map((row, index) => [
    ...row.slice(0, 2),
    [heading, ...values][index] ?? null,
    ...row.slice(2),
  ]);
  return sheetOf([...above.map((line) => [line]), ...rows]);
}

const asked = (...sheets: Parameters<typeof read>) =>
  said(read(...sheets).findings.filter(({ severity }) => severity !== 'note'));

const cellOf = (value: string): Value => ({ kind: 'date', value });
const SIXTH = ['06/05/2022', '06/05/2022'];

describe('a column of days beside the wards', () => {
  it.each(['Ngày', 'Ngày báo cáo', 'Ngày số liệu', 'NGÀY BC', 'Tính đến ngày', 'Thời điểm'])(
    'called “%s” stops a report whose every row it dates another day',
    (heading) => {
      for (const values of [SIXTH, ['6/5', '6/5'], [cellOf('2022-05-06'), cellOf('2022-05-06T16:00:00')]])
        expect(asked(withColumn(heading, values))).toEqual(['file-of-other-date BaoCao!C3']);
      expect(asked(withColumn(heading, ['07/05/2022', cellOf('2022-05-07')]))).toEqual([]);
    },
  );

  it('stops it too where one date is merged over all rows', () => {
    const sheet = withColumn('Ngày', ['06/05/2022', null]);
    expect(asked({ ...sheet, mergedRanges: ['C3:C4'] })).toEqual(['file-of-other-date BaoCao!C3']);
  });

  it('is asked about where the days are mixed, and where the title or the stamp says the right one', () => {
    const question = (row: number) => [`sheet-of-other-day BaoCao!C${row}`];
    expect(asked(withColumn('Ngày', ['07/05/2022', '06/05/2022']))).toEqual(question(4));
    expect(asked(withColumn('Ngày báo cáo', SIXTH, DATED))).toEqual(question(4));
    expect(asked(withColumn('Ngày báo cáo', SIXTH), stampSheet())).toEqual(question(3));
  });

  it('that says when a row was brought up to date is asked about only where it dates every row another day', () => {
    expect(asked(withColumn('Ngày cập nhật', ['05/05', '07/05']))).toEqual([]);
    expect(asked(withColumn('Ngày cập nhật', ['05/05', '05/05']))).toEqual(['sheet-of-other-day BaoCao!C3']);
    expect(asked(withColumn('Ngày cập nhật', ['05/05', '05/05'], DATED))).toEqual([]);
  });

  it.each([
    ['Ngày in', SIXTH],
    ['Ngày lập', SIXTH],
    ['Ngày nhận danh sách', SIXTH],
    ['Ngày', [12, 15]],
    ['Ngày', ['08/05/2022', '08/05/2022']],
    ['Số điện thoại', ['028 06 05 2022', '028 06 05 2022']],
  ])('that says no day of the figures is passed over: %s', (heading, values) => {
    expect(asked(withColumn(heading, values))).toEqual([]);
  });
});

describe('a column of districts beside the wards', () => {
  it.each([
    ['Quận', 'Quận 1'],
    ['Quận', '1'],
    ['Quận, huyện', 'Q.1'],
    ['Tên quận', 'quận Một'],
  ])('called “%s” stops a report whose every row it puts in another: %s', (heading, value) => {
    expect(asked(withColumn(heading, [value, value]))).toEqual(['file-of-other-district BaoCao!C3']);
    expect(asked(withColumn(heading, [value, 'Quận 4']))).toEqual(['sheet-of-other-district BaoCao!C3']);
    expect(asked(withColumn(heading, [value, value], DATED))).toEqual(['sheet-of-other-district BaoCao!C4']);
    expect(asked(withColumn(heading, ['Quận 4', 'Q4']))).toEqual([]);
  });
});

it('takes the number of a ward under “Đơn vị” for no district', () => {
  expect(asked(withColumn('Đơn vị', ['1', '1'], DATED)).filter((text) => text.includes('district'))).toEqual(
    [],
  );
});

describe('another district beside the table', () => {
  const rows = (above: readonly string[], below: readonly string[] = []) => [
    ...above.map((line) => [line]),
    ...[HEADINGS, ROW_13, ROW_09],
    ...below.map((line) => [null, null, null, null, line]),
  ];
  const found = (above: readonly string[], name: string, fileName: string) => {
    const sheets = [sheetOf(rows(above), { name })];
    const content = { kind: 'content' as const, format: 'xlsx' as const, sheets, notes: [] };
    const { findings } = readDailyReport(content, { ...expected, fileName });
    return findings.filter(({ code }) => code === 'sheet-of-other-district');
  };

  it('is asked about in the name of a sheet or a file where no title names ours', () => {
    expect(found(UNDATED, 'Quận 1', 'BaoCao.xlsx')).toMatchObject([{ details: { where: 'sheet' } }]);
    for (const fileName of ['BC Quan 1.xlsx', 'BaoCao_Quan1.xlsx', 'BC quận I.xlsx'])
      expect(found(UNDATED, 'BaoCao', fileName)).toMatchObject([
        { value: fileName, details: { where: 'file', found: 'Quận 1' } },
      ]);
    expect(found(DATED, 'Quận 1', 'BC Quan 1.xlsx')).toEqual([]);
    expect(found(UNDATED, 'Quận 4', 'BC Quan 4.xlsx')).toEqual([]);
    expect(found(UNDATED, 'Q1', 'BC Q1-2022.xlsx')).toEqual([]);
  });

  it('is asked about where its director signs', () => {
    for (const line of ['GIÁM ĐỐC TTYT QUẬN 1', 'KT. GIÁM ĐỐC TRUNG TÂM Y TẾ QUẬN 1'])
      expect(asked(sheetOf(rows(DATED, [line])))).toEqual(['sheet-of-other-district BaoCao!E6']);
    for (const line of ['GIÁM ĐỐC TTYT QUẬN 4', 'GIÁM ĐỐC', 'Nơi nhận: TTYT Quận 1'])
      expect(asked(sheetOf(rows(DATED, [line])))).toEqual([]);
  });

  it('is asked about as far below the table as any other line', () => {
    const between = Array.from({ length: 60 }, () => ['Danh sách kèm theo']);
    const report = rows(DATED, ['GIÁM ĐỐC TTYT QUẬN 1']);
    const lines = [...report.slice(0, -1), ...between, ...report.slice(-1)];
    expect(asked(sheetOf(lines))).toEqual(['sheet-of-other-district BaoCao!E66']);
  });
});
