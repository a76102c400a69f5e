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
  TOTAL,
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

describe('a heading over yesterday and today', () => {
  const [code, ward] = HEADINGS;
  const NAMES = HEADINGS.slice(3, 8);
  const days = (first: string, second: string) => NAMES.flatMap(() => [first, second]);
  const wide = NAMES.flatMap((name) => [name ?? '', null]);
  const merges = (row: number) =>
    ['C', 'E', 'G', 'I', 'K'].map((letter, index) => `${letter}${row}:${'DFHJL'[index]}${row}`);
  const two = (row: Value[]) =>
    [...row.slice(0, 2), ...row.slice(3).flatMap((count) => [1, count])] as Value[];
  const rows = [two(ROW_13), two(ROW_09)];
  const unclear = ['C', 'E', 'G', 'I', 'K'].map((letter) => `heading-unclear BaoCao!${letter}1`);

  it('that is merged is an error at each heading, with the row of days and after that row was deleted', () => {
    const withDays = [
      [code ?? '', ward ?? '', ...wide],
      [null, null, ...days('Hôm qua', 'Hôm nay')],
      ...rows,
    ];
    const without = [[code ?? '', ward ?? '', ...wide], ...rows];
    for (const table of [withDays, without]) {
      const reading = read(sheetOf(table, { mergedRanges: merges(1) }));
      expect(said(reading.findings)).toEqual(unclear);
      expect(reading.missingColumns).toHaveLength(5);
    }
  });

  it.each([
    ['yesterday first', 'Hôm qua', 'Hôm nay'],
    ['by dates', '06/05', '07/05'],
    ['by dates with a word', 'Đến 06/05/2022', 'Đến 07/05/2022'],
  ])('that is not merged is an error at each heading, %s', (_, first, second) => {
    const table = [[code ?? '', ward ?? '', ...wide], [null, null, ...days(first, second)], ...rows];
    expect(said(read(sheetOf(table)).findings).filter((text) => !text.startsWith('heading-blank'))).toEqual(
      unclear,
    );
  });

  it.each([
    ...[
      ['Trước', 'Hôm nay'],
      ['Cũ', 'Hôm nay'],
      ['Ngày 6', 'Hôm nay'],
      ['Ngày 6 tháng 5', 'Ngày 7/5'],
      ['Đầu kỳ', 'Lũy kế'],
    ],
    ...[
      ['T6', '07/05'],
      ['Thứ sáu', 'Lũy kế'],
      ['Tăng', 'Lũy kế'],
      ['Ngày', 'Lũy kế'],
      ['Đợt 1', 'Lũy kế'],
      ['Cũ', 'Mới'],
    ],
    ['Sáng', 'Đến ngày 7 tháng 5 năm 2022'],
    ['Hôm nay', 'Lũy kế'],
    ['Ngày 07/05', 'Lũy kế'],
  ])('that is not merged is an error whatever its left word is: %s, %s', (first, second) => {
    const table = [[code ?? '', ward ?? '', ...wide], [null, null, ...days(first, second)], ...rows];
    expect(said(read(sheetOf(table)).findings)).toEqual(unclear);
  });

  it('that is not merged is read where the named column is the one of today', () => {
    const swapped = rows.map((row) => [
      ...row.slice(0, 2),
      ...NAMES.flatMap((_, index) => [row[3 + 2 * index] ?? null, 1]),
    ]);
    const table = [
      [code ?? '', ward ?? '', ...wide],
      [null, null, ...days('Lũy kế', 'Trong ngày')],
      ...swapped,
    ];
    const reading = read(sheetOf(table));
    expect([figuresRead(reading), said(reading.findings)]).toEqual([FIGURES, []]);
  });

  it.each([['mới'], ['hiện tại'], ['kỳ này']])(
    'that names a second column “%s” is an error, whether the first is hidden or not',
    (word) => {
      const table = [
        [...HEADINGS.slice(0, 4), `Đã gửi công an ${word}`, ...HEADINGS.slice(4)],
        ...[ROW_13, ROW_09].map((row) => [...row.slice(0, 3), 1, ...row.slice(3)]),
      ];
      for (const hiddenColumns of [[], [{ from: 4, to: 4 }]]) {
        const reading = read(sheetOf(table, { hiddenColumns }));
        expect(said(reading.findings)).toContain('heading-unclear BaoCao!D1');
        expect(reading.missingColumns).toEqual(['submitted']);
      }
    },
  );

  it('that was unmerged leaves numbers under no heading, which is an error', () => {
    const table = [[code ?? '', ward ?? '', ...wide], ...rows];
    expect(said(read(sheetOf(table)).findings)).toEqual(
      ['D', 'F', 'H', 'J', 'L'].map((letter) => `heading-blank BaoCao!${letter}1`),
    );
  });

  it('that says the day in each name is read: of two named alike, the one of today', () => {
    const named = NAMES.flatMap((name) => [`${name} hôm qua`, `${name} hôm nay`]);
    const dated = NAMES.flatMap((name) => [`${name} 06/05`, `${name} đến 07/05`]);
    for (const headings of [named, dated]) {
      const reading = read(sheetOf([[code ?? '', ward ?? '', ...headings], ...rows]));
      expect(figuresRead(reading)).toEqual(FIGURES);
    }
  });

  it('that names today alone may be what the day added, and is not read', () => {
    const reading = read(
      sheetOf([HEADINGS.map((name) => (name === 'Đã ký số' ? 'Đã ký số hôm nay' : name)), ROW_13, ROW_09]),
    );
    expect(reading.missingColumns).toEqual(['signed']);
  });

  it('that groups the columns by day is read from the group of today', () => {
    const group = [null, null, 'HÔM QUA', null, null, null, null, 'HÔM NAY'];
    const table = [
      group,
      [code ?? '', ward ?? '', ...NAMES, ...NAMES],
      ...[ROW_13, ROW_09].map((row) => [...row.slice(0, 2), 1, 1, 1, 1, 1, ...row.slice(3)]),
    ];
    const reading = read(sheetOf(table, { mergedRanges: ['C1:G1', 'H1:L1'] }));
    expect(figuresRead(reading)).toEqual(FIGURES);
    expect(said(reading.findings)).toEqual([]);
  });
});

