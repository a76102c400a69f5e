import { cutTextsOf, overlapsOf, textsOf } from '../../../../test/support/read-svg.js';
import type { HeadlineCode } from '../domain/headline.js';
import { paceGauge } from './pace-gauge.js';
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

  it.each([1_000, 20_000, 60_000, 164_315])(
    'keeps its texts apart when %d a day are needed',
    (neededPerDay) => {
      const svg = paceGauge({ ...city, neededPerDay });
      expect(overlapsOf(svg)).toEqual([]);
      expect(cutTextsOf(svg)).toEqual([]);
    },
  );
});
