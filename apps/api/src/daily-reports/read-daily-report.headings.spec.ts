import {
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
