import ExcelJS from 'exceljs';
import { inText } from '../domain/area-names.js';
import { COLUMN_HEADINGS } from '../domain/columns.js';
import { FIGURE_COLUMNS, type FigureColumn } from '../domain/figures.js';
import type { PriorFigures } from '../domain/counting-rules.js';
import { formatDate } from '../domain/format.js';
import { ADJUSTMENT_LABELS, ADJUSTMENT_REASONS } from '../domain/read-adjustment.js';
import { addDays, type ReportingDate } from '../domain/reporting-date.js';
import {
  EARLIER_LETTER_OF,
  ENTRY_COLUMNS,
  FIRST_REASON_ROW,
  FIRST_WARD_ROW,
  HEADING_ROW,
  LETTER_OF,
  STAMP_CELL,
  STAMP_SHEET,
  TEMPLATE_SHEET,
  TEMPLATE_VERSION,
} from './filing-template.layout.js';
import { addValidations } from './filing-template.validations.js';

export interface FilingTemplate {
  district: { code: string; name: string };
  date: ReportingDate;
  /** 'HH:MM' */
  cutOff: string;
  deadline: string;
  wards: readonly {
    code: string;
    name: string;
    required: number | null;
    earlier: PriorFigures | null;
    /** What is typed into the white cells already; nothing in a workbook that goes out to be filled. */
    entered?: EnteredCells | undefined;
  }[];
  signature: string;
}

export type EnteredCells = Partial<Record<(typeof ENTRY_COLUMNS)[number], string | number>>;

/**
 * The workbook a district centre fills in for one reporting date: only the white cells take input, each
 * checks what is typed, and the last row adds up. No merged cells: they come back from other programs
 * as other merged cells.
 */
export async function filingTemplate(template: FilingTemplate): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.calcProperties.fullCalcOnLoad = true;
  const sheet = workbook.addWorksheet(TEMPLATE_SHEET, {
    views: [{ state: 'frozen', xSplit: 2, ySplit: HEADING_ROW, showGridLines: false }],
    pageSetup: PAGE,
    headerFooter: { oddFooter: '&L&8&A&R&8Trang &P/&N' },
  });
  const lastRow = FIRST_WARD_ROW + template.wards.length - 1;
  sheet.columns = WIDTHS.map((width) => ({ width }));
  writeTop(sheet, template);
  writeHeadings(sheet, template);
  template.wards.forEach((ward, index) => writeWard(sheet, FIRST_WARD_ROW + index, ward));
  if (template.wards.length > 0) {
    writeTotals(sheet, template, lastRow);
    addValidations(sheet, lastRow);
  }
  writeStamp(workbook.addWorksheet(STAMP_SHEET, { state: 'veryHidden' }), template);
  // A lock against slips, not against people: what comes back is read by its headings and checked again.
  await sheet.protect(template.signature.slice(0, 16), { spinCount: 100, formatColumns: true });
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

const WIDTHS = [8, 24, 11, ...FIGURE_COLUMNS.flatMap(() => [11, 13]), 20, 34];

const PAGE: Partial<ExcelJS.PageSetup> = {
  paperSize: 9,
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  printTitlesRow: `${HEADING_ROW}:${HEADING_ROW}`,
  margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
};

const solid = (argb: string): ExcelJS.Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } });
const edge = { style: 'thin', color: { argb: 'FFCFD7E0' } } as const;
const border = { top: edge, left: edge, bottom: edge, right: edge };
const ink = (argb: string, more: Partial<ExcelJS.Font> = {}) => ({
  name: 'Arial',
  size: 10,
  color: { argb },
  ...more,
});

/** One object a look, shared by its cells: the writer recognises a style it has seen. */
const LOOK = {
  title: { font: ink('FF0B5CAD', { size: 14, bold: true }) },
  line: { font: ink('FF5B6878') },
  lineStrong: { font: ink('FF16202C', { bold: true }) },
  heading: {
    font: ink('FF16202C', { bold: true }),
    fill: solid('FFE9EEF3'),
    border,
    alignment: { wrapText: true, vertical: 'middle', horizontal: 'center' },
  },
  headingShown: {
    font: ink('FF5B6878'),
    fill: solid('FFF5F7F9'),
    border,
    alignment: { wrapText: true, vertical: 'middle', horizontal: 'center' },
  },
  text: { font: ink('FF16202C'), fill: solid('FFF5F7F9'), border, numFmt: '@' },
  count: { font: ink('FF5B6878'), fill: solid('FFF5F7F9'), border, numFmt: '#,##0' },
  entry: { font: ink('FF16202C'), border, numFmt: '#,##0', protection: { locked: false } },
  entryText: {
    font: ink('FF16202C'),
    border,
    numFmt: '@',
    alignment: { wrapText: true, vertical: 'top' },
    protection: { locked: false },
  },
  total: { font: ink('FF16202C', { bold: true }), fill: solid('FFE9EEF3'), border, numFmt: '#,##0' },
} satisfies Record<string, Partial<ExcelJS.Style>>;

function put(sheet: ExcelJS.Worksheet, address: string, value: ExcelJS.CellValue, look: keyof typeof LOOK) {
  const cell = sheet.getCell(address);
  cell.value = value;
  cell.style = LOOK[look];
}

