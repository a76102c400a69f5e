import { nameToSave } from './name-to-save.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const id = '0123abcd-0000-4000-8000-000000000000';

describe('the name an upload is saved under', () => {
  it.each([
    ['hoa-don.exe', 'refused', 'application/octet-stream', 'tep-bi-tu-choi_0123abcd.bin'],
    ['eicar.com', 'refused', 'application/octet-stream', 'tep-bi-tu-choi_0123abcd.bin'],
    ['Báo cáo.xlsx', 'refused', 'application/octet-stream', 'tep-bi-tu-choi_0123abcd.bin'],
    ['Báo cáo.xlsx', 'ready', XLSX, 'Báo cáo.xlsx'],
    ['Báo cáo.XLSX', 'wrong', XLSX, 'Báo cáo.XLSX'],
    ['x.html', 'filed', XLSX, 'x.html.xlsx'],
    ['x.xlsx.svg', 'ready', XLSX, 'x.xlsx.svg.xlsx'],
    ['khong-ten', 'ready', XLSX, 'khong-ten.xlsx'],
    ['a.csv', 'ready', 'text/csv', 'a.csv'],
    ['a.txt', 'ready', 'text/csv', 'a.txt'],
    ['a.xlsx', 'ready', 'text/csv', 'a.xlsx.csv'],
  ] as const)('of %s, %s, is %4$s', (fileName, state, mediaType, saved) => {
    expect(nameToSave({ id, state, fileName, mediaType })).toBe(saved);
  });
});
