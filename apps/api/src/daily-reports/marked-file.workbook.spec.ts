import ExcelJS from 'exceljs';
import type { Sheet } from '../platform/workbook-reader/upload-content.js';
import { plainWorkbook } from './marked-file.workbook.js';

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
