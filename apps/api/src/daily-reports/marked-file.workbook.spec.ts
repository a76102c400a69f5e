import ExcelJS from 'exceljs';
import type { FindingAnswer } from '../contract/daily-report.js';
import type { Sheet } from '../platform/workbook-reader/upload-content.js';
import { reportingDate } from '../domain/reporting-date.js';
import { markWorkbook } from '../platform/workbook-reader/mark-workbook.js';
import { parseUpload } from '../platform/workbook-reader/parse-upload.js';
import { UPLOAD_LIMITS } from '../platform/workbook-reader/upload-limits.js';
import { markingOf, plainWorkbook } from './marked-file.workbook.js';

describe('a workbook made of the cells that were read', () => {
  it('gives sheets that Excel would not tell apart, or not take, names of their own', async () => {
    const sheetOf = (name: string): Sheet => ({ name, hidden: false, rows: [], mergedRanges: [] });
    const names = ['a?b', 'a*b', 'Trang 1', 'History', '', 'x'.repeat(40), 'x'.repeat(41), 'Lỗi cần sửa'];
    const { bytes } = await plainWorkbook({
      kind: 'content',
      format: 'xlsx',
      sheets: names.map(sheetOf),
      notes: [],
    });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(new Uint8Array(bytes).buffer);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      ...['a_b', 'Trang 1', 'Trang 2', 'Trang 3', 'Trang 4', 'x'.repeat(31), 'Trang 5'],
    ]);
  });
});

describe('a workbook with more wrong cells than a sheet may have rows', () => {
  it('lists the first of them and how many more there are, and can be sent again', async () => {
    const rows = Array.from({ length: 4998 }, (_, index) => index + 2);
    const csv = Buffer.from(['Mã;Đã ký số', ...rows.map((row) => `${row};x`)].join('\n'));
    const content = await parseUpload(csv, 'a.csv', UPLOAD_LIMITS);
    if (content.kind === 'refused') throw new Error(content.code);
    const words = { reason: 'Không phải là số.', remedy: 'Nhập lại.' };
    const findings = rows.map((row): FindingAnswer => ({
      ...{ key: `${row}`, code: 'not-a-number', severity: 'error', column: 'signed', cell: `CSV!B${row}` },
      ...{ value: 'x', wardCode: null, wardName: null, vi: words, en: words },
    }));
    const { bytes, names } = await plainWorkbook(content);
    const about = { districtName: 'Quận 4', date: reportingDate('2022-05-07'), fileName: 'a.csv' };
    const marked = await markWorkbook(bytes, markingOf(findings, about, names), UPLOAD_LIMITS);
    const again = await parseUpload(marked, 'a.xlsx', UPLOAD_LIMITS);
    if (again.kind === 'refused') throw new Error(again.code);
    const [list, report] = again.sheets;
    expect([
      list?.rows[0]?.cells[0]?.value,
      list?.rows.at(-1)?.cells.find(({ column }) => column === 6)?.value,
    ]).toEqual(['4.998 lỗi, 0 cảnh báo', 'Còn 2.998 mục khác.']);
    expect(report?.rows).toHaveLength(4999);
  });
});
