import { countOf, cutTextsOf, overlapsOf, textsOf } from '../../../../test/support/read-svg.js';
import type { DayState } from '../domain/completeness.js';
import { heatMap } from './heat-map.js';
import type { HeatMapProps, HeatMapRow } from './heat-map.js';
import { stateColours } from './palette.js';

const dates = ['2022-04-29', '2022-04-30', '2022-05-01', '2022-05-04'];
const rows: HeatMapRow[] = [
  { name: 'Phường 01', group: 'Quận 3', states: ['on-time', 'holiday', 'holiday', 'late'] },
  { name: 'Phường 02', group: 'Quận 3', states: ['missing', 'holiday', 'holiday', 'on-time'] },
  { name: 'Phường Bến Nghé', group: 'Quận 1', states: ['on-time', 'holiday', 'holiday', 'returned'] },
];
const props: HeatMapProps = { width: 400, dates, rows };

/** 310 wards of 22 districts on 14 days, as the city's briefing shows them. */
const city: HeatMapProps = {
  width: 900,
  dates: Array.from({ length: 14 }, (_, day) => `2022-04-${day + 11}`),
  rows: Array.from({ length: 310 }, (_, index) => ({
    name: `Phường ${index + 1}`,
    group: `Quận ${1 + (index % 310 === 0 ? 0 : Math.floor(index / 14.1))}`,
    states: Array.from({ length: 14 }, (_, day): DayState =>
      (index + day) % 9 === 0 ? 'missing' : 'on-time',
    ),
  })),
};

const boxesOf = (svg: string, state: DayState) =>
  countOf(new RegExp(`<path d="([^"]*)" fill="${stateColours[state].fill}"`).exec(svg)?.[1] ?? '', /M/g);

describe('heatMap', () => {
  it('writes and explains the letters of the reader’s language', () => {
    const said = (language: 'vi' | 'en') =>
      textsOf(heatMap({ ...props, language })).map(({ content }) => content);
    expect(said('en')).toEqual(expect.arrayContaining(['O', 'L', 'R', 'M', 'H']));
    expect(said('en').join('')).not.toMatch(/Đ/);
    expect(said('vi')).toEqual(expect.arrayContaining(['Đ', 'T', 'B', 'C', 'N']));
  });

  it('draws a box and a letter for every row and day', () => {
    const svg = heatMap(props);
    expect(boxesOf(svg, 'on-time')).toBe(3);
    expect(boxesOf(svg, 'holiday')).toBe(6);
    expect(boxesOf(svg, 'late')).toBe(1);
    expect(boxesOf(svg, 'missing')).toBe(1);
    expect(boxesOf(svg, 'returned')).toBe(1);
    const letters = [
      ...svg.matchAll(/<text x="[\d. ]+" y="[\d.]+" font-size="[\d.]+" fill="[^"]*">([ĐTBCN]+)<\/text>/g),
    ];
    expect(letters.map(([, written]) => written).join('')).toHaveLength(12);
  });

  it('explains the states that occur, and only those', () => {
    const shown = textsOf(heatMap(props)).map(({ content }) => content);
    expect(shown).toEqual(
      expect.arrayContaining(['đúng hạn', 'trễ', 'bị trả lại', 'chưa báo cáo', 'ngày nghỉ']),
    );
    expect(shown).not.toContain('chưa đến hạn');
  });

  it('explains every state whole on a telephone, over as many lines as that takes', () => {
    const svg = heatMap({ ...props, width: 300, rowHeight: 17, leastText: 12 });
    expect(cutTextsOf(svg)).toEqual([]);
    expect(overlapsOf(svg)).toEqual([]);
    const shown = textsOf(svg).map(({ content }) => content);
    expect(shown).toEqual(
      expect.arrayContaining(['đúng hạn', 'trễ', 'bị trả lại', 'chưa báo cáo', 'ngày nghỉ']),
    );
  });

  it('heads the days with their months and the rows with their groups', () => {
    const shown = textsOf(heatMap(props)).map(({ content }) => content);
    expect(shown).toEqual(
      expect.arrayContaining(['Tháng 4', 'Tháng 5', '29', '30', '1', '4', 'Quận 3', 'Quận 1']),
    );
    expect(shown.filter((content) => content === 'Quận 3')).toHaveLength(1);
  });

  it('draws 310 × 14 as one path a colour, every cell once', () => {
    const svg = heatMap(city);
    expect(boxesOf(svg, 'on-time') + boxesOf(svg, 'missing')).toBe(4340);
    expect(countOf(svg, /<path/g)).toBe(2);
  });

  it('shares rows out into blocks of the same cells, a broken group named again', () => {
    const [one, three] = [heatMap(city), heatMap({ ...city, blocks: 3 })];
    expect(boxesOf(three, 'missing')).toBe(boxesOf(one, 'missing'));
    const height = (svg: string) => Number(/ height="([\d.]+)"/.exec(svg)?.[1]);
    expect(height(three)).toBeLessThan(height(one) / 2.5);
    expect(textsOf(three).filter(({ content }) => content.endsWith('(tiếp)'))).toHaveLength(2);
  });

  it('says so when there are no rows', () => {
    expect(textsOf(heatMap({ ...props, rows: [] })).map(({ content }) => content)).toEqual([
      'Chưa có số liệu',
    ]);
  });
});
