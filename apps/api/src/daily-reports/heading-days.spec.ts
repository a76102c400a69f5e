import { describeFinding } from '../contract/findings.js';
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

const [code, ward] = HEADINGS;
const FIGURE_NAMES = HEADINGS.slice(3, 8);
const codesOf = (texts: readonly string[]) => texts.filter((text) => !text.startsWith('column-understood'));

describe('a heading over the day’s increment and the sum', () => {
  const wide = [code ?? '', ward ?? '', ...FIGURE_NAMES.flatMap((name) => [name, null])];
  const merges = ['C1:D1', 'E1:F1', 'G1:H1', 'I1:J1', 'K1:L1'];
  const pairs = (first: string, second: string) => [
    null,
    null,
    ...FIGURE_NAMES.flatMap(() => [first, second]),
  ];
  const withAdded = (row: Value[], isFirst: boolean) =>
    [
      ...row.slice(0, 2),
      ...row.slice(3).flatMap((count) => (isFirst ? [0, count ?? null] : [count ?? null, 0])),
    ] as Value[];
  const tableOf = (first: string, second: string, isAddedFirst: boolean) => [
    wide,
    pairs(first, second),
    withAdded(ROW_13, isAddedFirst),
    withAdded(ROW_09, isAddedFirst),
  ];

  it.each([
    ['Hôm nay', 'Tổng', true],
    ['Trong ngày', 'Lũy kế', true],
    ['Phát sinh', 'Tổng số', true],
    ['Tăng', 'Tổng cộng', true],
    ['Ngày 07/05', 'Lũy kế đến nay', true],
    ['Lũy kế', 'Hôm nay', false],
    ['Tổng', 'Trong ngày', false],
  ])('is read from the sum where it is merged: %s | %s', (first, second, isAddedFirst) => {
    const reading = read(sheetOf(tableOf(first, second, isAddedFirst), { mergedRanges: merges }));
    expect([figuresRead(reading), codesOf(said(reading.findings))]).toEqual([FIGURES, []]);
  });

  it.each([
    ['Hôm qua', 'Hôm nay'],
    ['Hôm qua', 'Tổng'],
    ['Nam', 'Tổng'],
    ['Hôm nay', 'Lũy kế tháng 5'],
    ['Hôm nay', 'Lũy kế đến 06/05'],
    ['Tổng', 'Lũy kế'],
    ['Hôm nay', 'Chung'],
  ])('is not read where it is merged and unclear: %s | %s; both cells are named', (first, second) => {
    const reading = read(sheetOf(tableOf(first, second, true), { mergedRanges: merges }));
    const unclear = reading.findings.filter((found) => found.code === 'heading-unclear');
    expect([reading.missingColumns.length, unclear.length]).toEqual([5, 5]);
    if (second === 'Hôm nay') expect(unclear[0]?.cells).toEqual(['BaoCao!C1', 'BaoCao!C2', 'BaoCao!D2']);
  });

  it('is not read where a row holds less in the sum than in what the day added', () => {
    const reading = read(sheetOf(tableOf('Hôm nay', 'Tổng', false), { mergedRanges: merges }));
    expect(reading.missingColumns).toHaveLength(5);
  });

  it.each([
    ['Hôm nay', 'Tổng'],
    ['Trong ngày', 'Tổng số'],
    ['Phát sinh', 'Tổng cộng'],
    ['Ngày 07/05', 'Tổng'],
    ['Hôm nay', 'Lũy kế'],
  ])('is never read from the left where it is not merged: %s | %s; both cells are named', (first, second) => {
    const reading = read(sheetOf(tableOf(first, second, true)));
    expect(reading.missingColumns).toHaveLength(5);
    const [found] = reading.findings.filter(({ code: is }) => is === 'heading-unclear');
    expect(found?.cells).toEqual(['BaoCao!C1', 'BaoCao!C2', 'BaoCao!D2']);
    expect(found && describeFinding(found, 'vi').reason).toContain(`“${first}” (C2), “${second}” (D2)`);
  });

  it('is read where the sum stands under the name and the increment beside it, unmerged', () => {
    const reading = read(sheetOf(tableOf('Tổng', 'Hôm nay', false)));
    expect(figuresRead(reading)).toEqual(FIGURES);
  });

  it('is read where each name says it: the sum, not the increment beside it', () => {
    const named = FIGURE_NAMES.flatMap((name) => [`${name} trong ngày`, `Tổng số ${name.toLowerCase()}`]);
    const table = [
      [code ?? '', ward ?? '', ...named],
      ...[ROW_13, ROW_09].map((row) => withAdded(row, true)),
    ];
    expect(figuresRead(read(sheetOf(table)))).toEqual(FIGURES);
  });
});