describe('a column that is hidden', () => {
  const table = [HEADINGS, ROW_13, ROW_09];

  it('is read with a warning where it holds figures, and without a word where it holds none', () => {
    const reading = read(sheetOf(table, { hiddenColumns: [{ from: 1, to: 4 }] }));
    expect(figuresRead(reading)).toEqual(FIGURES);
    expect(reading.findings).toEqual([
      expect.objectContaining({
        ...{ code: 'hidden-column', severity: 'warning', column: 'submitted', cell: 'BaoCao!D1' },
        details: { heading: 'Đã gửi công an', letters: 'D' },
      }),
    ]);
  });

  it('is an error beside a visible one of the same name', () => {
    const twice = [
      [...HEADINGS.slice(0, 4), 'Gửi CA', ...HEADINGS.slice(4)],
      ...[ROW_13, ROW_09].map((row) => [...row.slice(0, 3), 1, ...row.slice(3)]),
    ];
    const reading = read(sheetOf(twice, { hiddenColumns: [{ from: 4, to: 4 }] }));
    expect(said(reading.findings)).toContain('column-twice BaoCao!E1');
  });

  it('is an error beside a visible one of the same name that says today', () => {
    const twice = [
      [...HEADINGS.slice(0, 4), 'Đã gửi công an hôm nay', ...HEADINGS.slice(4)],
      ...[ROW_13, ROW_09].map((row) => [...row.slice(0, 3), 1, ...row.slice(3)]),
    ];
    const reading = read(sheetOf(twice, { hiddenColumns: [{ from: 4, to: 4 }] }));
    expect(said(reading.findings)).toContain('heading-unclear BaoCao!D1');
  });
});

