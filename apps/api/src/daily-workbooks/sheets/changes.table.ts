import type { Worksheet } from 'exceljs';
import type { DocumentChange, DocumentChangesAnswer, ToldTotals } from '../../contract/document-change.js';
import { CHANGE_WORDS, changeContent } from '../../contract/document-change-words.js';
import { formatExactMoment, oneByOne, withWholeDates } from '../../domain/format.js';
import { addressOf, dayValue, type Value, write } from './page.js';
import { type CellFormat, sectionStyle, totalStyle } from './style.js';
import { addTable, type Column } from './table.js';

/** The columns whose totals are told, in this order from column 7. */
const COUNTED = ['required', 'submitted', 'verified', 'signed'] as const;
const HEADINGS = ['Cần xác thực', 'Đã gửi công an', 'Công an xác thực', 'Đã ký số'];
const FIRST_COUNT = 7;

/** In the columns of the corrections below it, so that both stand under each other. */
const COLUMNS: readonly Column<DocumentChange>[] = [
  { ...{ key: 'order', heading: 'TT', width: 0, format: 'order' }, value: (_row, _cell, index) => index + 1 },
  text('kind', 'Thay đổi', ({ kind }) => CHANGE_WORDS.vi[kind]),
  {
    ...{ key: 'date', heading: 'Ngày số liệu', width: 0, format: 'date' },
    value: ({ date }) => (date === null ? null : dayValue(date)),
  },
  text('district', 'Quận, huyện', ({ districtName }) => districtName),
  text('ward', 'Phường, xã', ({ wardName }) => wardName),
  text('content', 'Trước → sau', (change) => (change.date === null ? changeContent(change, 'vi') : null)),
  ...COUNTED.map((column, index): Column<DocumentChange> => ({
    ...{ key: column, group: 'Làm đổi tổng số', heading: HEADINGS[index] ?? '', width: 0, format: 'change' },
    value: ({ moved }) => moved[column],
  })),
  text('at', 'Ghi nhận lúc, người ghi nhận', ({ at, by }) =>
    [formatExactMoment(new Date(at)), by].filter(Boolean).join(', '),
  ),
  text('why', 'Lý do, văn bản, biên nhận', ({ reason, document }) =>
    withWholeDates(oneByOne(reason, document)),
  ),
];

/**
 * What was recorded since the issue before: its totals, what each recording moved in them, and the totals now as
 * their sum. Of a first issue what was recorded since the day began but for the first reports of the day. Gives the
 * row below it.
 */
export function addChanges(sheet: Worksheet, row: number, told: DocumentChangesAnswer): number {
  const isFirst = told.since.version === null;
  const changes = isFirst
    ? told.changes.filter(({ kind, date }) => kind !== 'first-report' || date !== told.figuresDate)
    : told.changes;
  write(sheet, row, 1, titleOf(told, changes.length)).style = sectionStyle;
  if (changes.length === 0 && (isFirst || !told.city)) return row + 2;
  const { firstRow, lastRow } = addTable(sheet, row + 1, { columns: COLUMNS, rows: changes });
  fitRows(sheet, firstRow, lastRow, COLUMNS.length);
  if (isFirst) return lastRow + 3;
  const before = lastRow + 1;
  addTotals(sheet, before, `Tổng số của lần phát hành ${told.since.version ?? ''}`, told.since.totals, null);
  addTotals(sheet, before + 1, 'Tổng số lần này', told.now.totals, (column) => {
    const moved = `${addressOf(column, firstRow)}:${addressOf(column, lastRow)}`;
    return changes.length === 0 ? addressOf(column, before) : `${addressOf(column, before)}+SUM(${moved})`;
  });
  if (!told.city) return before + 4;
  const { since, now } = told.city;
  addTotals(
    sheet,
    before + 2,
    `Toàn thành phố, lần trước (phiên bản số liệu ${since.dataVersion})`,
    since.totals,
    null,
  );
  addTotals(
    sheet,
    before + 3,
    `Toàn thành phố, lần này (phiên bản số liệu ${now.dataVersion})`,
    now.totals,
    null,
  );
  return before + 6;
}

/** Makes rows as high as their texts need: not every program reckons it by itself. */
export function fitRows(sheet: Worksheet, from: number, to: number, columns: number): void {
  for (let row = from; row <= to; row += 1) {
    const lines = Array.from({ length: columns }, (_, index) => {
      const { value } = sheet.getCell(row, index + 1);
      const width = sheet.getColumn(index + 1).width ?? 10;
      return typeof value === 'string' ? Math.ceil(value.length / (width * 0.95)) : 1;
    });
    sheet.getRow(row).height = 14 * Math.max(1, ...lines);
  }
}

function titleOf({ since, now }: DocumentChangesAnswer, count: number): string {
  const [from, to] = [since, now].map(({ asOf }) => formatExactMoment(new Date(asOf)));
  const what = since.version === null ? 'từ đầu ngày số liệu' : `so với lần phát hành ${since.version}`;
  return count === 0
    ? `Không có thay đổi nào ${what} (${from} – ${to})`
    : `Thay đổi ${what}: ghi nhận sau ${from}, đến ${to}`;
}

function addTotals(
  sheet: Worksheet,
  row: number,
  label: string,
  totals: ToldTotals,
  formulaAt: ((column: number) => string) | null,
): void {
  const put = (column: number, value: Value, format: CellFormat) => {
    write(sheet, row, column, value).style = totalStyle(format);
  };
  for (let column = 1; column < FIRST_COUNT; column += 1) put(column, column === 2 ? label : null, 'text');
  COUNTED.forEach((key, index) => {
    const column = FIRST_COUNT + index;
    const total = totals[key];
    put(column, formulaAt && total !== null ? { formula: formulaAt(column), result: total } : total, 'count');
  });
}

function text(
  key: string,
  heading: string,
  value: (row: DocumentChange) => string | null,
): Column<DocumentChange> {
  return { key, heading, width: 0, format: 'text', value };
}
