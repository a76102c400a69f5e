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

const FIGURE_NAMES = HEADINGS.slice(3, 8);
const codesOf = (texts: readonly string[]) => texts.filter((text) => !text.startsWith('column-understood'));

/** The text alone in its line, right above the name of a column. */
const above = (text: string, column: number, mergedRanges: string[] = []) =>
  sheetOf(
    [['BÁO CÁO'], [...Array.from({ length: column }, () => null), text] as Value[], HEADINGS, ROW_13, ROW_09],
    { mergedRanges },
  );

describe('a line right above the headings', () => {
  it.each([
    ...['Tuần 18', 'Tuần 18 (02/05–08/05/2022)', 'Tháng 5/2022', 'Quý II/2022', 'Đợt 2', 'Báo cáo tuần 18'],
    ...['Ngày in: 05/05/2022', 'In lúc 16:05 ngày 05/05/2022', 'Ngày lập 05/05/2022', 'Ngày gửi: 5/5/2022'],
    ...['Mẫu số 2', 'Mẫu 5/7', 'Trang 1/2', 'Phiên bản 2.5', 'Biểu 02/BC', 'Số: 12/BC-TTYT', 'ĐT: 08.38'],
    ...['Đơn vị tính: hồ sơ', 'Ghi chú: số lũy kế', 'Ghi chú', 'Đơn vị', '13/13 phường', '5/7 phường', 'A'],
    ...['Công văn 2262 ngày 04/5/2022', 'Hạn nộp: 06/05/2022', 'Kính gửi: Sở Y tế', 'Mật', 'v1.2 mới'],
  ])('that says "%s" refuses no right file, wherever it stands', (text) => {
    for (const column of [1, 2, 4, 5, 7, 8, 9, 10]) {
      const reading = read(above(text, column));
      expect([figuresRead(reading), said(reading.findings)]).toEqual([FIGURES, []]);
    }
  });

  it('asks for a look where it counts a week or a round above the first figure, as the name of a group would', () => {
    for (const text of ['Tuần 18', 'Đợt 2', 'Tháng 5']) {
      const reading = read(above(text, 3));
      expect(figuresRead(reading)).toEqual(FIGURES);
      expect(reading.findings).toEqual([
        expect.objectContaining({
          code: 'period-above',
          severity: 'warning',
          cell: 'BaoCao!D2',
          value: text,
        }),
      ]);
    }
  });

  it.each([
    'Hôm qua',
    'Phát sinh',
    'Trong ngày',
    'Tăng thêm',
    'Thực hiện 06/05',
    'Trong tuần',
    'Số liệu 06/05',
  ])('that says "%s" still makes the columns below it unclear', (text) => {
    const reading = read(above(text, 3));
    expect(reading.findings.map(({ severity }) => severity)).toContain('error');
  });

  it('that names two weeks is of the columns below each', () => {
    const line = [null, null, null, 'Tuần 17', null, null, null, 'Tuần 18'];
    const reading = read(sheetOf([line, HEADINGS, ROW_13, ROW_09]));
    expect(said(reading.findings).every((text) => text.startsWith('heading-unclear'))).toBe(true);
  });

  it('refuses as a merged name of the group what it refuses as one beside the names', () => {
    for (const text of ['Tuần 18', 'Đợt 2', 'Hôm qua']) {
      expect(said(read(above(text, 3, ['D2:H2'])).findings)).toEqual(
        ['D', 'E', 'F', 'G', 'H'].map((letter) => `heading-unclear BaoCao!${letter}3`),
      );
    }
  });

  it('passes over a stamp of printing that is merged over columns', () => {
    const reading = read(above('Ngày in: 05/05/2022', 5, ['F2:H2']));
    expect([figuresRead(reading), said(reading.findings)]).toEqual([FIGURES, []]);
  });
});