describe('a heading in several rows', () => {
  const [code, ward, required, ...figures] = HEADINGS;
  const names = [null, null, null, ...figures];
  const group = (words: string) => [code ?? '', ward ?? '', required ?? '', words];
  const allUnclear = (row: number) =>
    ['D', 'E', 'F', 'G', 'H'].map((at) => `heading-unclear BaoCao!${at}${row}`);

  it.each([
    ...['Lũy kế đến ngày 06 tháng 5 năm 2022', 'Lũy kế đến 06/05/2022', 'Số liệu ngày mùng sáu tháng năm'],
    ...['Phát sinh', 'Tăng', 'Mới', 'Tuần', 'Tuần 18', 'Đợt', 'Đợt 2', 'Phát sinh ngày 07/05', 'Trong ngày'],
    ...['Mới phát sinh', 'Thực hiện trong tháng', 'Bổ sung'],
  ])('is an error where its group says “%s”, merged or not', (words) => {
    for (const mergedRanges of [['D1:H1'], []]) {
      const reading = read(sheetOf([group(words), names, ROW_13, ROW_09], { mergedRanges }));
      expect(said(reading.findings)).toEqual(allUnclear(2));
    }
    const above = [[null, null, null, words], HEADINGS, ROW_13, ROW_09];
    const codes = said(read(sheetOf(above, { mergedRanges: ['D1:H1'] })).findings);
    expect(/ngày (06|mùng)|06.05/.test(words) ? ['file-of-other-date BaoCao!D1'] : allUnclear(2)).toEqual(
      codes,
    );
  });

  it.each(['Lũy kế đến ngày 07 tháng 5 năm 2022', 'Lũy kế đến 07/05/2022', 'Lũy kế', 'Số liệu'])(
    'is read where its group says “%s”, merged or not',
    (words) => {
      for (const mergedRanges of [['D1:H1'], []]) {
        const reading = read(sheetOf([group(words), names, ROW_13, ROW_09], { mergedRanges }));
        expect([figuresRead(reading), said(reading.findings)]).toEqual([FIGURES, []]);
      }
    },
  );

  it.each(['Ngày 06/05/2022', 'Ngày 6 tháng 5 năm 2022'])(
    'or in one is an error where “%s” stands right of the names',
    (words) => {
      const reading = read(sheetOf([[...HEADINGS, words], ROW_13, ROW_09]));
      expect(said(reading.findings)).toEqual(allUnclear(1));
    },
  );

  it('is read where a column of sums stands beside it', () => {
    const table = [[...HEADINGS.slice(0, 8), 'Tổng cộng'], ...[ROW_13, ROW_09].map((row) => [...row, 9])];
    expect(figuresRead(read(sheetOf(table)))).toEqual(FIGURES);
  });

  it('is read where today’s date stands right of the names', () => {
    const reading = read(sheetOf([[...HEADINGS, 'Ngày 07/05/2022'], ROW_13, ROW_09]));
    expect([figuresRead(reading), said(reading.findings)]).toEqual([FIGURES, []]);
  });

  it('is read where one row names the ward and the next the figures', () => {
    const top = [code ?? '', ward ?? '', required ?? '', 'Số lũy kế'];
    const reading = read(
      sheetOf([top, [null, null, null, ...figures], ROW_13, ROW_09], {
        mergedRanges: ['A1:A2', 'B1:B2', 'C1:C2', 'D1:H1'],
      }),
    );
    expect(figuresRead(reading)).toEqual(FIGURES);
    expect(said(reading.findings)).toEqual([]);
  });

  it('is read where a name is broken over two rows', () => {
    const top = [code ?? '', ward ?? '', required ?? '', 'Đã gửi', 'Công an', 'Trả về', 'Không qua', 'Đã'];
    const below = [null, null, null, 'công an', 'đã xác thực', 'chưa khớp', 'công an', 'ký số'];
    expect(figuresRead(read(sheetOf([top, below, ROW_13, ROW_09])))).toEqual(FIGURES);
  });

  it('below the twentieth row is named with the limit, at its cell', () => {
    const titles = Array.from({ length: 24 }, () => ['Căn cứ']);
    const reading = read(sheetOf([...titles, HEADINGS, ROW_13, ROW_09]));
    expect(reading.findings).toEqual([
      expect.objectContaining({
        code: 'heading-too-low',
        cell: 'BaoCao!A25',
        details: { row: 25, limit: 20 },
      }),
    ]);
  });
});

