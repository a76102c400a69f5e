import { countOf, cutTextsOf, overlapsOf, textsOf } from '../../../../test/support/read-svg.js';
import { classBreaks, classOf } from './class-breaks.js';
import { classColours, palette } from './palette.js';
import { tileMap } from './tile-map.js';
import type { Tile, TileMapProps } from './tile-map.js';

const tiles: Tile[] = [
  { name: 'Củ Chi', row: 0, column: 0, value: 11.2, href: '/?quan=783' },
  { name: 'Bình Tân', row: 1, column: 0, value: 3.9 },
  { name: 'Quận 3', row: 1, column: 1, value: 15.8 },
  { name: 'TP. Thủ Đức', row: 1, column: 2, value: 7.7 },
  { name: 'Cần Giờ', row: 2, column: 2, value: null },
];
const props: TileMapProps = {
  width: 316,
  height: 200,
  tiles,
  breaks: [5, 7.5, 10, 14],
  worst: 'lowest',
  format: (value) => `${value.toFixed(1).replace('.', ',')}%`,
};

describe('tileMap', () => {
  it('prints name and value in every tile and explains five classes', () => {
    expect(textsOf(tileMap(props)).map(({ content }) => content)).toEqual([
      ...['Củ Chi', '11,2%', 'Bình Tân', '3,9%', 'Quận 3', '15,8%', 'Thủ Đức', '7,7%', 'Cần Giờ', '–'],
      ...['< 5,0%', '5,0–7,5%', '7,5–10,0%', '10,0–14,0%', '≥ 14,0%'],
    ]);
  });

  it('frames and hatches the worst class, whichever end is worst', () => {
    const hatching = new RegExp(`stroke="${palette.alertHatch}"`, 'g');
    // One tile and its sample in the legend.
    expect(countOf(tileMap(props), hatching)).toBe(2);
    const reversed = tileMap({ ...props, worst: 'highest' });
    expect(countOf(reversed, hatching)).toBe(2);
    expect(textsOf(reversed).find(({ content }) => content === '15,8%')?.fill).toBe(palette.alert);
  });

  it('colours tiles that are all alike in the lightest class, and says in the legend what it stands for', () => {
    const alike = tileMap({ ...props, tiles: tiles.map((tile) => ({ ...tile, value: 0 })), breaks: [] });
    expect(countOf(alike, new RegExp(`fill="${classColours[0]}"`, 'g'))).toBe(tiles.length + 1);
    expect(textsOf(alike).at(-1)?.content).toBe('0,0%');
  });

  it('draws a tile without a value as a dashed frame with a dash', () => {
    expect(countOf(tileMap(props), /stroke-dasharray/g)).toBe(1);
  });

  it('links a tile to its unit and says name and value to a pointer', () => {
    const svg = tileMap(props);
    expect(svg).toContain('<a href="/?quan=783" aria-label="Củ Chi 11,2%">');
    expect(svg).toContain('<title>Bình Tân: 3,9%</title>');
  });

  it.each([250, 316, 600])('lets no two texts touch at %d pixels', (width) => {
    const svg = tileMap({
      ...props,
      width,
      tiles: tiles.map((tile) => ({ ...tile, column: tile.column * 2.5 })),
    });
    expect(overlapsOf(svg)).toEqual([]);
    expect(cutTextsOf(svg)).toEqual([]);
  });

  it('names a tile shortly in it, and wholly to a pointer', () => {
    expect(textsOf(tileMap(props)).map(({ content }) => content)).toContain('Thủ Đức');
    expect(tileMap(props)).toContain('<title>TP. Thủ Đức: 7,7%</title>');
  });

  it.each([
    ['the first screen', 330, 200],
    ['the weekly briefing', 463, 214],
  ])('is written large enough to be read, and within its tiles: %s', (_, width, height) => {
    const names = ['Bình Thạnh', 'Bình Chánh', 'TP. Thủ Đức', 'Phú Nhuận', 'Quận 10', 'Hóc Môn'];
    const city = names.flatMap((name, row) =>
      names.map((__, column): Tile => ({ name, row, column, value: 8.8 + 3.7 * column })),
    );
    const svg = tileMap({ ...props, width, height, tiles: city, breaks: [9.5, 12.5, 16.5, 20.5] });
    expect(svg).not.toContain('…');
    const boxes = [
      ...svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g),
    ].map(([, ...numbers]) => numbers.map(Number) as [number, number, number, number]);
    for (const { content, left, top, width: long, height: tall } of textsOf(svg).slice(0, 2 * city.length)) {
      const middle = [left + long / 2, top + tall / 2] as const;
      const [x, y, wide, high] = boxes.find(
        ([x, y, wide, high]) =>
          x < middle[0] && middle[0] < x + wide && y < middle[1] && middle[1] < y + high,
      ) ?? [0, 0, 0, 0];
      expect([content, left - x >= 1.7, x + wide - left - long >= 1.7]).toEqual([content, true, true]);
      // Marks stand above a capital letter and below a small one.
      expect([content, top - y >= 2, y + high - top - tall >= 2]).toEqual([content, true, true]);
    }
    const sizes = [...svg.matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(9);
    expect(overlapsOf(svg)).toEqual([]);
    expect(cutTextsOf(svg)).toEqual([]);
  });

  it('says so when no tile has a value', () => {
    const svg = tileMap({ ...props, tiles: tiles.map((tile) => ({ ...tile, value: null })) });
    expect(textsOf(svg).map(({ content }) => content)).toEqual(['Chưa có số liệu']);
  });
});

describe('classBreaks', () => {
  it('shares 22 values out into five classes of about equal number, at round breaks', () => {
    const values = [
      13.9, 6.8, 9.1, 8.8, 8.1, 7, 14.2, 7.7, 15.8, 12.9, 12.4, 11, 16.5, 8.9, 6.1, 3.9, 9.7, 11.2, 7.4, 4.6,
      10.2, 21.3,
    ];
    const breaks = classBreaks(values);
    expect(breaks).toEqual([7, 9, 11, 14]);
    const sizes = [0, 1, 2, 3, 4].map(
      (place) => values.filter((value) => classOf(value, breaks) === place).length,
    );
    sizes.forEach((size) => expect(size).toBeGreaterThanOrEqual(3));
  });

  it.each([
    ['no values', []],
    ['equal values', [5, 5, 5]],
  ])('makes a single class of %s', (_, values) => expect(classBreaks(values)).toEqual([]));

  it('puts a value on an edge in the class above', () => {
    expect(classOf(5, [5, 10])).toBe(1);
    expect(classOf(4.9, [5, 10])).toBe(0);
  });
});
