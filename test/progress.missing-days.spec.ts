import type {
  CompletenessAnswer,
  DistrictsAnswer,
  ProgressAnswer,
  SeriesAnswer,
  WardHistoryAnswer,
} from '../apps/api/src/contract/progress.js';
import { fileFigures, makeSmallCampaign, returnReport } from './support/small-campaign.js';
import { signIn, type SignedIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

describe('days on which something is missing', () => {
  let campaign: TestApp;
  let leader: SignedIn;
  const ask = async <Answer>(path: string): Promise<Answer> =>
    (await campaign.app.inject({ url: `/api/progress/${path}`, headers: leader.headers })).json();
  /** Asks at another moment than the one the clock stands at. */
  const atMoment = async <Answer>(moment: string, question: () => Promise<Answer>): Promise<Answer> => {
    const before = campaign.clock.now();
    campaign.clock.standAt(new Date(moment));
    const answer = await question();
    campaign.clock.standAt(before);
    return answer;
  };
  const dayOf = async (date: string) => {
    const { days } = await ask<SeriesAnswer>('series?from=2022-04-24&until=2022-04-30');
    return days.find((day) => day.date === date);
  };

  // District 901 files 25/4, 26/4 and, after a gap, 29/4; 902 files 25/4 and 29/4, late and lower by an
  // adjustment. The day shown is 29/4.
  beforeAll(async () => {
    campaign = await startApp('2022-04-29T20:00:00+07:00');
    await makeSmallCampaign(campaign, { '901': { '90101': 1_000, '90102': 0 }, '902': { '90201': 500 } });
    const empty = { ward: '90102' };
    await fileFigures(campaign, '901', '2022-04-25', [
      { ward: '90101', submitted: 400, verified: 100, signed: 10 },
      empty,
    ]);
    await fileFigures(campaign, '902', '2022-04-25', [{ ward: '90201', submitted: 300, verified: 50 }]);
    await fileFigures(campaign, '901', '2022-04-26', [
      { ward: '90101', submitted: 500, verified: 150, signed: 30 },
      empty,
    ]);
    await fileFigures(campaign, '901', '2022-04-29', [
      { ward: '90101', submitted: 900, verified: 400, signed: 90 },
      empty,
    ]);
    await fileFigures(
      campaign,
      '902',
      '2022-04-29',
      [{ ward: '90201', submitted: 280, verified: 60, signed: 5, adjusted: 'duplicates-removed' }],
      '2022-04-29T17:00:00+07:00',
    );
    leader = await signIn(campaign, 'leader');
  });
  afterAll(() => campaign.close());

  it('are carried forward in the totals, and are no work', async () => {
    const day = await dayOf('2022-04-27');
    expect(day).toMatchObject({ isCarriedForward: true, wardsReported: 0, wardsExpected: 3 });
    expect(day?.totals).toMatchObject({ submitted: 800, verified: 200, signed: 30 });
    expect(day?.increments).toMatchObject({ submitted: 0, verified: 0, signed: 0 });
  });

  it('have no figures at all before the first report', async () => {
    expect((await dayOf('2022-04-24'))?.totals).toMatchObject({ wards: 3, wardsWithFigures: 0 });
  });

  it('carry one district forward while the other reports', async () => {
    const day = await dayOf('2022-04-26');
    expect(day).toMatchObject({ isCarriedForward: false, wardsReported: 2 });
    expect(day?.totals.submitted).toBe(500 + 300);
  });

  it('leave their work to the day it arrives', async () => {
    const day = await dayOf('2022-04-29');
    expect(day?.increments).toMatchObject({ submitted: 400, verified: 250 + 10, signed: 60 + 5 });
  });

  it('show a downward adjustment apart from the work', async () => {
    const { increments, pace } = await ask<ProgressAnswer>('districts/902?date=2022-04-29');
    expect(increments.day).toEqual({
      ...{ submitted: 0, verified: 10, signed: 5 },
      adjustments: { submitted: -20, verified: 0, signed: 0 },
    });
    // Seven reporting days, 23/4–29/4: none was signed on the first of the two reported, five on the last.
    expect(pace).toMatchObject({ perDay: 5 / 7, low: 0, high: 5 });
  });

  it('are no slow days: the pace divides by them, for their work came later, and takes its band from the others', async () => {
    const { pace } = await ask<ProgressAnswer>('districts/901?date=2022-04-29');
    expect(pace).toMatchObject({ perDay: (10 + 20 + 60) / 7, low: 10, high: 60 });
    expect(pace?.days.map(({ date, signed }) => [date.slice(8), signed])).toEqual([
      ...[
        ['23', null],
        ['24', null],
        ['25', 10],
        ['26', 20],
        ['27', null],
        ['28', null],
      ],
      ['29', 60],
    ]);
  });

  it('do not slow the city down while a day is still coming in, or where nobody has reported since', async () => {
    const at = async (path: string) => {
      const { pace } = await ask<ProgressAnswer>(`${path}asOf=2022-04-29T16:00:00%2B07:00`);
      return [
        pace?.perDay,
        pace?.days.filter(({ isNearlyComplete }) => isNearlyComplete).map(({ date }) => date.slice(8)),
      ];
    };
    // At 16:00 district 901 has reported for 29/4 and 902 has not. What 902 does not say slows nobody down.
    expect(await at('districts/901?date=2022-04-29&')).toEqual([90 / 7, ['25', '26', '29']]);
    expect(await at('city?date=2022-04-29&')).toEqual([90 / 7, ['25']]);
    expect(await at('city?date=2022-04-28&')).toEqual([30 / 4, ['25']]);
  });

  it('tell an area that did not report from one that stands still', async () => {
    const inWeekOf = async (date: string) => {
      const { rows } = await ask<DistrictsAnswer>(`districts?date=${date}`);
      return rows.map(({ area, hasReportedInWeek }) => [area.code, hasReportedInWeek]);
    };
    expect(await inWeekOf('2022-04-24')).toEqual([
      ['901', false],
      ['902', false],
    ]);
    expect(await inWeekOf('2022-04-28')).toEqual([
      ['901', true],
      ['902', true],
    ]);
    const monday = await atMoment('2022-05-02T20:00:00+07:00', () =>
      ask<ProgressAnswer>('districts/901?date=2022-05-02'),
    );
    expect(monday.hasReportedInWeek).toBe(false);
  });

  it('are marked on the ward’s own page, with no increment', async () => {
    const { days } = await ask<WardHistoryAnswer>('wards/90101?from=2022-04-26&until=2022-04-30');
    expect(days.map(({ date, state, reported }) => [date.slice(8), state, reported])).toEqual([
      ['26', 'on-time', true],
      ['27', 'missing', false],
      ['28', 'missing', false],
      ['29', 'on-time', true],
    ]);
    expect(days.map(({ figures }) => figures?.signed)).toEqual([30, 30, 30, 90]);
    expect(days.map(({ increments }) => increments?.signed ?? null)).toEqual([20, null, null, 60]);
    expect(days.map(({ figuresDate }) => figuresDate?.slice(8))).toEqual(['26', '26', '26', '29']);
    const other = await ask<WardHistoryAnswer>('wards/90201?from=2022-04-28&until=2022-04-30');
    expect(other.days.map(({ increments }) => increments)).toEqual([
      null,
      { submitted: 0, verified: 10, signed: 5, adjustments: { submitted: -20, verified: 0, signed: 0 } },
    ]);
    expect(days.map(({ reportId }) => reportId !== null)).toEqual([true, false, false, true]);
  });

  it('are counted with the names of those who are missing', async () => {
    const { dates, districts, total } = await ask<CompletenessAnswer>(
      'completeness?from=2022-04-26&until=2022-04-30',
    );
    expect(dates.map(({ missingWards }) => missingWards.map(({ wardCode }) => wardCode))).toEqual([
      ['90201'],
      ['90101', '90102', '90201'],
      ['90101', '90102', '90201'],
      [],
    ]);
    expect(districts.map(({ filed, onTime, late, missing }) => [filed, onTime, late, missing])).toEqual([
      [4, 4, 0, 4],
      [1, 0, 1, 3],
    ]);
    expect(total).toEqual({
      expected: 12,
      filed: 5,
      onTime: 4,
      late: 1,
      returned: 0,
      missing: 7,
      filedOnHolidays: 0,
    });
  });

  it('are none on a holiday, when nothing is expected', async () => {
    const { dates, wards } = await atMoment('2022-04-30T20:00:00+07:00', () =>
      ask<CompletenessAnswer>('completeness?from=2022-04-30&until=2022-05-01'),
    );
    expect(dates[0]).toMatchObject({ isReportingDay: false, expected: 0, missing: 0 });
    expect(wards.map(({ states }) => states)).toEqual([['holiday'], ['holiday'], ['holiday']]);
  });

  it('count a report for a holiday apart from those expected', async () => {
    await fileFigures(campaign, '902', '2022-05-01', [
      { ward: '90201', submitted: 290, verified: 60, signed: 5 },
    ]);
    const { dates, total } = await atMoment('2022-05-01T12:00:00+07:00', () =>
      ask<CompletenessAnswer>('completeness?from=2022-04-29&until=2022-05-02'),
    );
    expect(dates.map(({ expected, filed, filedOnHolidays }) => [expected, filed, filedOnHolidays])).toEqual([
      [3, 3, 0],
      [0, 0, 0],
      [0, 0, 1],
    ]);
    expect(total).toMatchObject({ expected: 3, filed: 3, filedOnHolidays: 1 });
    await returnReport(campaign, '902', '2022-05-01', '2022-05-01T18:00:00+07:00');
  });

  it('are not missing before the deadline has passed', async () => {
    const moment = '2022-04-27T16:59:00%2B07:00';
    const { dates } = await ask<CompletenessAnswer>(
      `completeness?from=2022-04-26&until=2022-04-28&asOf=${moment}`,
    );
    expect(dates.map(({ isDue, missing }) => [isDue, missing])).toEqual([
      [true, 1],
      [false, 0],
    ]);
  });

  it('print no share where nothing is required', async () => {
    const { totals, daysToFinish } = (await ask<{ rows: { totals: object; daysToFinish: number | null }[] }>(
      'districts/901/wards?date=2022-04-29',
    ).then(({ rows }) => rows[1])) ?? { totals: {}, daysToFinish: null };
    expect(totals).toMatchObject({
      required: 0,
      percentTenths: { submitted: null, verified: null, signed: null },
    });
    expect(daysToFinish).toBe(0);
  });

  it('wait for a new report when the day’s was returned, and count the earlier figures meanwhile', async () => {
    await returnReport(campaign, '901', '2022-04-29', '2022-04-29T18:00:00+07:00');
    campaign.clock.standAt(new Date('2022-04-29T20:01:00+07:00'));
    const { totals, freshness } = await ask<ProgressAnswer>('districts/901?date=2022-04-29');
    expect([totals.submitted, freshness.wardsReported, freshness.version]).toEqual([500, 0, 2]);
    const { districts, wards } = await ask<CompletenessAnswer>(
      'completeness?from=2022-04-29&until=2022-04-30',
    );
    expect(wards.map(({ states }) => states[0])).toEqual(['returned', 'returned', 'late']);
    expect(districts[0]).toMatchObject({ expected: 2, filed: 0, returned: 2, missing: 0 });

    await fileFigures(
      campaign,
      '901',
      '2022-04-29',
      [{ ward: '90101', submitted: 880, verified: 400, signed: 90 }, { ward: '90102' }],
      '2022-04-29T20:00:00+07:00',
    );
    const after = await ask<ProgressAnswer>('districts/901?date=2022-04-29');
    // The return was one state of the figures, and the new report is another.
    expect([after.totals.submitted, after.freshness.wardsReported, after.freshness.version]).toEqual([
      880, 2, 3,
    ]);
    // What was late or on time the first time stays so.
    expect(after.freshness.wardsLate).toBe(0);
  });
});
