import { countOf, cutTextsOf, overlapsOf, textsOf } from '../../../../test/support/read-svg.js';
import { ranking } from './ranking.js';
import type { RankingProps, RankingRow } from './ranking.js';

const rows: RankingRow[] = [
  { name: 'TP. Thủ Đức', place: 22, value: 538_193, shown: '538.193', second: '7,7%', rankChange: 1 },
  {
    name: 'Bình Tân',
    place: 21,
    value: 375_576,
    shown: '375.576',
    second: '3,9%',
    rankChange: -2,
    flagged: true,
  },
  { name: 'Cần Giờ', place: 1, value: 28_054, shown: '28.054', second: '21,3%', rankChange: 0 },
  { name: 'Quận 7', place: null, value: null, shown: '', second: '–', rankChange: null },
];
const props: RankingProps = {
  width: 420,
  height: 120,
  rows,
  columns: { place: 'Hạng', name: 'Địa bàn', shown: 'Chưa ký', second: 'Đã ký', rankChange: 'Thay đổi' },
};

describe('ranking', () => {
  it('tells the place of an area from the places it won or lost', () => {
    expect(textsOf(ranking(props)).map(({ content }) => content)).toEqual([
      ...['Hạng', 'Địa bàn', 'Chưa ký', 'Đã ký', 'Thay đổi'],
      ...['22', 'TP. Thủ Đức', '538.193', '7,7%', '1'],
      ...['21', 'Bình Tân', '375.576', '3,9%', '2'],
      ...['1', 'Cần Giờ', '28.054', '21,3%', '0'],
      ...['–', 'Quận 7', '–', '–', '–'],
    ]);
    expect(ranking(props)).toContain('<title>tăng hạng 1</title>');
    expect(ranking(props)).toContain('<title>giảm hạng 2</title>');
  });

  it('marks a flagged row by a stroke and bold letters, not by colour alone', () => {
    const [flagged, plain] = [
      ranking(props),
      ranking({ ...props, rows: rows.map((row) => ({ ...row, flagged: false })) }),
    ];
    expect(countOf(flagged, /<rect/g) - countOf(plain, /<rect/g)).toBe(1);
    expect(flagged).toMatch(/font-weight="600"[^>]*>Bình Tân/);
  });

  it('lines figures up at their right edge', () => {
    const ends = textsOf(ranking(props))
      .filter(({ content }) => /^\d+\.\d{3}$/.test(content))
      .map(({ left, width }) => left + width);
    expect(ends).toHaveLength(3);
    ends.forEach((end) => expect(end).toBeCloseTo(ends[0] ?? 0, 1));
  });

  it.each([
    [420, 460],
    [300, 300],
    [260, 220],
  ])('lets no two texts touch with 22 rows on %d × %d', (width, height) => {
    const many = Array.from({ length: 22 }, (_, index) => ({
      ...(rows[index % 3] as RankingRow),
      rankChange: index - 11,
    }));
    const svg = ranking({ ...props, width, height, rows: many });
    expect(overlapsOf(svg)).toEqual([]);
    expect(cutTextsOf(svg)).toEqual([]);
  });

  it('links a name to its page where there is one', () => {
    const svg = ranking({
      ...props,
      rows: [{ ...(rows[0] as RankingRow), href: '/?quan=769&ngay=2022-05-07' }],
    });
    expect(svg).toContain('<a href="/?quan=769&amp;ngay=2022-05-07"');
  });

  it('says so when there are no rows', () => {
    expect(textsOf(ranking({ ...props, rows: [] })).map(({ content }) => content)).toEqual([
      'Chưa có số liệu',
    ]);
  });
});