describe('a heading over a count and a share', () => {
  const wide = [code ?? '', ward ?? '', ...FIGURE_NAMES.flatMap((name) => [name, null])];
  const merges = ['C1:D1', 'E1:F1', 'G1:H1', 'I1:J1', 'K1:L1'];
  const tableOf = (first: string, second: string) => [
    wide,
    [null, null, ...FIGURE_NAMES.flatMap(() => [first, second])],
    ...[ROW_13, ROW_09].map((row) => [
      ...row.slice(0, 2),
      ...row.slice(3).flatMap((count) => [count ?? null, 0.5]),
    ]),
  ];

  it.each([
    ['Số lượng', 'Tỷ lệ %'],
    ['SL', '%'],
    ['Số HS', 'Tỷ lệ'],
    ['Lũy kế', 'Tỷ lệ đạt (%)'],
  ])('is read from the count, merged or not: %s | %s', (first, second) => {
    for (const mergedRanges of [merges, []]) {
      const reading = read(sheetOf(tableOf(first, second), { mergedRanges }));
      expect([figuresRead(reading), codesOf(said(reading.findings))]).toEqual([FIGURES, []]);
    }
  });

  it('is not read where it is merged over two counts', () => {
    for (const [first, second] of [
      ['Nam', 'Nữ'],
      ['Số lượng', 'Số HS'],
      ['Lũy kế tháng 5', '%'],
    ] as const) {
      const reading = read(sheetOf(tableOf(first, second), { mergedRanges: merges }));
      expect(reading.missingColumns).toHaveLength(5);
    }
  });
});

describe('a group whose figures are none of what was done up to the day', () => {
  const top = (words: string) => [code ?? '', ward ?? '', HEADINGS[2] ?? '', words];

  it.each(
    [
      'Kế hoạch',
      'Chỉ tiêu giao',
      'Dự kiến',
      'Số còn lại',
      'Tồn',
      'Chưa thực hiện',
      '24h qua',
      'Năm 2021',
    ].concat(['Lũy kế tháng 5', 'Lũy kế tuần', 'Kết quả tuần', 'Kết quả trong tháng 5']),
  )('is not read, merged or not: "%s"', (words) => {
    for (const mergedRanges of [['D1:H1'], []]) {
      const rows = [top(words), [null, null, null, ...FIGURE_NAMES], ROW_13, ROW_09];
      expect(read(sheetOf(rows, { mergedRanges })).missingColumns).toHaveLength(5);
    }
  });

  it.each(['Kết quả thực hiện', 'Lũy kế từ đầu chiến dịch', 'Lũy kế đến nay', 'Tổng số', 'Số liệu hồ sơ'])(
    'is another matter than "%s", which is read',
    (words) => {
      for (const mergedRanges of [['D1:H1'], []]) {
        const rows = [top(words), [null, null, null, ...FIGURE_NAMES], ROW_13, ROW_09];
        expect(figuresRead(read(sheetOf(rows, { mergedRanges })))).toEqual(FIGURES);
      }
    },
  );
});
