import ExcelJS from 'exceljs';
import type { FindingAnswer, UploadPreview } from '../contract/daily-report.js';
import { formatCount, formatDate } from '../domain/format.js';
import { fold } from '../domain/names.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import { linesOf } from '../platform/workbook-reader/list-sheet.js';
import type { Marking } from '../platform/workbook-reader/mark-workbook.js';
import type { Sheet, UploadContent } from '../platform/workbook-reader/upload-content.js';

/** Comes first, and is left out again when the marked file itself is uploaded and marked. */
const LIST_SHEET = 'Lỗi cần sửa';

/** Named as the author of every comment. */
export const COMMENT_AUTHOR = 'Hệ thống kiểm tra báo cáo';

/** A longer list is cut: nobody mends so many one by one, and the workbook could not be read again. */
const FINDINGS_LISTED = 2000;

const SEVERITY_WORDS = { error: 'Lỗi', warning: 'Cảnh báo', note: 'Ghi nhận' };

/** What to mark in the sender's workbook, and its first sheet: the list of what was found. `names`: its sheets. */
export function markingOf(
  findings: readonly FindingAnswer[],
  preview: Pick<UploadPreview, 'districtName' | 'date' | 'fileName'>,
  names: ReadonlyMap<string, string>,
): Marking {
  const count = (severity: FindingAnswer['severity']) =>
    findings.filter((found) => found.severity === severity).length;
  const date = formatDate(preview.date as ReportingDate);
  return {
    author: COMMENT_AUTHOR,
    list: {
      name: LIST_SHEET,
      lines: [
        {
          text: `${formatCount(count('error'))} lỗi, ${formatCount(count('warning'))} cảnh báo`,
          look: 'title',
        },
        { text: `${preview.districtName} · ngày số liệu ${date} · tệp ${preview.fileName}`, look: 'line' },
        {
          text: 'Sửa ngay trong các trang sau của tệp này (ô sai có viền đỏ, ô cần xem lại có viền vàng), lưu rồi tải lên lại.',
          look: 'line',
        },
      ],
      headings: ['STT', 'Mức', 'Ô', 'Phường, xã', 'Giá trị', 'Vì sao', 'Cách sửa'],
      widths: [6, 11, 16, 24, 18, 60, 60],
      rows: [
        ...findings.slice(0, FINDINGS_LISTED).map((found, index) => listed(found, index + 1, names)),
        ...(findings.length > FINDINGS_LISTED ? [theRest(findings.length - FINDINGS_LISTED)] : []),
      ],
    },
    cells: marksOf(findings, names),
  };
}

function listed(
  found: FindingAnswer,
  number: number,
  names: ReadonlyMap<string, string>,
): Marking['list']['rows'][number] {
  const cells = found.cells ?? [];
  const target = targetOf(found.cell, names);
  const at =
    found.cell === null ? '' : cells.length > 1 ? `${found.cell} và ${cells.length - 1} ô khác` : found.cell;
  return [
    { value: number },
    { value: SEVERITY_WORDS[found.severity] },
    target === null ? { value: at } : { value: at, target },
    { value: found.wardName ?? '' },
    { value: found.value ?? '' },
    { value: found.vi.reason },
    { value: found.vi.remedy },
  ];
}

function theRest(count: number): Marking['list']['rows'][number] {
  return [
    '',
    '',
    '',
    '',
    '',
    `Còn ${formatCount(count)} mục khác.`,
    'Sửa các ô đã đánh dấu rồi tải lên lại.',
  ].map((value) => ({ value }));
}

/** A cell is marked once, by the gravest of what is said of it. */
function marksOf(findings: readonly FindingAnswer[], names: ReadonlyMap<string, string>): Marking['cells'] {
  const byCell = new Map<string, Marking['cells'][number]>();
  for (const found of findings) {
    const text = `${found.vi.reason}\n${found.vi.remedy}`;
    for (const at of found.cells ?? (found.cell === null ? [] : [found.cell])) {
      const end = at.lastIndexOf('!');
      const sheet = names.get(at.slice(0, end));
      if (sheet === undefined) continue;
      const before = byCell.get(at);
      const mark = found.severity === 'error' || before?.mark === 'error' ? 'error' : 'warning';
      const texts = before ? `${before.text}\n\n${text}` : text;
      byCell.set(at, { sheet, address: at.slice(end + 1), mark, text: texts });
    }
  }
  return [...byCell.values()];
}