describe('headings that are numbered', () => {
  it.each<[string, (name: string, number: number) => string]>([
    ['8. Đã ký số', (name, number) => `${number}. ${name}`],
    ['8.Đã ký số', (name, number) => `${number}.${name}`],
    ['8) Đã ký số', (name, number) => `${number}) ${name}`],
    ['(8) Đã ký số', (name, number) => `(${number}) ${name}`],
    ['(8): Đã ký số', (name, number) => `(${number}): ${name}`],
    ['[8] Đã ký số', (name, number) => `[${number}] ${name}`],
    ['8 - Đã ký số', (name, number) => `${number} - ${name}`],
    ['8: Đã ký số', (name, number) => `${number}: ${name}`],
    ['Cột 8: Đã ký số', (name, number) => `Cột ${number}: ${name}`],
    ['Cột 8 Đã ký số', (name, number) => `Cột ${number} ${name}`],
    ['Cột (8) Đã ký số', (name, number) => `Cột (${number}) ${name}`],
    ['Đã ký số (cột 8)', (name, number) => `${name} (cột ${number})`],
    [
      'VIII. Đã ký số',
      (name, number) =>
        `${['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'][number - 1]}. ${name}`,
    ],
    ['h) Đã ký số', (name, number) => `${'abcdefghij'[number - 1]}) ${name}`],
  ])('are read as the columns they name: %s', (_, numbered) => {
    const reading = read(sheetOf([HEADINGS.map((name, index) => numbered(name, index + 1)), ROW_13, ROW_09]));
    expect([figuresRead(reading), codesOf(said(reading.findings))]).toEqual([FIGURES, []]);
  });

  it('keep the day they say: a number before the name is no reason to pass over "hôm qua" and dates', () => {
    for (const heading of ['8. Đã ký số hôm qua', '8) Đã ký số 06/05', '6.5 Đã ký số', '6/5 Đã ký số']) {
      const reading = read(sheetOf([[...HEADINGS.slice(0, 7), heading], ROW_13, ROW_09]));
      expect(reading.missingColumns).toEqual(['signed']);
    }
    const parts = [...HEADINGS.slice(0, 3), '1. Phát sinh'];
    const reading = read(sheetOf([parts, [null, null, null, ...FIGURE_NAMES], ROW_13, ROW_09]));
    expect(reading.missingColumns).toHaveLength(5);
  });
});

describe('a second column named like one that is read', () => {
  const twin = (name: string) =>
    read(
      sheetOf([
        [...HEADINGS.slice(0, 8), name],
        [...ROW_13.slice(0, 8), 7],
        [...ROW_09.slice(0, 8), 8],
      ]),
    );

  it.each(
    [
      'Đã ký số2',
      'Đã ký số.1',
      'Đã ký số 2',
      'Đã ký số (sửa)',
      'Đã ký số sau rà soát',
      'Đã ký số lần 2',
    ].concat([
      'Đã ký số chính thức',
      'Đã ký số thực tế',
      'Đã ký số đã điều chỉnh',
      'Đã ký số 16h',
      'Đã ký số cuối ngày',
    ]),
  )('may be the one that is meant, so that neither is read: "%s"', (name) => {
    const reading = twin(name);
    expect(said(reading.findings)).toEqual(['heading-unclear BaoCao!H1']);
    expect([reading.missingColumns, reading.findings[0]?.cells]).toEqual([
      ['signed'],
      ['BaoCao!H1', 'BaoCao!I1'],
    ]);
  });

  it.each([
    ...['Đã ký số hôm nay', 'Đã ký số (hôm nay)', 'Đã ký số – hôm nay', 'Hôm nay: đã ký số', 'Signed today'],
    ...['Đã ký số ngày báo cáo', 'Đã ký số kỳ báo cáo', 'Đã ký số số mới', 'Đã ký số đã cập nhật'],
    ...['Đã ký số đúng', 'Đã ký số chiều', 'Đã ký số buổi chiều', 'Đã ký số lần cuối', 'Đã ký số lúc 16 giờ'],
    ...['Ký số mới', 'Đã ký số nay', 'Đã ký số hết ngày', 'Signed now'],
  ])('is an error that names both cells, left of it and right of it: "%s"', (name) => {
    const left = [...HEADINGS.slice(0, 7), name, 'Đã ký số'];
    const rows = [ROW_13, ROW_09].map((row) => [...row.slice(0, 7), 7, row[7] ?? null]);
    for (const [reading, first] of [
      [twin(name), 'H1'],
      [read(sheetOf([left, ...rows])), 'I1'],
    ] as const) {
      expect(said(reading.findings)).toEqual([`heading-unclear BaoCao!${first}`]);
      expect([reading.missingColumns, reading.findings[0]?.cells?.toSorted()]).toEqual([
        ['signed'],
        ['BaoCao!H1', 'BaoCao!I1'],
      ]);
    }
  });

  it.each(
    ['lũy kế', 'cộng dồn', 'đến nay', 'đến hôm nay', 'đến 07/05', 'lũy kế từ 13/4/2022'].map(
      (words) => `Đã ký số ${words}`,
    ),
  )('is never passed over where it says that it is the sum: "%s"', (name) => {
    const reading = twin(name);
    expect(said(reading.findings)).toContain('column-twice BaoCao!I1');
  });

  it('is what the day added where the one that is read says that it is all there is', () => {
    const rows = [ROW_13, ROW_09].map((row) => [...row.slice(0, 8), 7]);
    for (const all of ['Đã ký số lũy kế', 'Tổng số đã ký số', 'Đã ký số đến 07/05', 'Đã ký số đến nay']) {
      const reading = read(sheetOf([[...HEADINGS.slice(0, 7), all, 'Đã ký số hôm nay'], ...rows]));
      expect(figuresRead(reading)).toEqual(FIGURES);
    }
  });

  it('asks for a look where its name says more, and only where it holds figures', () => {
    for (const name of ['Đã ký số TTYT', 'Đã gửi công an xã']) {
      const reading = twin(name);
      expect(figuresRead(reading)).toEqual(FIGURES);
      expect(reading.findings).toEqual([
        expect.objectContaining({
          code: 'column-alike',
          severity: 'warning',
          cell: 'BaoCao!I1',
          value: name,
        }),
      ]);
    }
    const empty = read(
      sheetOf([[...HEADINGS.slice(0, 8), 'Đã ký số TTYT'], ROW_13.slice(0, 8), ROW_09.slice(0, 8)]),
    );
    expect(said(empty.findings)).toEqual(['extra-column BaoCao!I1']);
  });
});

