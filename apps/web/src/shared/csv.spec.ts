import { csvOf, guarded } from './csv.js';
import type { Table } from './table.js';
import { wordsIn } from './use-words.js';

const table: Table = {
  columns: [
    { name: 'Phường, xã', kind: 'text' },
    { name: 'Đã ký số', kind: 'count' },
    { name: 'Trong ngày', kind: 'change' },
    { name: 'Tỷ lệ', kind: 'percent' },
    { name: 'Ngày', kind: 'date' },
  ],
  rows: [
    ['Thủ Đức', 374137, -5, 83, '2022-05-07'],
    ['=HYPERLINK("http://x")', null, 12, null, null],
    ['Dự kiến xong', { kind: 'date', value: '2022-10-19' }, '=1', null, null],
  ],
};

describe('csvOf', () => {
  it('writes what Excel opens with its accents, one line a row', () => {
    expect(
      csvOf(
        table,
        'Số liệu đến 16:00 ngày 07/05/2022, phiên bản 2',
        wordsIn('vi', () => 'hồ sơ'),
      ).split('\r\n'),
    ).toEqual([
      '\ufeff"Phường, xã",Đã ký số (hồ sơ),Trong ngày (hồ sơ),Tỷ lệ,Ngày',
      'Thủ Đức,374137,-5,"8,3%",07/05/2022',
      `"'=HYPERLINK(""http://x"")",,12,,`,
      "Dự kiến xong,19/10/2022,'=1,,",
      '',
      '"Số liệu đến 16:00 ngày 07/05/2022, phiên bản 2"',
      '',
    ]);
  });

  it('writes shares as the reader’s language does', () => {
    expect(csvOf(table, '', wordsIn('en', String))).toContain('Thủ Đức,374137,-5,8.3%,07/05/2022');
  });
});

describe('guarded', () => {
  it.each(['=1+1', '+84', '-1', '@sum', '\tx', '\rx', '＝1'])('puts an apostrophe before %j', (text) => {
    expect(guarded(text)).toBe(`'${text}`);
  });

  it.each(['Quận 1', '1+1', ''])('leaves %j alone', (text) => {
    expect(guarded(text)).toBe(text);
  });
});
