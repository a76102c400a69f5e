import type { Worksheet } from 'exceljs';
import { daysBetween, type ReportingDate, reportingDate } from '../../domain/reporting-date.js';
import type { HistoryRow, WorkbookOfDay } from '../workbook-of-day.js';
import { STATE_WORDS } from './area-columns.js';
import { HEAD_ROWS, lettersOf, write } from './page.js';
import { bodyStyle, CARRIED_FONT, type CellFormat, noteStyle } from './style.js';
import { addHeadings, type Column, HEADING_ROWS } from './table.js';

export const HISTORY_FROZEN_ROW = HEAD_ROWS + 1 + HEADING_ROWS;
const FIRST_ROW = HISTORY_FROZEN_ROW + 1;

/** A cell of a streamed line: text and numbers only, a day as the number a workbook counts days by. */
type Piece = string | number | null;

type HistoryColumn = Pick<Column<HistoryRow>, 'key' | 'heading' | 'group' | 'width'> & {
  format: CellFormat;
  piece(row: HistoryRow): Piece;
};

export const HISTORY_COLUMNS: readonly HistoryColumn[] = [
  { ...head('date', 'Ngày số liệu', 11), format: 'date', piece: ({ date }) => dayNumber(date) },
  { ...head('district', 'Quận, huyện', 17), format: 'text', piece: (row) => row.districtName },
  { ...head('code', 'Mã', 7), format: 'text', piece: (row) => row.wardCode },
  { ...head('ward', 'Phường, xã', 19), format: 'text', piece: (row) => row.wardName },
  { ...head('state', 'Báo cáo', 12), format: 'letter', piece: ({ state }) => STATE_WORDS[state] },
  {
    ...head('figuresDate', 'Lấy số liệu ngày', 11),
    format: 'date',
    piece: ({ figuresDate }) => figuresDate && dayNumber(figuresDate),
  },
  count('required', 'Cần xác thực', (row) => row.required),
  count('submitted', 'Đã gửi công an', (row) => row.submitted, 'Lũy kế'),
  count('verified', 'Công an đã xác thực', (row) => row.verified, 'Lũy kế'),
  count('unresolved', 'Trả về chưa khớp', (row) => row.unresolved, 'Lũy kế'),
  count('exempt', 'Không qua công an', (row) => row.exempt, 'Lũy kế'),
  count('signed', 'Đã ký số', (row) => row.signed, 'Lũy kế'),
  change('submittedIncrement', 'Gửi công an', (row) => row.submittedIncrement),
  change('verifiedIncrement', 'Xác thực', (row) => row.verifiedIncrement),
  change('signedIncrement', 'Ký số', (row) => row.signedIncrement),
];

/**
 * Headings, and two lines that only show how a reported and a carried-forward line look: `pourRows` puts
 * the real ones in their place.
 */
export function fillHistory(sheet: Worksheet, { history }: WorkbookOfDay): void {
  write(sheet, HEAD_ROWS + 1, 1, NOTE).style = noteStyle;
  addHeadings(
    sheet,
    HEAD_ROWS + 2,
    HISTORY_COLUMNS.map((column) => ({ ...column, value: () => null })),
  );
  HISTORY_COLUMNS.forEach(({ format }, index) => {
    sheet.getCell(FIRST_ROW, index + 1).style = bodyStyle(format);
    sheet.getCell(FIRST_ROW + 1, index + 1).style = bodyStyle(format, CARRIED_FONT);
  });
  sheet.autoFilter = {
    from: { row: HISTORY_FROZEN_ROW, column: 1 },
    to: { row: HISTORY_FROZEN_ROW + Math.max(1, history.rows), column: HISTORY_COLUMNS.length },
  };
}

const NOTE =
  'Để tra cứu và lọc trên máy: khi in cả tệp chỉ in phần đầu này; cần in thì bôi đen các dòng rồi chọn in vùng đã chọn. Chữ nghiêng: ngày đơn vị chưa báo cáo, lũy kế lấy theo lần báo cáo gần nhất; trong ngày để trống, không phải là không làm.';

/**
 * The lines as the sheet's XML, piece by piece; `styles` are the numbers of the two sample lines' styles.
 * Text is written into the cell itself: a table of shared texts would have to be kept to the end.
 */
export async function* historyXml(
  history: WorkbookOfDay['history'],
  styles: readonly [reported: readonly number[], carried: readonly number[]],
): AsyncIterable<string> {
  const write = [lineWriter(styles[0]), lineWriter(styles[1])] as const;
  let at = FIRST_ROW;
  for await (const rows of history.read()) {
    for (let start = 0; start < rows.length; start += CHUNK) {
      let xml = '';
      for (const row of rows.slice(start, start + CHUNK)) {
        xml += write[row.figuresDate === row.date ? 0 : 1](row, at);
        at += 1;
      }
      yield xml;
    }
  }
}

/** Lines handed to the compressor at once: about 150 kB. */
const CHUNK = 250;

function lineWriter(styles: readonly number[]): (row: HistoryRow, at: number) => string {
  const cells = HISTORY_COLUMNS.map(({ piece }, index) => ({
    piece,
    before: `<c r="${lettersOf(index + 1)}`,
    after: `" s="${styles[index] ?? 0}"`,
  }));
  return (row, at) => {
    let xml = `<row r="${at}">`;
    for (const { piece, before, after } of cells) {
      const value = piece(row);
      if (value === null) xml += `${before}${at}${after}/>`;
      else if (typeof value === 'number') xml += `${before}${at}${after}><v>${value}</v></c>`;
      else xml += `${before}${at}${after} t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
    }
    return `${xml}</row>`;
  };
}

const known = new Map<string, string>();

/** Names come again and again; a few hundred are remembered. */
function escaped(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  const xml = text
    .replace(/[^\P{Cc}\t\n\r]|[\p{Cs}\p{Noncharacter_Code_Point}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
  if (known.size > 2_000) known.clear();
  known.set(text, xml);
  return xml;
}

/** Days since 30/12/1899, as workbooks count them. */
function dayNumber(date: ReportingDate): number {
  return daysBetween(DAY_ZERO, date);
}

const DAY_ZERO = reportingDate('1899-12-30');

function head(key: string, heading: string, width: number) {
  return { key, heading, width };
}

function count(
  key: string,
  heading: string,
  piece: (row: HistoryRow) => number | null,
  group?: string,
): HistoryColumn {
  const column: HistoryColumn = { ...head(key, heading, 11), format: 'count', piece };
  return group === undefined ? column : { ...column, group };
}

function change(key: string, heading: string, piece: (row: HistoryRow) => number | null): HistoryColumn {
  return { ...count(key, heading, piece, 'Trong ngày'), format: 'change' };
}
