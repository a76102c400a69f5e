import { endingOf } from './file-ending.js';

describe('the ending of a file’s name', () => {
  it.each([
    ['Bao cao.XLSX. ', 'xlsx'],
    ['Bao cao．ｘｌｓｘ', 'xlsx'],
    ['bao-cao.xls', 'xls'],
    ['bao-cao.xlsx.exe', 'exe'],
    ['bao-cao.html', 'html'],
    ['anh.JPG', 'jpg'],
    ['nen.7z', '7z'],
    ['bao-cao.xlѕx', 'xlѕx'],
  ])('of "%s" is "%s"', (name, ending) => {
    expect(endingOf(name)).toBe(ending);
  });

  it.each([
    ...['BC_Q.GoVap', 'BC_H.CuChi', 'BC_Q.BinhThanh', 'P.13 Q.4', 'TTYT.TanBinh', 'BC.Q4', 'BC_q.govap'],
    ...['Quận 1 ngày 07.05.2022', 'BC 07.05.2022-lan2', 'bao-cao', 'BC.lan2', 'BC.final', 'Báo.cáo', 'BC.v2'],
  ])('is none in "%s": what follows the dot is no kind of file', (name) => {
    expect(endingOf(name)).toBe('');
  });
});
