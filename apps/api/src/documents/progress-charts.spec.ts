import type { ProgressAnswer, SeriesAnswer } from '../contract/progress.js';
import { reportingDate } from '../domain/reporting-date.js';
import { burnUpOf, rankingOf } from './progress-charts.js';

const FRAME = { width: 600, height: 300 };

describe('burnUpOf', () => {
  const day = (date: string, submitted: number, signed: number, isCarriedForward = false) =>
    ({ date: reportingDate(date), isCarriedForward, totals: { submitted, verified: 0, signed } }) as never;
  const series: SeriesAnswer = {
    area: { level: 'city', code: null, name: 'Thành phố', districtCode: null, districtName: null },
    by: 'day',
    days: [
      day('2022-04-22', 10, 0),
      day('2022-04-23', 20, 1),
      day('2022-04-24', 20, 1, true),
      day('2022-04-25', 30, 0),
    ],
    required: [{ from: reportingDate('2022-04-13'), required: 40 }],
    plan: { from: reportingDate('2022-04-23'), to: reportingDate('2022-06-01'), required: 40 },
    deadlines: ['Công văn 2262/BYT-CNTT ngày 04/5/2022', 'Văn bản ngày 13/4/2022'].map((document) => ({
      ...{ deadlineDate: reportingDate('2022-06-01'), decidedOn: reportingDate('2022-05-04') },
      ...{ document, reason: '', isInForce: true },
    })),
    holidays: ['2022-04-30', '2022-05-01', '2022-05-03'].map((date) => ({
      date: reportingDate(date),
      reason: 'Nghỉ lễ',
    })),
    events: [],
  };
  const drawn = burnUpOf(series, { forecast: { atDeadline: null } } as ProgressAnswer, FRAME);

  it('begins a line on the day its step begins, and never breaks it off again', () => {
    expect(drawn.days.map(({ signed }) => signed)).toEqual([null, 1, 1, 0]);
    expect(drawn.days.map(({ verified }) => verified)).toEqual([null, null, null, null]);
  });

  it('marks figures carried forward as not reported', () => {
    expect(drawn.days.map(({ reported }) => reported)).toEqual([true, true, false, true]);
  });

  it('names a deadline by the symbol of its document, and leaves one without a symbol unnamed', () => {
    expect(drawn.deadlines.map(({ document }) => document)).toEqual(['2262/BYT-CNTT', undefined]);
  });

  it('draws holidays next to each other as one stretch', () => {
    expect(drawn.holidays).toEqual([
      { from: '2022-04-30', to: '2022-05-01' },
      { from: '2022-05-03', to: '2022-05-03' },
    ]);
  });

  it('plans an even line, and forecasts nothing where nothing can be told', () => {
    expect(drawn.plan).toEqual([
      { date: '2022-04-23', count: 0 },
      { date: '2022-06-01', count: 40 },
    ]);
    expect(drawn.forecast).toBeUndefined();
  });
});

describe('rankingOf', () => {
  const row = (name: string, rank: number, signedSince: number, remaining: number) =>
    ({
      area: { name },
      totals: { percentTenths: { signed: 100 - rank }, remaining },
      change: { signed: signedSince },
      ranks: { signed: { rank, change: 1 } },
    }) as never;

  it('puts the best first and flags where records remain and none was signed', () => {
    const { rows } = rankingOf(
      [row('Quận 2', 2, 0, 5), row('Quận 1', 1, 7, 5), row('Quận 3', 3, 0, 0)],
      FRAME,
    );
    expect(rows.map(({ name, flagged, shown }) => [name, flagged, shown])).toEqual([
      ['Quận 1', false, '9,9 %'],
      ['Quận 2', true, '9,8 %'],
      ['Quận 3', false, '9,7 %'],
    ]);
  });
});
