import type { Sheet } from '../platform/workbook-reader/upload-content.js';
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
  stampSheet,
  type Value,
} from '../../../../test/support/report-sheets.js';

const TODAY = ['Ngày số liệu: 07/05/2022 · Chốt số liệu 16:00'];
const YESTERDAY = ['Ngày số liệu: 06/05/2022 · Chốt số liệu 16:00'];
const OLD_13 = ['27259', 'Phường 13', 5000, 1, 1, 1, 1, 1];
const OLD_09 = ['27262', 'Phường 09', 5000, 2, 2, 2, 2, 2];
const report = (name: string, ...above: Value[][]) => sheetOf([...above, HEADINGS, ROW_13, ROW_09], { name });
const old = (name: string, ...above: Value[][]) => sheetOf([...above, HEADINGS, OLD_13, OLD_09], { name });

describe('a workbook with several sheets that could be the report', () => {
  it.each<[string, Sheet[]]>([
    ['Excel’s copy of the sheet', [old('BaoCao'), report('BaoCao (2)')]],
    ['LibreOffice’s copy of the sheet', [old('BaoCao'), report('BaoCao_2')]],
    [
      'a copy that is filled in beside an empty original',
      [sheetOf([TODAY, HEADINGS, ROW_13.slice(0, 3), ROW_09.slice(0, 3)]), report('BaoCao (2)', TODAY)],
    ],
    [
      'an empty sheet of the day beside a full one without a date',
      [sheetOf([TODAY, HEADINGS, ROW_13.slice(0, 3), ROW_09.slice(0, 3)]), report('Sheet2')],
    ],
    ['a sheet a day, none of which says which', [old('06.05'), report('07.05')]],
    ['two sheets that both name the day', [old('BaoCao', TODAY), report('Sheet1', TODAY)]],
    ['three sheets', [old('A'), old('B'), report('BaoCao')]],
    ['only a sheet of yesterday beside one that does not say', [old('A', YESTERDAY), report('BaoCao')]],
    ['a signed stamp, which names no sheet', [old('A'), report('BaoCao'), stampSheet()]],
    [
      'one that lacks a column',
      [
        report('BaoCao'),
        sheetOf([HEADINGS.slice(0, 7), ROW_13.slice(0, 7), ROW_09.slice(0, 7)], { name: 'Khác' }),
      ],
    ],
  ])('is not read: %s; every such sheet is named', (_, sheets) => {
    const reading = read(...sheets);
    expect([reading.rows, said(reading.findings)]).toEqual([null, ['several-sheets']]);
    const names = sheets.filter(({ hidden }) => !hidden).map(({ name }) => name);
    expect(reading.findings[0]?.details['sheets']).toBe(names.join('”, “'));
  });

  it.each<[string, Sheet[]]>([
    ['before it', [old('06.05', YESTERDAY), report('07.05', TODAY)]],
    ['after it', [report('07.05', TODAY), old('BaoCao', YESTERDAY)]],
    ['without a date', [old('BaoCao'), report('Hôm nay', ['Số liệu ngày 7/5/22'])]],
    ['in a signed workbook', [old('BaoCao', YESTERDAY), report('Hôm nay', TODAY), stampSheet()]],
  ])('is read from the only one whose own line names the day; the other stands %s', (_, sheets) => {
    const reading = read(...sheets);
    expect(figuresRead(reading)).toEqual(FIGURES);
    expect(said(reading.findings)).toEqual(['sheet-of-day']);
    expect(reading.findings[0]?.details['sheets']).toMatch(/BaoCao|06\.05/);
  });

  it('is read from the one sheet with wards of the district: instructions and other districts are no rivals', () => {
    const empty = sheetOf([HEADINGS], { name: 'Hướng dẫn' });
    const theirs = sheetOf([HEADINGS, ['26734', 'Phường Tân Định', 1, 1, 1, 1, 1, 1]], { name: 'Quận 1' });
    const summary = sheetOf(
      [
        ['Phường', 'Đã ký số'],
        ['Phường 13', 1],
      ],
      { name: 'Biểu đồ' },
    );
    const reading = read(empty, theirs, summary, report('Nháp'));
    expect(figuresRead(reading)).toEqual(FIGURES);
    expect(said(reading.findings)).toEqual(['sheet-not-read', 'sheet-not-read', 'sheet-not-read']);
  });

  it('is read from the visible sheet; one that is hidden is no rival', () => {
    expect(figuresRead(read({ ...old('Cũ'), hidden: true }, report('BaoCao')))).toEqual(FIGURES);
  });

  it('is not read when the only sheet that fits is hidden, which is said', () => {
    const reading = read({ ...report('BaoCao'), hidden: true }, sheetOf([['Trống']], { name: 'Sheet1' }));
    expect([reading.rows, said(reading.findings)]).toEqual([null, ['sheet-hidden']]);
  });

  const low = sheetOf([...Array.from({ length: 24 }, () => ['Căn cứ']), HEADINGS, ROW_13, ROW_09], {
    name: 'Hôm nay',
  });
  const strange = sheetOf([HEADINGS.map((_, index) => `Cột ${index}`), ROW_13, ROW_09], { name: 'Hôm nay' });

  it('is not read beside a sheet of our wards’ figures that cannot be: both are named', () => {
    for (const sheet of [low, strange]) {
      const reading = read(old('BaoCao'), sheet);
      expect([reading.rows, said(reading.findings)]).toEqual([null, ['several-sheets']]);
      expect(reading.findings[0]?.details['sheets']).toBe('BaoCao”, “Hôm nay');
    }
  });

  it('is read beside such a sheet where it names the day, or the other is hidden', () => {
    expect(figuresRead(read(report('BaoCao', TODAY), low))).toEqual(FIGURES);
    expect(figuresRead(read(report('BaoCao'), { ...strange, hidden: true }))).toEqual(FIGURES);
  });
});