describe('a row that is no ward’s', () => {
  const unknown = (note: string) => [null, 'Khu phố mới', 100, 90, 80, 1, 1, 70, null, note];

  it.each(['Công an phường đang rà soát', 'Tổng rà soát lại', 'Cộng dồn từ tuần trước'])(
    'is not taken for a total because of its note "%s"',
    (note) => {
      const reading = read(sheetOf([HEADINGS, ROW_13, ROW_09, unknown(note), TOTAL]));
      expect(reading.rows?.map(({ wardText }) => wardText)).toEqual(['27259', '27262', 'Khu phố mới']);
      expect(said(reading.findings)).toEqual(['total-row BaoCao!B5']);
    },
  );

  it.each([
    ...['T.Cộng', 'T/C', 'Quận 4', 'Grand total', 'Luỹ kế', 'Tỷ lệ %', 'Cộng các phường', 'TỔNG SỐ'],
    ...['Cộng:', 'Toàn quận', 'Chênh lệch', 'Sum'],
  ])('is a total when it is called "%s"', (label) => {
    for (const row of [
      [null, label, null, 0.9, 1],
      [label, null, null, 900],
    ] as Value[][]) {
      expect(said(read(sheetOf([HEADINGS, ROW_13, ROW_09, row])).findings)[0]).toMatch(/^total-row/);
    }
  });

  it('is a total when each of its figures is the sum, whatever it is called, or has no name', () => {
    for (const label of [null, 'ABC']) {
      const reading = read(sheetOf([HEADINGS, ROW_13, ROW_09, [null, label, ...TOTAL.slice(2)]]));
      expect([figuresRead(reading), said(reading.findings)[0]?.split(' ')[0]]).toEqual([
        FIGURES,
        'total-row',
      ]);
    }
  });

  it.each<[string, Value]>([
    ['Tổng hợp', '–'],
    ['Còn lại', '–'],
    ['Chênh lệch', null],
  ])('is not taken for a total because of "%s" left of its name', (note, code) => {
    const above = (row: Value[], beside: Value) => [beside, ...row];
    const strange = [code, 'Khu phố mới', 100, 90, 80, 1, 1, 70];
    const table = [
      above(HEADINGS, 'Diễn giải'),
      above(ROW_13, null),
      above(ROW_09, null),
      above(strange, note),
    ];
    expect(read(sheetOf(table)).rows).toHaveLength(3);
    const nameless = above([code, null, 1000, 90, 80, 1, 1, 70], note);
    expect(read(sheetOf([...table.slice(0, 3), nameless])).rows).toHaveLength(2);
  });

  it('is not taken for a total because its code is one, where it has a name', () => {
    const row = (name: string) => ['Tổng cộng', name, 100, 90, 80, 1, 1, 70];
    expect(read(sheetOf([HEADINGS, ROW_13, ROW_09, row('Khu phố mới')])).rows).toHaveLength(3);
    expect(read(sheetOf([HEADINGS, ROW_13, ROW_09, row('10 phường')])).rows).toHaveLength(2);
  });

  it('is not the sum where only one ward has figures: it says them again', () => {
    const zeros = ['27262', 'Phường 09', 5000, 0, 0, 0, 0, 0];
    const again = [null, 'Khu phố mới', ...ROW_13.slice(2)];
    expect(read(sheetOf([HEADINGS, ROW_13, zeros, again])).rows).toHaveLength(3);
  });

  it.each(['90 hs', '90hs', 'khoảng 90'])('is kept where its figures are written as "%s"', (text) => {
    const row = [null, 'Khu phố mới', null, text, text, text, text, text];
    expect(read(sheetOf([HEADINGS, ROW_13, ROW_09, row])).rows).toHaveLength(3);
  });

  it.each<Value[]>([
    [null, 'Số điện thoại', null, '028.3829.1234'],
    [null, 'Số điện thoại', '028.3829.1234'],
    ['Điện thoại', null, null, 2838291234],
    [null, null, null, 'Người lập: 0903 123 456'],
  ])('is passed over where it holds a telephone number: %s %s %s %s', (...row) => {
    const reading = read(sheetOf([HEADINGS, ROW_13, ROW_09, row]));
    expect([figuresRead(reading), said(reading.findings)]).toEqual([
      FIGURES,
      [expect.stringMatching(/^text-row/)],
    ]);
  });

  it.each<[string, Value[]]>([
    ['one slip', [1, 9, 3, 4, 5, 6, 7, 7]],
    ['some left out', [1, 9, 10, 11, 12, 13, 15, 16]],
    ['letters', [1, 9, 3, 4, 5, '6a', '6b', 7]],
    ['some left out, and no ward of that number', [1, 2, 3, 5, 6, 7, 8, 9]],
  ])('that numbers the columns with %s is no ward’s, right under the headings', (_, numbers) => {
    const reading = read(sheetOf([HEADINGS, numbers, ROW_13, ROW_09]));
    expect([figuresRead(reading), said(reading.findings)]).toEqual([
      FIGURES,
      ['column-number-row BaoCao!A2'],
    ]);
  });

  it('of a ward with small figures is kept: no other row is the ward’s, or others stand above', () => {
    const small = [2, 9, 3, 4, 4, 0, 0, 3];
    expect(read(sheetOf([HEADINGS, small, ROW_13])).rows).toHaveLength(2);
    expect(read(sheetOf([HEADINGS, ROW_13, small, ROW_09])).rows).toHaveLength(3);
  });

  it('with figures and no name is kept: they are not the sum', () => {
    const reading = read(sheetOf([HEADINGS, ROW_13, ROW_09, [null, null, null, 7, 6, 5, 4, 3]]));
    expect(reading.rows).toHaveLength(3);
  });

  it.each<[string, Value[], string]>([
    [
      'a signature under a figure column',
      [null, null, null, null, null, null, null, 'Quận 4, ngày 7 tháng 5 năm 2022'],
      'text-row BaoCao!H4',
    ],
    [
      'a signer under a figure column',
      [null, 'Người lập biểu', null, null, null, null, null, 'GIÁM ĐỐC'],
      'text-row BaoCao!B4',
    ],
    [
      'a list of receivers',
      [null, 'Nơi nhận:', null, null, null, null, null, '1. Lưu VT'],
      'text-row BaoCao!B4',
    ],
    ['the date of signing', [null, null, null, null, null, null, null, '07/05/2022'], 'text-row BaoCao!H4'],
    ['zeros', [null, null, 0, 0, 0, 0, 0, 0], 'blank-row BaoCao!C4'],
  ])('is passed over where it holds %s', (_, row, finding) => {
    const reading = read(sheetOf([HEADINGS, ROW_13, ROW_09, row]));
    expect([figuresRead(reading), said(reading.findings)]).toEqual([FIGURES, [finding]]);
  });

  it.each<[string, Value[]]>([
    ['1 2 3', [1, 2, 3, 4, 5, 6, 7, 8]],
    ['(1) (2) (3)', ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)']],
    ['A B 1 2', ['A', 'B', 1, 2, 3, 4, 5, 6]],
    ['formulas', ['(1)', '(2)', '(3)', '(4)', '(5)=(3)-(4)', '(6)', '(7)', '(8)']],
    ['numbers from 9 on: not Phường 09', ['8', '9', '10', '11', '12', '13', '14', '15']],
  ])(
    'that numbers the columns, by %s, is passed over, under the headings and again on each page',
    (_, numbers) => {
      const reading = read(sheetOf([HEADINGS, numbers, ROW_13, HEADINGS, numbers, ROW_09]));
      expect(figuresRead(reading)).toEqual(FIGURES);
      expect(said(reading.findings).map((text) => text.split(' ')[0])).toEqual([
        ...['column-number-row', 'heading-repeated', 'column-number-row'],
      ]);
    },
  );
});

describe('the names of the wards', () => {
  it.each(['Địa phương', 'Tên phường, xã, thị trấn', 'Phường/Xã/Thị trấn'])('stand under "%s"', (heading) => {
    const headings = [null, heading, ...HEADINGS.slice(2)];
    const table = [headings, [null, ...ROW_13.slice(1)], [null, ...ROW_09.slice(1)]];
    expect(figuresRead(read(sheetOf(table)))).toEqual(FIGURES);
  });

  it('may have the district’s own after them, and no other', () => {
    const named = (name: string) =>
      read(sheetOf([HEADINGS, [null, name, ...ROW_13.slice(2)]])).rows?.[0]?.wardCode;
    for (const own of ['Phường 13, Quận 4', 'Phường 13 (Q.4)', 'Phường 13 Quận 4', 'P.13 Q.4', 'P13-Q4'])
      expect(named(own)).toBe('27259');
    for (const other of ['Phường 13, Quận 1', 'Phường 13 Quận 1', 'P.13 Q.1', 'P13-Q1'])
      expect(named(other)).toBeNull();
  });
});
