import type { Table } from './table.js';
import { tablePicture } from './table-picture.js';
import { wordsIn } from './use-words.js';

const words = wordsIn('vi', () => 'hồ sơ');
const table: Table = {
  columns: [
    { name: 'Quận, huyện', kind: 'text' },
    { name: 'Cần xác thực', kind: 'count' },
    { name: 'Tỷ lệ đã ký trên số cần xác thực của địa bàn', kind: 'percent' },
  ],
  rows: [
    ['Quận 1', 68_178, 111],
    ['Quận 10 <b>', 117_000, null],
  ],
};

describe('tablePicture', () => {
  const picture = tablePicture(table, words);
  const written = [...picture.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, content]) => content);

  it('holds every heading and every cell as it is shown', () => {
    expect(written.join(' ')).toBe(
      'Quận, huyện Cần xác thực (hồ sơ) Tỷ lệ đã ký trên số cần xác thực của địa bàn ' +
        'Quận 1 68.178 11,1% Quận 10 &lt;b&gt; 117.000 –',
    );
  });

  it('breaks a long heading into lines, lines numbers up on the right, and cuts nothing off', () => {
    const heading = 'Tỷ lệ đã ký trên số cần xác thực của địa bàn';
    const lines = written.slice(0, written.indexOf('Quận 1')).filter((part) => heading.includes(part ?? ''));
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join(' ')).toBe(heading);
    const width = Number(/ width="([\d.]+)"/.exec(picture)?.[1]);
    const ends = [...picture.matchAll(/<text x="([\d.]+)"[^>]*text-anchor="end"/g)].map(([, x]) => Number(x));
    expect(new Set(ends).size).toBe(2);
    expect(Math.ceil(Math.max(...ends))).toBe(width);
  });

  it('grows by a row for each row', () => {
    const heightOf = (rows: Table['rows']) =>
      Number(/ height="([\d.]+)"/.exec(tablePicture({ ...table, rows }, words))?.[1]);
    expect(heightOf([...table.rows, ...table.rows]) - heightOf(table.rows)).toBe(40);
  });
});