describe('the day that the sheet itself names', () => {
  it.each([
    'Ngày số liệu: 06/05/2022',
    'Báo cáo ngày 6 tháng 5 năm 2022',
    'Số liệu ngày 06/05/2022',
    'Số liệu đến 16:00 ngày 06/05/22',
    'Tính đến ngày 6.5.2022',
    'Báo cáo ngày 6 tháng Năm năm 2022',
    'Số liệu 06/05',
    'Thực hiện Kế hoạch 83, kết quả đến ngày 06/05/2022',
    'Quận 4, ngày 06 tháng 5 năm 2022',
  ])('counts beside a signed stamp: "%s" is another day', (line) => {
    for (const sheets of [[report('BaoCao', [line])], [report('BaoCao', [line]), stampSheet()]]) {
      expect(said(read(...sheets).findings)).toEqual(['file-of-other-date BaoCao!A1']);
    }
  });

  it('is found where day, month and year stand in cells of their own', () => {
    const line = ['Ngày', '6', 'tháng', '5', 'năm', '2022'];
    expect(said(read(report('BaoCao', line)).findings)).toEqual(['file-of-other-date BaoCao!A1']);
  });

  it('is not the date of a letter, a deadline or a signature', () => {
    const lines = [
      ['Thực hiện Công văn số 2262/BYT-CNTT ngày 04/5/2022'],
      ['Hạn gửi: 06/05/2022'],
      ['Quận 4, ngày 8 tháng 5 năm 2022'],
    ];
    expect(said(read(report('BaoCao', ...lines)).findings)).toEqual([]);
  });

  it.each(['Đơn vị: Quận 1', 'TRUNG TÂM Y TẾ QUẬN 1', 'Đơn vị: Quận 1 (mã 760)'])(
    'counts for the unit too: "%s" is another district, stamp or no stamp',
    (line) => {
      expect(said(read(report('BaoCao', [line]), stampSheet()).findings)).toEqual([
        'file-of-other-district BaoCao!A1',
      ]);
      expect(
        said(
          read(report('BaoCao', [line.replace('1', '4').replace('760', '773').replace('QUẬN 1', 'QUẬN 4')]))
            .findings,
        ),
      ).toEqual([]);
    },
  );
});

