import { safeName } from './uploaded-file.js';

describe('the name an uploaded file is kept under', () => {
  it.each([
    ['has no folders', '..\\..\\etc/BaoCao.xlsx', 'BaoCao.xlsx'],
    ['has no control characters', 'Bao\u0000Cao\u0007.xlsx', 'BaoCao.xlsx'],
    ['does not read backwards to hide its ending', 'BaoCao\u202excod.exe', 'BaoCaoxcod.exe'],
    ['has no half characters', 'BaoCao\ud83d.xlsx', 'BaoCao.xlsx'],
    ['keeps whole characters outside the first plane', 'Báo cáo 💉.xlsx', 'Báo cáo 💉.xlsx'],
    [
      'has the quotation marks that a browser writes as %22',
      'Báo cáo %22lần 2%22.xlsx',
      'Báo cáo "lần 2".xlsx',
    ],
    ['does not end in dots and blanks, which Windows drops', 'BaoCao.xlsx. . ', 'BaoCao.xlsx'],
    ['is never empty', '\u202e\u0000', 'khong-ten'],
  ])('%s', (_, sent, kept) => {
    expect(safeName(sent)).toBe(kept);
  });

  it('is cut to 200 characters at its beginning, between characters and never within one', () => {
    const kept = safeName(`${'💉'.repeat(300)}.xlsx`);
    expect(kept).toBe(`${'💉'.repeat(195)}.xlsx`);
  });
});
