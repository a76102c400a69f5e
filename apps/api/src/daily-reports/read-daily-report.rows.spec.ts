import {
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
      [null, label, null, 0.9, 700],
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

describe('a ward’s code and name in one cell', () => {
  it.each(['27259 - Phường 13', '27259 Phường 13', 'Phường 13 (27259)', '27259. P.13, Quận 4'])(
    'are read where both mean the same ward: "%s"',
    (text) => {
      for (const row of [
        [text, null, ...ROW_13.slice(2)],
        [null, text, ...ROW_13.slice(2)],
      ])
        expect(read(sheetOf([HEADINGS, row, ROW_09])).rows?.[0]?.wardCode).toBe('27259');
    },
  );

  it.each(['27262 - Phường 13', '27259 - Phường 14', '99999 - Phường 13'])(
    'are nobody’s where they mean two: "%s"',
    (text) => {
      expect(read(sheetOf([HEADINGS, [null, text, ...ROW_13.slice(2)]])).rows?.[0]?.wardCode).toBeNull();
    },
  );
});
