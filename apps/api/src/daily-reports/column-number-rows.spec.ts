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

/** Rows that number the columns, strictly and loosely; the second column of some is the number of a ward. */
const NUMBERINGS: [string, Value[]][] = [
  ['1 2 3', [1, 2, 3, 4, 5, 6, 7, 8]],
  ['(1) (2) (3)', ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)']],
  ['(1) (2) (3), as Excel stores them', [-1, -2, -3, -4, -5, -6, -7, -8]],
  ['1/ 2/ 3/', ['1/', '2/', '3/', '4/', '5/', '6/', '7/', '8/']],
  ['-1- -2- -3-', ['-1-', '-2-', '-3-', '-4-', '-5-', '-6-', '-7-', '-8-']],
  ['- 1 - - 2 -', ['- 1 -', '- 2 -', '- 3 -', '- 4 -', '- 5 -', '- 6 -', '- 7 -', '- 8 -']],
  ['a share', [1, 2, 3, 4, 5, 6, 7, '8%']],
  ['A B 1 2', ['A', 'B', 1, 2, 3, 4, 5, 6]],
  ['A B (1) (2)', ['A', 'B', -1, -2, -3, -4, -5, -6]],
  ['a slip', [1, 9, 3, 4, 5, 6, 7, 7]],
  ['some left out', [1, 9, 10, 11, 12, 13, 15, 16]],
  ['some left out, no ward of that number', [1, 2, 3, 5, 6, 7, 8, 9]],
  ['letters behind', [1, 9, 3, 4, 5, '6a', '6b', 7]],
  ['formulas', ['(1)', '(2)', '(3)', '(4)', '(5)=(3)-(4)', '(6)', '(7)', '(9)']],
];
const [code, ward, required, ...figures] = HEADINGS;
const TOP = [code ?? '', ward ?? '', required ?? '', 'Số lũy kế'];
const SECOND = [null, null, null, ...figures];
const UNITS = [null, null, '(hồ sơ)', '(hồ sơ)', '(hồ sơ)'];

describe.each(NUMBERINGS)('a row that numbers the columns, by %s', (_, numbers) => {
  it.each<[string, Value[][]]>([
    ['the headings', [HEADINGS, numbers, ROW_13, ROW_09]],
    ['the second row of two of headings', [TOP, SECOND, numbers, ROW_13, ROW_09]],
    ['a row of units', [HEADINGS, UNITS, numbers, ROW_13, ROW_09]],
    ['an empty row', [HEADINGS, [], numbers, ROW_13, ROW_09]],
    ['a total that stands first', [HEADINGS, TOTAL, numbers, ROW_13, ROW_09]],
    ['headings repeated on a second page', [HEADINGS, numbers, ROW_13, HEADINGS, numbers, ROW_09]],
    [
      'two rows of headings repeated on a second page',
      [TOP, SECOND, numbers, ROW_13, TOP, SECOND, numbers, ROW_09],
    ],
  ])('is no ward’s under %s', (__, rows) => {
    const reading = read(sheetOf(rows));
    expect(figuresRead(reading)).toEqual(FIGURES);
    const numbered = said(reading.findings).filter((text) => text.startsWith('column-number-row'));
    expect(numbered).toHaveLength(rows.filter((row) => row === numbers).length);
    expect(reading.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

it('reads a ward’s small figures as a ward’s, wherever no heading stands right above', () => {
  const small = [2, 9, 3, 4, 4, 0, 0, 3];
  for (const rows of [
    [HEADINGS, ROW_13, small],
    [HEADINGS, small, ROW_13],
    [HEADINGS, ROW_13, HEADINGS, small],
  ]) {
    expect(figuresRead(read(sheetOf(rows)))).toContainEqual(['27262', 4, 4, 0, 0, 3]);
  }
});

it.each<Value[]>([
  [null, null, null, null, 'Ngày', 7, 'tháng', 5, 'năm', 2022],
  [null, null, null, 'Quận Bốn, ngày', 7, 'tháng', 5],
  [null, null, null, null, null, null, 'Trang', 1],
])('passes over a date or a page whose numbers stand in cells of their own: %#', (...row) => {
  const reading = read(sheetOf([HEADINGS, ROW_13, ROW_09, row]));
  expect(figuresRead(reading)).toEqual(FIGURES);
  expect(said(reading.findings)[0]).toMatch(/^text-row/);
});
