import { districtOf, neverReported, progressOf } from '../../../../test/support/progress-answers.js';
import { textsOf } from '../../../../test/support/read-svg.js';
import { funnel } from '../charts/funnel.js';
import { formatCount } from '../domain/format.js';
import { bandTold, funnelOf, rankingOf, tileMapOf } from './progress-charts.js';

const FRAME = { width: 600, height: 300 };

describe('funnelOf', () => {
  it('draws as waiting with the police what the tables call pending', () => {
    const progress = progressOf();
    const shown = textsOf(funnel(funnelOf(progress, FRAME))).map(({ content }) => content);
    expect(progress.totals.unresolved).toBeGreaterThan(0);
    expect(shown).toContain(`còn ${formatCount(progress.totals.pending)} · chờ lâu nhất 10 ngày`);
  });
});

describe('the charts of an area that never reported', () => {
  const rows = [districtOf('Quận 1', neverReported(700)), districtOf('Quận 3', { required: 700, signed: 0 })];

  it('have neither bar nor tile for it, and none of it standing still', () => {
    const { rows: bars } = rankingOf(rows, FRAME);
    expect(bars.map(({ value, shown, place, flagged }) => [value, shown, place, flagged])).toEqual([
      [null, '–', null, false],
      [0, '0,0%', null, true],
    ]);
    expect(tileMapOf(rows, FRAME).tiles.map(({ value }) => value)).toEqual([null, 0]);
  });

  it('say that there are no figures where its steps would be', () => {
    const shown = textsOf(funnel(funnelOf(progressOf({ totals: neverReported(700) }), FRAME)));
    expect(shown.map(({ content }) => content)).toEqual(['Chưa có số liệu']);
  });
});

describe('rankingOf', () => {
  const row = (name: string, rank: number, signed: number, remaining: number, hasReportedInWeek = true) =>
    ({
      area: { name },
      totals: { percentTenths: { signed: 100 - rank }, remaining, signed: 9, required: 9 + remaining },
      increments: { week: { signed } },
      hasReportedInWeek,
      ranks: { signed: { rank, change: 1 } },
    }) as never;

  it('puts the best first and flags who reported, has records left and signed none', () => {
    const { rows } = rankingOf(
      [row('Quận 2', 2, 0, 5), row('Quận 1', 1, 7, 5), row('Quận 3', 3, 0, 0), row('Quận 4', 4, 0, 5, false)],
      FRAME,
    );
    expect(rows.map(({ name, flagged, shown }) => [name, flagged, shown])).toEqual([
      ['Quận 1', false, '9,9%'],
      ['Quận 2', true, '9,8%'],
      ['Quận 3', false, '9,7%'],
      ['Quận 4', false, '9,6%'],
    ]);
  });
});

describe('bandTold', () => {
  const { atDeadline } = progressOf().forecast;
  it.each([
    ['where it is drawn', atDeadline, /^dải nhạt: /],
    ['not without a range', atDeadline && { ...atDeadline, low: null, high: null }, /^null$/],
    ['not without a forecast', null, /^null$/],
  ])('explains the light band %s', (_, told, words) => {
    expect(String(bandTold({ atDeadline: told }))).toMatch(words);
  });
});
