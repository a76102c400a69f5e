import Excel from 'exceljs';
import { wordsIn } from './use-words.js';
import { workbookOf } from './workbook.js';
import { zipOf } from './zip.js';

const said = (key: string) => (key === 'table.ofRecords' ? 'hồ sơ' : key);
const words = wordsIn('vi', said);

const sheet = {
  title: 'Năm địa bàn giữ 44,4% số chưa ký',
  subtitle: 'Hạng so với 30/04',
  source: 'Số liệu đến 16:00 ngày 07/05/2022',
  table: {
    columns: [
      { name: 'Quận, huyện', kind: 'text' },
      { name: 'Đã ký số', kind: 'count' },
      { name: 'Thay đổi thứ hạng', kind: 'move' },
      { name: 'Tỷ lệ', kind: 'percent' },
      { name: 'Ngày', kind: 'date' },
    ],
    rows: [
      ['Thủ Đức <&> "1"', 374137, -2, 83, '2022-05-07'],
      ['=1+1', 0, null, null, null],
      ['Dự kiến xong', { kind: 'date', value: '2022-10-19' }, null, null, null],
      ['Để xong', '=không xác định', null, null, null],
    ],
  },
} as const;

describe('workbookOf', () => {
  it('reads back as real numbers and days, with title, measure and source above', async () => {
    const found = await read(workbookOf(sheet, words));
    const values = (row: number) => [1, 2, 3, 4, 5].map((column) => found.getRow(row).getCell(column).value);
    expect(found.name).toBe('Số liệu');
    expect([1, 2, 3].map((row) => values(row)[0])).toEqual([sheet.title, sheet.subtitle, sheet.source]);
    expect(values(5)).toEqual(['Quận, huyện', 'Đã ký số (hồ sơ)', 'Thay đổi thứ hạng', 'Tỷ lệ', 'Ngày']);
    expect(values(6)).toEqual(['Thủ Đức <&> "1"', 374137, -2, 0.083, new Date('2022-05-07T00:00:00Z')]);
    expect(found.getCell('B6').numFmt).toBe('#,##0');
    expect(found.getCell('E6').numFmt).toBe('dd/mm/yyyy');
  });

  it('freezes the heading and leaves empty what has no value', async () => {
    const found = await read(workbookOf(sheet, words));
    expect(found.views[0]).toMatchObject({ state: 'frozen', ySplit: 5 });
    expect(found.getCell('C7').value).toBeNull();
  });

  it('writes no text that would be worked out as a formula', async () => {
    const found = await read(workbookOf(sheet, wordsIn('en', said)));
    expect(found.name).toBe('Figures');
    expect(found.getCell('A7').value).toBe(`'=1+1`);
    expect(found.getCell('B9').value).toBe(`'=không xác định`);
  });

  it('keeps the kind of a cell that is not of its column', async () => {
    const found = await read(workbookOf(sheet, words));
    expect(found.getCell('B8').value).toEqual(new Date('2022-10-19T00:00:00Z'));
    expect(found.getCell('B8').numFmt).toBe('dd/mm/yyyy');
  });

  it('gives the same bytes for the same figures', () => {
    expect(workbookOf(sheet, words)).toEqual(workbookOf(sheet, words));
  });
});

describe('zipOf', () => {
  it('carries the checksum any other program counts', () => {
    const zip = zipOf({ 'số.txt': 'một' });
    const field = new DataView(zip.buffer);
    expect(field.getUint32(0, true)).toBe(0x04034b50);
    // CRC-32 of "một" in UTF-8.
    expect(field.getUint32(14, true)).toBe(0xf7a3f73b);
  });
});

async function read(bytes: Uint8Array): Promise<Excel.Worksheet> {
  const workbook = new Excel.Workbook();
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
  const [found] = workbook.worksheets;
  if (!found) throw new Error('no sheet');
  return found;
}