describe('the unit that the sheet itself names', () => {
  it.each<[Value[][], string]>([
    [[['UBND Quận 1']], 'A1'],
    [[['BÁO CÁO QUẬN 1']], 'A1'],
    [[['BÁO CÁO KẾT QUẢ LÀM SẠCH DỮ LIỆU – QUẬN 1']], 'A1'],
    [[['Tên đơn vị: TTYT Quận 1']], 'A1'],
    [[['Đơn vị: Q.1']], 'A1'],
    [[['TTYT Q1']], 'A1'],
    [[['Đơn vị báo cáo:', 'Quận 1']], 'A1'],
    [[['TRUNG TÂM Y TẾ'], ['QUẬN 1']], 'A2'],
    [[['TRUNG TÂM Y TẾ'], [''], ['QUẬN 1']], 'A3'],
    [[['QUẬN 1']], 'A1'],
    [
      [
        ['TRUNG TÂM Y TẾ', null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
        ['QUẬN 1', null, 'Độc lập – Tự do – Hạnh phúc'],
      ],
      'A2',
    ],
  ])('is found in %j', (lines, address) => {
    const ours = lines.map((line) =>
      line.map((text) => (typeof text === 'string' ? text.replace(/(QUẬN |Quận |Q\.?)1/, '$14') : text)),
    );
    expect(said(read(report('BaoCao', ...lines)).findings)).toEqual([
      `file-of-other-district BaoCao!${address}`,
    ]);
    expect(said(read(report('BaoCao', ...ours)).findings)).toEqual([]);
  });

  it.each<[Value[][]]>([
    [[['BÁO CÁO Q1/2022']]],
    [[['TRUNG TÂM Y TẾ'], ['Q1/2022']]],
    [[['TTYT QUẬN 4'], ['QUẬN 1']]],
    [[['TTYT QUẬN 4'], ['BÁO CÁO PHỐI HỢP VỚI QUẬN 1']]],
    [[['Kính gửi: UBND Quận 1']]],
    [[['ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH'], ['SỞ Y TẾ']]],
    [[['TRUNG TÂM Y TẾ'], ['Danh sách gửi Quận 1']]],
    [[['TTYT QUẬN 4'], ['Đơn vị tính: hồ sơ'], ['Quận 1 hỗ trợ nhập liệu']]],
  ])('is not another in %j', (lines) => {
    expect(said(read(report('BaoCao', ...lines)).findings)).toEqual([]);
  });
});

describe('a district without its kind above the headings', () => {
  const names = ['Huyện Củ Chi', 'Quận Gò Vấp', 'Quận Tân Phú', 'Quận 7'];
  const districtNames = new Map(names.map((name, index) => [String(780 + index), name]));
  const foundFor = (name: string, lines: Value[][]) => {
    const code = String(780 + names.indexOf(name));
    const content = {
      kind: 'content',
      format: 'xlsx',
      sheets: [report('BaoCao', ...lines)],
      notes: [],
    } as const;
    const found = readDailyReport(
      { ...content, sheets: [...content.sheets], notes: [] },
      { ...expected, district: { code, name }, districtNames },
    ).findings.find(({ code: is }) => is === 'file-of-other-district');
    return found?.details['found'];
  };

  it.each<[string, Value[][]]>([
    ['Huyện Củ Chi', [['TTYT Củ Chi']]],
    ['Quận Gò Vấp', [['Trung tâm Y tế Gò Vấp']]],
    ['Quận Gò Vấp', [['BC_Q.GoVap']]],
    ['Quận Gò Vấp', [['BC_GoVap_07.05']]],
    ['Quận Gò Vấp', [['GÒ VẤP']]],
    ['Huyện Củ Chi', [['UBND CỦ CHI', null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM']]],
    ['Huyện Củ Chi', [['TRUNG TÂM Y TẾ'], ['CỦ CHI']]],
    ['Huyện Củ Chi', [['BÁO CÁO CỦA TTYT CỦ CHI']]],
  ])('is the one the workbook is of, %s: %j', (name, lines) => {
    for (const other of names) expect(foundFor(other, lines)).toBe(other === name ? undefined : name);
  });

  it.each<[string, Value[][]]>([
    ['Quận 7', [['TTYT QUẬN 7'], ['Phường Tân Phú']]],
    ['Quận 7', [['TTYT Quận 7, 101 Nguyễn Thị Thập, P. Tân Phú']]],
    ['Quận 7', [['Đơn vị: Trạm Y tế Tân Phú']]],
    ['Quận 7', [['BÁO CÁO PHỐI HỢP VỚI CỦ CHI']]],
    ['Quận 7', [['Kính gửi: UBND Củ Chi']]],
  ])('is not another, for %s, in %j', (name, lines) => {
    expect(foundFor(name, lines)).toBeUndefined();
  });
});

describe('what the sheet says beside its day and its unit', () => {
  it('asks for a look where the sheet is named for another day, and no line names the right one', () => {
    for (const name of ['06.05', '6-5-2022', 'Ngày 06.05', 'ngay_06-05']) {
      expect(read(report(name)).findings).toEqual([
        expect.objectContaining({ code: 'sheet-of-other-day', severity: 'warning', value: name }),
      ]);
      for (const sheets of [[report(name, TODAY)], [report(name), stampSheet()]])
        expect(said(read(...sheets).findings)).toEqual([]);
    }
    for (const name of ['07.05', 'BaoCao', 'Sheet1', 'Tuần 18', 'P13'])
      expect(read(report(name)).findings).toEqual([]);
  });

  it.each([
    'Quận 4 – 6/5',
    'BC 0605',
    'Số liệu hôm qua',
    'Số liệu ngày hôm trước',
    'Báo cáo ngày 6',
    'Ngày 6',
    'Báo cáo 6.5',
    'Hôm qua 06/05',
    'Báo cáo số 12 ngày 6/5/2022',
    '6/5',
    'UBND QUẬN 4 (6/5)',
  ])('asks for a look where a line may name another day, and none names the right one: "%s"', (line) => {
    expect(read(report('BaoCao', [line])).findings).toEqual([
      expect.objectContaining({
        ...{ code: 'sheet-of-other-day', severity: 'warning', cell: 'BaoCao!A1', value: line },
        details: { found: '2022-05-06', expected: '2022-05-07', line: 'line' },
      }),
    ]);
    // "Hôm qua" speaks against the figures also beside the right day.
    expect(said(read(report('BaoCao', [line], TODAY)).findings)).toEqual(
      /Số liệu.* hôm/.test(line) ? ['figures-doubted BaoCao!A1'] : [],
    );
  });

  const below = (line: string, ...top: Value[][]) =>
    read(sheetOf([...top, HEADINGS, ROW_13, ROW_09, [null, line]])).findings.filter(
      ({ code }) => code !== 'text-row',
    );

  it('is an error where the row below the table says of which other day the figures are', () => {
    for (const line of ['Số liệu ngày 06/05/2022', 'Ngày số liệu: 06/05', 'Số liệu đến 16 giờ ngày 6/5/2022'])
      expect(said(below(line))).toEqual(['file-of-other-date BaoCao!B4']);
  });

  it('asks for a look where a row below the table may do so, or speaks against the line above', () => {
    for (const line of [
      'Quận 4, ngày 06 tháng 5 năm 2022',
      'Cập nhật ngày 06/05',
      'Ghi chú: số liệu ngày 06/05',
    ])
      expect(said(below(line))).toEqual(['sheet-of-other-day BaoCao!B4']);
    expect(said(below('Số liệu ngày 06/05/2022', TODAY))).toEqual(['sheet-of-other-day BaoCao!B5']);
    expect(below('Quận 4, ngày 06 tháng 5 năm 2022', TODAY)).toEqual([]);
    for (const line of ['Quận 4, ngày 07 tháng 5 năm 2022', 'Quận 4, ngày 8/5/2022', 'ĐT: 0903.06.05'])
      expect(below(line)).toEqual([]);
  });

  it.each([
    ...['6/7 phường', 'Mẫu 1/2', 'Trang 1/5', 'Tỷ lệ 4/5', 'Địa chỉ: 2/5 Nguyễn Huệ', 'Biểu 1.5', '13/13'],
    ...['Số: 06/05-BC', 'Kèm theo Tờ trình 06/05', 'Tính từ 13/04/2022', 'So với 06/05', '24/24 giờ'],
  ])('asks for no look at "%s"', (line) => {
    expect(said(read(report('BaoCao', [line])).findings)).toEqual([]);
  });

  it.each(['Đơn vị tính: nghìn hồ sơ', 'ĐVT: 1.000 hồ sơ', '(ĐVT: ngàn hs)', 'Đơn vị: nghìn hồ sơ'])(
    'is an error where "%s" makes other numbers of the figures',
    (line) => {
      expect(said(read(report('BaoCao', [line])).findings)).toEqual(['unit-not-one BaoCao!A1']);
    },
  );

  it.each(['Đơn vị tính: hồ sơ', 'ĐVT: hồ sơ', 'Đơn vị tính: người'])('is none in "%s"', (line) => {
    expect(said(read(report('BaoCao', [line])).findings)).toEqual([]);
  });
});
