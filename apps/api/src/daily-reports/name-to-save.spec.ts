import { nameToSave } from './name-to-save.js';

const WORKBOOK = Buffer.from('PK\x03\x04');
const TEXT = Buffer.from('Mã;Tên');
/** Text whose first column is called by letters a workbook begins with, too. */
const CLINICS = Buffer.from('PKĐK;Tên');
const id = '0123abcd-0000-4000-8000-000000000000';

describe('the name an upload is saved under', () => {
  it.each([
    ['hoa-don.exe', 'refused', TEXT, 'tep-bi-tu-choi_0123abcd.bin'],
    ['eicar.com', 'refused', TEXT, 'tep-bi-tu-choi_0123abcd.bin'],
    ['Báo cáo.xlsx', 'refused', WORKBOOK, 'tep-bi-tu-choi_0123abcd.bin'],
    ['Báo cáo.xlsx', 'ready', WORKBOOK, 'Báo cáo.xlsx'],
    ['Báo cáo.XLSX', 'wrong', WORKBOOK, 'Báo cáo.XLSX'],
    ['x.html', 'filed', WORKBOOK, 'x.html.xlsx'],
    ['x.xlsx.svg', 'ready', WORKBOOK, 'x.xlsx.svg.xlsx'],
    ['Báo cáo．ｘｌｓｘ', 'ready', WORKBOOK, 'Báo cáo．ｘｌｓｘ.xlsx'],
    ['khong-ten', 'ready', WORKBOOK, 'khong-ten.xlsx'],
    ['a.csv', 'ready', TEXT, 'a.csv'],
    ['a.txt', 'ready', TEXT, 'a.txt'],
    ['a.xlsx', 'ready', TEXT, 'a.xlsx.csv'],
    ['a.csv', 'ready', CLINICS, 'a.csv'],
  ] as const)('of %s, %s, is that of its kind', (fileName, state, bytes, saved) => {
    expect(nameToSave({ id, state, fileName }, bytes)).toBe(saved);
  });
});
