import ExcelJS from 'exceljs';
import type { FindingAnswer, UploadPreview } from '../contract/daily-report.js';
import { formatDate } from '../domain/format.js';
import { fold } from '../domain/names.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import type { Sheet, UploadContent } from '../platform/workbook-reader/upload-content.js';

/** Comes first, and is left out again when the marked file itself is uploaded and marked. */
const LIST_SHEET = 'Lỗi cần sửa';

/**
 * The sender's workbook, made anew from the cells that were read: its values, the wrong cells marked and
 * explained, and a first sheet that lists them. The sender's own file is never opened by the writer.
 *
 * Text stays text, whatever sign it begins with: nothing typed by anybody becomes a formula here. Merges are
 * not repeated, for one over a whole sheet would keep the writer busy for ever.
 */
export async function markedFile(of: {
  content: UploadContent;
  findings: readonly FindingAnswer[];
  preview: Pick<UploadPreview, 'districtName' | 'date' | 'fileName'>;
}): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const list = workbook.addWorksheet(LIST_SHEET, {
    views: [{ state: 'frozen', ySplit: 4 }],
    pageSetup: PAGE,
  });
  const sheets = of.content.sheets.filter((sheet) => fold(sheet.name) !== fold(LIST_SHEET));
  const names = safeNames(sheets);
  for (const sheet of sheets) copySheet(workbook, sheet, names.get(sheet.name) ?? sheet.name, of.findings);
  writeList(list, of, names);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

const PAGE: Partial<ExcelJS.PageSetup> = {
  paperSize: 9,
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
};

const fill = (argb: string): ExcelJS.Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } });
const outline = (argb: string): Partial<ExcelJS.Borders> => {
  const edge = { style: 'medium', color: { argb } } as const;
  return { top: edge, left: edge, bottom: edge, right: edge };
};
const MARKS = {
  error: { fill: fill('FFFEF3F2'), border: outline('FFB42318') },
  warning: { fill: fill('FFFFF8EC'), border: outline('FFE0A34A') },
};
const SEVERITY_WORDS = { error: 'Lỗi', warning: 'Cảnh báo', note: 'Ghi nhận' };

const plain = { font: { name: 'Arial', size: 10 } };
const titleText = { ...plain, numFmt: '@' };
const hair = { style: 'thin', color: { argb: 'FFCFD7E0' } } as const;
const table = { ...plain, border: { top: hair, left: hair, bottom: hair, right: hair } };
const tableNumber = { ...table, alignment: { vertical: 'top' } } as const;
const tableText = { ...table, numFmt: '@', alignment: { wrapText: true, vertical: 'top' } } as const;
const asText = { ...plain, numFmt: '@', alignment: { wrapText: true, vertical: 'top' } } as const;
const heading = { font: { name: 'Arial', size: 10, bold: true }, fill: fill('FFE9EEF3') };

function copySheet(
  workbook: ExcelJS.Workbook,
  source: Sheet,
  name: string,
  findings: readonly FindingAnswer[],
): void {
  const sheet = workbook.addWorksheet(name, {
    state: source.hidden ? 'hidden' : 'visible',
    pageSetup: PAGE,
  });
  const widths = new Map<number, number>();
  for (const row of source.rows) {
    for (const cell of row.cells) {
      const copy = sheet.getCell(row.number, cell.column);
      copy.value = cell.value;
      // A line of one or two cells is a title: it runs over its neighbours instead of widening its column.
      const isTable = row.cells.length > 2;
      copy.style = cell.kind === 'text' ? (isTable ? tableText : titleText) : tableNumber;
      const length = isTable ? String(cell.value ?? '').length + 2 : 0;
      widths.set(cell.column, Math.max(widths.get(cell.column) ?? 9, Math.min(length, 18)));
    }
  }
  for (const [column, width] of widths) sheet.getColumn(column).width = width;
  for (const [address, found] of findingsByCell(findings, source.name)) mark(sheet.getCell(address), found);
}

function findingsByCell(findings: readonly FindingAnswer[], sheetName: string): Map<string, FindingAnswer[]> {
  const prefix = `${sheetName}!`;
  const byCell = new Map<string, FindingAnswer[]>();
  for (const found of findings) {
    if (!found.cell?.startsWith(prefix)) continue;
    const address = found.cell.slice(prefix.length);
    byCell.set(address, [...(byCell.get(address) ?? []), found]);
  }
  return byCell;
}

function mark(cell: ExcelJS.Cell, found: readonly FindingAnswer[]): void {
  const isWrong = found.some(({ severity }) => severity === 'error');
  cell.style = { ...cell.style, ...(isWrong ? MARKS.error : MARKS.warning) };
  cell.note = found.map(({ vi }) => `${vi.reason}\n${vi.remedy}`).join('\n\n');
}

function writeList(
  sheet: ExcelJS.Worksheet,
  { findings, preview }: Parameters<typeof markedFile>[0],
  names: ReadonlyMap<string, string>,
): void {
  sheet.columns = [6, 11, 16, 24, 18, 60, 60].map((width) => ({ width }));
  const count = (severity: FindingAnswer['severity']) =>
    findings.filter((found) => found.severity === severity).length;
  sheet.getCell('A1').value = `${count('error')} lỗi, ${count('warning')} cảnh báo`;
  sheet.getCell('A1').style = { font: { name: 'Arial', size: 14, bold: true, color: { argb: 'FFB42318' } } };
  const date = formatDate(preview.date as ReportingDate);
  sheet.getCell('A2').value = `${preview.districtName} · ngày số liệu ${date} · tệp ${preview.fileName}`;
  sheet.getCell('A2').style = asLine;
  sheet.getCell('A3').value =
    'Sửa ngay trong các trang sau của tệp này (ô sai có viền đỏ, ô cần xem lại có viền vàng), lưu rồi tải lên lại.';
  sheet.getCell('A3').style = asLine;
  const HEADINGS = ['STT', 'Mức', 'Ô', 'Phường, xã', 'Giá trị', 'Vì sao', 'Cách sửa'];
  HEADINGS.forEach((text, index) => {
    const cell = sheet.getCell(4, index + 1);
    cell.value = text;
    cell.style = heading;
  });
  findings.forEach((found, index) => {
    const texts = [
      SEVERITY_WORDS[found.severity],
      found.cell ?? '',
      found.wardName ?? '',
      found.value ?? '',
      found.vi.reason,
      found.vi.remedy,
    ];
    sheet.getCell(5 + index, 1).value = index + 1;
    sheet.getCell(5 + index, 1).style = plain;
    texts.forEach((text, column) => {
      const cell = sheet.getCell(5 + index, column + 2);
      cell.value = text;
      cell.style = asText;
    });
    const target = targetOf(found.cell, names);
    if (found.cell !== null && target) {
      sheet.getCell(5 + index, 3).value = { text: found.cell, hyperlink: target };
    }
  });
}

const asLine = { font: { name: 'Arial', size: 10, color: { argb: 'FF5B6878' } }, numFmt: '@' };

/** A click on the address leads to the cell. */
function targetOf(cell: string | null, names: ReadonlyMap<string, string>): string | null {
  if (cell === null) return null;
  const at = cell.lastIndexOf('!');
  const name = names.get(cell.slice(0, at));
  return name === undefined ? null : `#'${name.replaceAll("'", "''")}'!${cell.slice(at + 1)}`;
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
