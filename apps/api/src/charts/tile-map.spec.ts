import { countOf, cutTextsOf, overlapsOf, textsOf } from '../../../../test/support/read-svg.js';
import { classColours, palette } from './palette.js';
import { tileMap } from './tile-map.js';
import type { Tile, TileMapProps } from './tile-map-props.js';

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
  limits: [5, 7.5, 10, 14],
  format: (value) => `${value.toFixed(1).replace('.', ',')}%`,
};

describe('tileMap', () => {
  it('prints name and value in every tile and explains five classes', () => {
    expect(textsOf(tileMap(props)).map(({ content }) => content)).toEqual([
      ...['Củ Chi', '11,2%', 'Bình Tân', '3,9%', 'Quận 3', '15,8%', 'Thủ Đức', '7,7%', 'Cần Giờ', '–'],
      ...['< 5%', '5–7,5%', '7,5–10%', '10–14%', '≥ 14%'],
    ]);
  });

  it('frames and hatches the lowest class', () => {
    const hatching = new RegExp(`stroke="${palette.alertHatch}"`, 'g');
    // One tile and its sample in the legend.
    expect(countOf(tileMap(props), hatching)).toBe(2);
    expect(textsOf(tileMap(props)).find(({ content }) => content === '3,9%')?.fill).toBe(palette.alert);
  });

  it('puts the value of a day that only a part reported in no class: hollow, dashed, and said', () => {
    const partly = tiles.map((tile, place) =>
      place === 1 ? { ...tile, partly: 'mới 3/10', href: '/?quan=777' } : tile,
    );
    const svg = tileMap({ ...props, tiles: partly });
    expect(svg).toContain('Bình Tân 3,9%, mới 3/10');
    expect(textsOf(svg).find(({ content }) => content === '3,9%')?.fill).toBe(palette.ink);
    expect(countOf(svg, new RegExp(`stroke="${palette.ink}"[^>]*stroke-dasharray`, 'g'))).toBe(1);
    // Its sample in the legend stays; no tile is in the lowest class.
    expect(countOf(svg, new RegExp(`stroke="${palette.alertHatch}"`, 'g'))).toBe(1);
  });

  it('marks none where all are in the lowest class: on the first day none is behind the others', () => {
    const first = tileMap({ ...props, tiles: tiles.map((tile) => ({ ...tile, value: 0 })) });
    expect(first).not.toContain(palette.alert);
    expect(countOf(first, new RegExp(`fill="${classColours[0]}"`, 'g'))).toBe(tiles.length + 1);
  });

  it('gives a value the colour of its class on every day, whatever the others have', () => {
    const colourOf = (others: number) =>
      /fill="(#\w+)"/.exec(
        tileMap({
          ...props,
          tiles: [
            { name: 'Quận 1', row: 0, column: 0, value: 8 },
            { name: 'Quận 3', row: 0, column: 1, value: others },
          ],
        }),
      )?.[1];
    expect(colourOf(30)).toBe(colourOf(9));
    expect(colourOf(9)).toBe(classColours[2]);
  });

  it('tells counts by the length of a bar, never by a colour that blames the small', () => {
    const svg = tileMap({ ...props, limits: null, format: String });
    expect(svg).not.toContain(palette.alert);
    const bars = [...svg.matchAll(/width="([\d.]+)" height="2" fill/g)].map(([, width]) => Number(width));
    // One for each tile.
    expect(bars).toHaveLength(5);
    expect((bars[1] ?? 0) / (bars[2] ?? 1)).toBeCloseTo(3.9 / 15.8, 2);
    expect(textsOf(svg).at(-1)?.content).toBe('vạch càng dài càng nhiều hồ sơ (dài nhất: 15.8)');
  });

  it('shortens a name that finds no room to its first letter and the rest', () => {
    const narrow = tiles.map((tile) => ({ ...tile, name: 'Bình Thạnh' }));
    const svg = tileMap({ ...props, width: 170, leastText: 12, tiles: narrow });
    expect(textsOf(svg)[0]?.content).toBe('B. Thạnh');
    expect(svg).toContain('<title>Bình Thạnh: 3,9%</title>');
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
    ['the first screen', 389, 172, 12],
    ['the weekly briefing', 463, 214, 0],
  ])('is written large enough to be read, and within its tiles: %s', (_, width, height, leastText) => {
    const names = ['Bình Thạnh', 'Bình Chánh', 'TP. Thủ Đức', 'Phú Nhuận', 'Quận 10', 'Hóc Môn'];
    const city = names
      .flatMap((name, row) =>
        names.map((__, column): Tile => ({ name, row, column, value: 8.8 + 3.7 * column })),
      )
      .filter(({ row, column }) => row > 0 || column === 0);
    const svg = tileMap({ ...props, width, height, leastText, tiles: city });
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
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(leastText || 9);
    expect(overlapsOf(svg)).toEqual([]);
    expect(cutTextsOf(svg)).toEqual([]);
  });

  it('says so when no tile has a value', () => {
    const svg = tileMap({ ...props, tiles: tiles.map((tile) => ({ ...tile, value: null })) });
    expect(textsOf(svg).map(({ content }) => content)).toEqual(['Chưa có số liệu']);
  });
});