function writeTop(sheet: ExcelJS.Worksheet, template: FilingTemplate): void {
  const { district, date, cutOff, deadline } = template;
  const [earlier = ''] = earlierDay(template).split(',');
  put(sheet, 'A1', 'BÁO CÁO NGÀY: LÀM SẠCH DỮ LIỆU TIÊM CHỦNG VÀ KÝ SỐ', 'title');
  put(sheet, 'A2', `Đơn vị: ${inText(district.name)} (mã ${district.code})`, 'lineStrong');
  put(
    sheet,
    'A3',
    `Ngày số liệu: ${formatDate(date)} · Chốt số liệu ${cutOff} · Hạn gửi ${deadline}`,
    'lineStrong',
  );
  put(
    sheet,
    'A4',
    'Chỉ nhập vào các ô trắng. Nhập số lũy kế đến giờ chốt, không nhập số trong ngày. Ô trống không phải là 0: chưa có hồ sơ thì nhập 0.',
    'line',
  );
  put(
    sheet,
    'A5',
    // Without its date: above the table that would be taken for the day of the report.
    `Số nhỏ hơn ${earlier}: chọn lý do ở cột “Điều chỉnh giảm” và ghi chú. Cột “${earlier}” là số lũy kế gần nhất đã nộp.`,
    'line',
  );
}

function writeHeadings(sheet: ExcelJS.Worksheet, template: FilingTemplate): void {
  for (const [column, letter] of Object.entries(LETTER_OF) as [keyof typeof LETTER_OF, string][]) {
    put(sheet, `${letter}${HEADING_ROW}`, COLUMN_HEADINGS[column].vi, 'heading');
  }
  for (const column of FIGURE_COLUMNS) {
    const heading = `${COLUMN_HEADINGS[column].vi} – ${earlierDay(template)}`;
    put(sheet, `${EARLIER_LETTER_OF[column]}${HEADING_ROW}`, heading, 'headingShown');
  }
  sheet.getRow(HEADING_ROW).height = 54;
}

/**
 * 'hôm qua'; 'hôm trước, 29/04' where the last figures are of an earlier day, as after days off; 'hôm trước' where they
 * are of several.
 */
function earlierDay({ date, wards }: FilingTemplate): string {
  const days = new Set(wards.flatMap(({ earlier }) => earlier?.date ?? []));
  const [day = addDays(date, -1), ...others] = days;
  if (others.length > 0) return 'hôm trước';
  return day === addDays(date, -1) ? 'hôm qua' : `hôm trước, ${formatDate(day).slice(0, 5)}`;
}

function writeWard(sheet: ExcelJS.Worksheet, row: number, ward: FilingTemplate['wards'][number]): void {
  put(sheet, `${LETTER_OF.code}${row}`, ward.code, 'text');
  put(sheet, `${LETTER_OF.ward}${row}`, ward.name, 'text');
  put(sheet, `${LETTER_OF.required}${row}`, ward.required, 'count');
  for (const column of FIGURE_COLUMNS) {
    put(sheet, `${EARLIER_LETTER_OF[column]}${row}`, ward.earlier?.figures[column] ?? null, 'count');
  }
  for (const column of ENTRY_COLUMNS) {
    const entered = ward.entered?.[column] ?? null;
    put(sheet, `${LETTER_OF[column]}${row}`, entered, isFigure(column) ? 'entry' : 'entryText');
  }
}

/** Formulas with the values they have now: a program that shows cached values shows the right ones. */
function writeTotals(sheet: ExcelJS.Worksheet, { wards }: FilingTemplate, lastRow: number): void {
  const row = lastRow + 1;
  const total = (letter: string, result: number) =>
    put(
      sheet,
      `${letter}${row}`,
      { formula: `SUM(${letter}${FIRST_WARD_ROW}:${letter}${lastRow})`, result },
      'total',
    );
  for (const letter of ['A', LETTER_OF.adjustment, LETTER_OF.note])
    put(sheet, `${letter}${row}`, null, 'total');
  put(sheet, `${LETTER_OF.ward}${row}`, 'Tổng cộng', 'total');
  const sumOf = (valueOf: (ward: (typeof wards)[number]) => number) =>
    wards.reduce((sum, ward) => sum + valueOf(ward), 0);
  total(
    LETTER_OF.required,
    sumOf((ward) => ward.required ?? 0),
  );
  for (const column of FIGURE_COLUMNS) {
    total(
      EARLIER_LETTER_OF[column],
      sumOf((ward) => ward.earlier?.figures[column] ?? 0),
    );
    total(
      LETTER_OF[column],
      sumOf(({ entered }) => (typeof entered?.[column] === 'number' ? entered[column] : 0)),
    );
  }
}

function writeStamp(sheet: ExcelJS.Worksheet, { district, date, signature }: FilingTemplate): void {
  const stamp = { version: TEMPLATE_VERSION, districtCode: district.code, date, signature };
  for (const [name, address] of Object.entries(STAMP_CELL)) {
    sheet.getCell(address.replace('B', 'A')).value = name;
    // Text, all of it: a program that reopens the file must not make a date or a number of it.
    sheet.getCell(address).value = String(stamp[name as keyof typeof stamp]);
  }
  ADJUSTMENT_REASONS.forEach((reason, index) => {
    sheet.getCell(`A${FIRST_REASON_ROW + index}`).value = reason;
    sheet.getCell(`B${FIRST_REASON_ROW + index}`).value = ADJUSTMENT_LABELS[reason].vi;
  });
}

function isFigure(column: (typeof ENTRY_COLUMNS)[number]): column is FigureColumn {
  return column !== 'adjustment' && column !== 'note';
}
