import { countOf, cutTextsOf, overlapsOf, textsOf } from '../../../../test/support/read-svg.js';
import { smallMultiples } from './small-multiples.js';
import type { SmallMultiplesProps } from './small-multiples.js';

const points = (end: number) =>
  ['2022-05-04', '2022-05-05', '2022-05-06', '2022-05-07'].map((date, index) => ({
    date,
    value: (10 * end * (index + 1)) / 4,
    reported: index !== 1,
  }));
const props: SmallMultiplesProps = {
  width: 640,
  height: 400,
  step: 'signed',
  reference: points(8.3),
  panels: Array.from({ length: 22 }, (_, index) => ({
    name: `Quận ${index + 1}`,
    shown: `${index + 1},0%`,
    points: points(index + 1),
  })),
};

describe('smallMultiples', () => {
  it('names every panel and prints its last value', () => {
    const shown = textsOf(smallMultiples(props)).map(({ content }) => content);
    for (const panel of props.panels)
      expect(shown).toEqual(expect.arrayContaining([panel.name, panel.shown]));
  });

  it('draws all panels on one scale: twice the value stands twice as high', () => {
    const ends = [
      ...smallMultiples(props).matchAll(/d="M[\d.]+,([\d.]+)L[^"]*,([\d.]+)" fill="none" stroke="#0b4f9e"/g),
    ].map(([, start, end]) => Number(start) - Number(end));
    expect(ends).toHaveLength(22);
    expect((ends[19] ?? 0) / (ends[9] ?? 1)).toBeCloseTo(2, 1);
  });

  it('draws the city in every panel and a value carried forward hollow', () => {
    const svg = smallMultiples(props);
    expect(countOf(svg, /<path[^>]*stroke="#b8c2cd"/g)).toBe(22);
    // And the sign at the foot.
    expect(countOf(svg, /<circle[^>]*fill="#ffffff"/g)).toBe(22 + 1);
    expect(textsOf(svg).map(({ content }) => content)).toContain('toàn thành phố');
  });

  it('explains its lines whole on a telephone, over as many lines as that takes', () => {
    const svg = smallMultiples({ ...props, width: 330, height: 1300, columns: 2, leastText: 12 });
    expect(cutTextsOf(svg)).toEqual([]);
    expect(overlapsOf(svg)).toEqual([]);
    const shown = textsOf(svg).map(({ content }) => content);
    expect(shown).toEqual(expect.arrayContaining(['đã ký số', 'toàn thành phố', 'chưa đủ báo cáo']));
  });

  it('draws a last day that only a part reported hollow, and says so of the panel and at the foot', () => {
    const [first, ...others] = props.panels;
    const partly = (first?.points ?? []).map((point) => ({ ...point, reported: true, partly: '3/10' }));
    const panels = [{ name: 'Quận 1', shown: '1,0%', href: '/?quan=760', points: partly }];
    const full = others.map((panel) => ({
      ...panel,
      points: panel.points.map((point) => ({ ...point, reported: true })),
    }));
    const svg = smallMultiples({ ...props, panels: [...panels, ...full] });
    // Days long past are no longer filled up: only the last one is hollow, and at the foot its sign.
    expect(countOf(svg, /<circle[^>]*fill="#ffffff"/g)).toBe(2);
    expect(svg).toContain('Quận 1: 1,0%, mới 3/10');
    expect(textsOf(svg).map(({ content }) => content)).toContain('chưa đủ báo cáo');
    expect(overlapsOf(svg)).toEqual([]);
    const complete = smallMultiples({ ...props, panels: full });
    expect(textsOf(complete).map(({ content }) => content)).not.toContain('chưa đủ báo cáo');
  });

  it.each([22, 5, 1])('lets no two texts of %d panels touch', (count) => {
    const svg = smallMultiples({ ...props, panels: props.panels.slice(0, count) });
    expect(overlapsOf(svg)).toEqual([]);
    expect(cutTextsOf(svg)).toEqual([]);
  });

  const axisOf = (end: number, days = 4) => {
    const panels = [{ name: 'Quận 1', shown: '', points: points(end).slice(0, days) }];
    const svg = smallMultiples({ ...props, panels, reference: [] });
    expect(svg).not.toMatch(/NaN|Infinity/);
    return textsOf(svg).flatMap(({ content }) => (/%|\//.test(content) ? [content] : []));
  };

  it.each([
    ['a little', 0.9, ['0%', '0,5%']],
    ['a tenth of a percent', 0.1, ['0%', '0,1%']],
    ['nothing', 0, ['0%', '0,1%']],
    ['all', 100, ['0%', '50%', '100%']],
  ])('reads its axis in the language of the page, no mark twice, when %s is done', (_, end, marks) => {
    expect(axisOf(end)).toEqual([...marks, '04/05', '07/05']);
  });

  it('prints the date of a single day once', () => {
    expect(axisOf(100, 1)).toEqual(['0%', '10%', '20%', '04/05']);
  });

  it('says so when no panel has a value', () => {
    const svg = smallMultiples({ ...props, panels: [], reference: [] });
    expect(textsOf(svg).map(({ content }) => content)).toEqual(['Chưa có số liệu']);
  });
});