describe('a heading that names a figure and a part of the time', () => {
  it.each(['Đã ký số lũy kế tháng 5', 'Lũy kế đã ký số từ đầu tháng', 'Đã ký số tháng 5', 'Đã ký số đợt 2'])(
    'leaves its own column missing, and makes none beside it unclear: "%s"',
    (heading) => {
      const reading = read(sheetOf([[...HEADINGS.slice(0, 7), heading], ROW_13, ROW_09]));
      expect(said(reading.findings)).toEqual(['extra-column BaoCao!H1', 'column-missing']);
    },
  );

  it.each([
    ...['Đã ký số lũy kế đến nay', 'Đã ký số đến hôm nay', 'Đã ký số cộng dồn', 'Lũy kế đã ký số đến nay'],
    ...['Đã ký số lũy kế từ ngày 13/4/2022', 'Đã ký số lũy kế kể từ 13/4', 'Đã ký số (lũy kế từ 13/4/2022)'],
    ...['Đã ký số lũy kế từ 13/4/2022 đến 07/5/2022', 'Đã ký số lũy kế từ ngày 13/4 đến ngày 7/5'],
    ...['Đã ký số lũy kế 13/4/2022 – 07/5/2022', 'Đã ký số số liệu lũy kế đến nay'],
  ])('is the column where it adds up to the day: "%s"', (heading) => {
    const reading = read(sheetOf([[...HEADINGS.slice(0, 7), heading], ROW_13, ROW_09]));
    expect(figuresRead(reading)).toEqual(FIGURES);
  });

  it.each(['Lũy kế từ ngày 13/4/2022 đến ngày 07/5/2022', 'Lũy kế từ 13/4/2022', 'Lũy kế 13/4 – 7/5'])(
    'is read below a group that adds up to the day: "%s"',
    (words) => {
      for (const mergedRanges of [['D1:H1'], []]) {
        const rows = [[...HEADINGS.slice(0, 3), words], [null, null, null, ...FIGURE_NAMES], ROW_13, ROW_09];
        const reading = read(sheetOf(rows, { mergedRanges }));
        expect([figuresRead(reading), said(reading.findings)]).toEqual([FIGURES, []]);
      }
    },
  );

  it.each([
    ...[
      'Đã ký số lũy kế từ 01/5/2022 đến 07/5/2022',
      'Đã ký số lũy kế từ ngày 02/5',
      'Đã ký số từ 13/4/2022',
    ],
    ...['Đã ký số lũy kế từ 13/4/2022 đến 06/5/2022', 'Đã ký số từ 13/4 đến 7/5'],
  ])('is not where it may add up a month, a week, or up to another day: "%s"', (heading) => {
    const reading = read(sheetOf([[...HEADINGS.slice(0, 7), heading], ROW_13, ROW_09]));
    expect(reading.missingColumns).toEqual(['signed']);
  });

  it('is the column where it begins with the campaign', () => {
    const reading = read(sheetOf([[...HEADINGS.slice(0, 7), 'Đã ký số từ đầu chiến dịch'], ROW_13, ROW_09]));
    expect(figuresRead(reading)).toEqual(FIGURES);
  });
});

describe('a sheet no column of figures of which is known', () => {
  const lacking = (headings: Value[]) =>
    read(sheetOf([headings, ROW_13, ROW_09])).findings[0]?.details['columns'];

  it('is told what is not there, and of nothing that is', () => {
    const strange = HEADINGS.slice(3, 8).map((_, index) => `Cột ${index}`);
    expect(lacking([...HEADINGS.slice(0, 3), ...strange])).toBe(
      'submitted verified unresolved exempt signed',
    );
    expect(lacking([null, ...HEADINGS.slice(1, 3), ...strange])).toBe(
      'submitted verified unresolved exempt signed',
    );
    expect(lacking(['A', 'B', 'C', ...FIGURE_NAMES])).toBe('code');
    expect(lacking(['A', 'B', 'C', ...strange])).toBe('code submitted verified unresolved exempt signed');
  });
});