/** A click on the address leads to the cell. */
function targetOf(cell: string | null, names: ReadonlyMap<string, string>): string | null {
  if (cell === null) return null;
  const at = cell.lastIndexOf('!');
  const name = names.get(cell.slice(0, at));
  return name === undefined ? null : `'${name.replaceAll("'", "''")}'!${cell.slice(at + 1)}`;
}

/**
 * A workbook of the cells that were read, for a CSV and where the sender's own cannot be added to. Text stays
 * text, whatever sign it begins with. Merges are not repeated: one over a whole sheet would keep the writer busy
 * for ever.
 */
export async function plainWorkbook(
  content: UploadContent,
): Promise<{ bytes: Buffer; names: ReadonlyMap<string, string> }> {
  const workbook = new ExcelJS.Workbook();
  const sheets = content.sheets.filter((sheet) => fold(sheet.name) !== fold(LIST_SHEET));
  const names = safeNames(sheets);
  for (const sheet of sheets) copySheet(workbook, sheet, names.get(sheet.name) ?? sheet.name);
  return { bytes: Buffer.from(await workbook.xlsx.writeBuffer()), names };
}

/** The sheets of a workbook that is marked as it is. */
export function namesIn(content: UploadContent): ReadonlyMap<string, string> {
  return new Map(content.sheets.map(({ name }) => [name, name]));
}

const PAGE: Partial<ExcelJS.PageSetup> = {
  paperSize: 9,
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
};

const plain = { font: { name: 'Arial', size: 10 } };
const titleText = { ...plain, numFmt: '@' };
const hair = { style: 'thin', color: { argb: 'FFCFD7E0' } } as const;
const table = { ...plain, border: { top: hair, left: hair, bottom: hair, right: hair } };
const tableNumber = { ...table, numFmt: '#,##0.##', alignment: { vertical: 'top' } } as const;
const tableText = { ...table, numFmt: '@', alignment: { wrapText: true, vertical: 'top' } } as const;
const WIDEST = 30;
const LINE_POINTS = 13.5;

function copySheet(workbook: ExcelJS.Workbook, source: Sheet, name: string): void {
  const sheet = workbook.addWorksheet(name, { state: source.hidden ? 'hidden' : 'visible', pageSetup: PAGE });
  const widths = new Map<number, number>();
  // A line of one or two cells is a title: it runs over its neighbours instead of widening its column.
  const isTable = ({ cells }: Sheet['rows'][number]) => cells.length > 2;
  for (const { cells } of source.rows.filter(isTable)) {
    for (const { column, value } of cells) {
      const longest = Math.max(
        ...String(value ?? '')
          .split(/\s/)
          .map((word) => word.length),
        0,
      );
      const wanted = Math.min(WIDEST, Math.max(longest + 2, String(value ?? '').length / 2 + 2));
      widths.set(column, Math.max(widths.get(column) ?? 9, wanted));
    }
  }
  for (const row of source.rows) {
    for (const cell of row.cells) {
      const copy = sheet.getCell(row.number, cell.column);
      copy.value = cell.value;
      copy.style = cell.kind !== 'text' ? tableNumber : isTable(row) ? tableText : titleText;
    }
    const lines = row.cells.map(({ column, value }) => linesOf(String(value ?? ''), widths.get(column) ?? 9));
    if (isTable(row))
      sheet.getRow(row.number).height = Math.min(400, Math.max(1, ...lines) * LINE_POINTS + 2);
  }
  for (const [column, width] of widths) sheet.getColumn(column).width = width;
}

/** Names that Excel takes: a hostile file may bear others. */
function safeNames(sheets: readonly Sheet[]): Map<string, string> {
  const taken = new Set([fold(LIST_SHEET), 'history']);
  const names = new Map<string, string>();
  for (const { name } of sheets) {
    let safe = name
      .replace(/[*?:\\/[\]\p{Cc}]/gu, '_')
      .replace(/^'|'$/g, '_')
      .slice(0, 31);
    for (let number = 1; safe === '' || taken.has(fold(safe)); number += 1) safe = `Trang ${number}`;
    taken.add(fold(safe));
    names.set(name, safe);
  }
  return names;
}
