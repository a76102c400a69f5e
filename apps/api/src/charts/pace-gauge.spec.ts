import { cutTextsOf, overlapsOf, textsOf } from '../../../../test/support/read-svg.js';
import type { HeadlineCode } from '../domain/headline.js';
import { gaugePaceOf, paceGauge, partlyInShort, partlyTold } from './pace-gauge.js';
import type { PaceGaugeProps } from './pace-gauge.js';

const city: PaceGaugeProps = {
  width: 300,
  height: 56,
  pace: { pace: 24_942, low: 9_800, high: 41_000 },
  neededPerDay: 164_315,
  headline: { code: 'too-slow', speedUp: 6.6 },
};
const contents = (props: PaceGaugeProps) => textsOf(paceGauge(props)).map(({ content }) => content);

const of = (code: HeadlineCode, speedUp: number | null = null) => ({ headline: { code, speedUp } });

describe('paceGauge', () => {
  it('says how fast, how fast is needed, and how many times faster that is', () => {
    expect(contents(city)).toEqual(['đang đạt 24.942/ngày', 'cần 164.315/ngày', 'Phải tăng gấp 6,6 lần']);
  });

  it.each([
    ['fast enough', { ...city, neededPerDay: 24_942, ...of('fast-enough') }, 'Đủ để kịp thời hạn'],
    ['a little too slow', { ...city, neededPerDay: 25_000, ...of('too-slow', 1) }, 'Cần tăng nhẹ'],
    [
      'at a standstill',
      { ...city, pace: { pace: 0, low: 0, high: 0 }, ...of('not-moving') },
      'Chưa phát sinh hồ sơ ký số mới trong những ngày gần đây',
    ],
    ['out of days', { ...city, neededPerDay: null, ...of('deadline-passed') }, 'Đã quá thời hạn'],
    ['without a deadline', { ...city, neededPerDay: null, ...of('no-deadline') }, 'Chưa đặt thời hạn'],
    ['done', { ...city, neededPerDay: 0, ...of('done') }, 'Đã hoàn thành ký số'],
    ['without a reporting day so far', { ...city, pace: null }, 'Chưa có số liệu'],
    ['not begun', { ...city, pace: null, ...of('not-begun') }, 'Chưa bắt đầu ký số'],
  ])('says in words when signing is %s', (_, props, verdict) => {
    expect(contents(props)).toContain(verdict);
    expect(overlapsOf(paceGauge(props))).toEqual([]);
  });

  describe('of a day only a part of the wards reported', () => {
    const days = [
      { date: '2022-05-04', signed: 9_800, wardsReported: 310, wardsExpected: 310, isNearlyComplete: true },
      { date: '2022-05-05', signed: null, wardsReported: 0, wardsExpected: 310, isNearlyComplete: false },
      { date: '2022-05-07', signed: 700, wardsReported: 10, wardsExpected: 310, isNearlyComplete: false },
    ];
    const pace = gaugePaceOf({ perDay: 24_942, low: 9_800, high: 41_000, days });
    const whole = '07/05 mới 10/310, chưa tính vào mức thấp nhất – cao nhất';

    it('draws it hollow and dashed, at what was signed, and leaves out a day nobody reported', () => {
      const dots = paceGauge({ ...city, pace }).match(/<circle[^>]*>/g) ?? [];
      expect(dots).toHaveLength(1);
      expect(dots[0]).toMatch(/fill="#ffffff".*stroke-dasharray/);
      expect(paceGauge(city)).not.toContain('<circle');
    });

    it('says it whole where there is room, shorter where there is less, and always to a pointer', () => {
      expect(contents({ ...city, pace, width: 700 }).at(-1)).toBe(
        `dải nhạt: mức thấp nhất – cao nhất gần đây; ${whole}`,
      );
      expect(contents({ ...city, pace, width: 520 }).at(-1)).toMatch(/; 07\/05 mới 10\/310$/);
      expect(contents({ ...city, pace, width: 250 }).at(-1)).toBe('07/05 mới 10/310');
      expect(paceGauge({ ...city, pace, width: 130 })).toContain(`<title>${whole}</title>`);
      expect(partlyTold(pace.partly)).toBe(whole);
      expect(partlyTold([])).toBeNull();
      expect(partlyInShort(pace.partly)).toBe('07/05 mới 10/310, chưa tính vào thấp – cao nhất');
      expect(partlyInShort([...pace.partly, ...pace.partly])).toMatch(/^2 ngày thiếu báo cáo, /);
      expect(partlyInShort([])).toBeNull();
    });

    it('draws days whose dots would touch as one mark, and names each of them once', () => {
      const more = [3_000, 3_900, 30_000].map((signed, index) => ({
        ...{ date: `2022-05-0${index + 3}`, day: `0${index + 3}/05`, outOf: `${index + 1}/310`, signed },
      }));
      const crowded = { ...pace, partly: more };
      const svg = paceGauge({ ...city, pace: crowded });
      expect(svg.match(/<circle/g)).toHaveLength(1);
      const together = '03/05 mới 1/310; 04/05 mới 2/310: chưa tính vào mức thấp nhất – cao nhất';
      expect(
        svg.match(/<rect[^>]*stroke-dasharray[^>]*><title>[^<]*/g)?.map((mark) => mark.split('<title>')[1]),
      ).toEqual([together]);
      expect(partlyTold(more)).toMatch(/^03\/05 mới 1\/310; 04\/05 mới 2\/310; 05\/05 mới 3\/310: chưa tính/);
    });

    it.each([130, 250, 300, 520, 700])('keeps its texts apart on %d pixels', (width) => {
      const svg = paceGauge({ ...city, pace, width });
      expect(overlapsOf(svg).filter((texts) => JSON.stringify(texts).includes('mới'))).toEqual([]);
    });
  });

  it.each([1_000, 20_000, 60_000, 164_315])(
    'keeps its texts apart when %d a day are needed',
    (neededPerDay) => {
      const svg = paceGauge({ ...city, neededPerDay });
      expect(overlapsOf(svg)).toEqual([]);
      expect(cutTextsOf(svg)).toEqual([]);
    },
  );
});
