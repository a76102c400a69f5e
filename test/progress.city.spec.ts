import {
  completenessAnswer,
  districtsAnswer,
  districtSeriesAnswer,
  type ProgressAnswer,
  progressAnswer,
  type SeriesAnswer,
  seriesAnswer,
  slowestAnswer,
  wardHistoryAnswer,
  wardsAnswer,
} from '../apps/api/src/contract/progress.js';
import { fileFigures, makeSmallCampaign } from './support/small-campaign.js';
import { signIn, type SignedIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

/** The published facts of 7/5/2022 in one ward: 374,137 signed, 24,942 on each of the last reporting days. */
const SIGNED_AT_THE_END = 374_137;
const PER_DAY = 24_942;
const WORKING_DAYS = ['04-25', '04-26', '04-27', '04-28', '04-29', '05-04', '05-05', '05-06', '05-07'];

describe('the city on 7/5/2022, as published', () => {
  let campaign: TestApp;
  let leader: SignedIn;
  const ask = async <Answer = ProgressAnswer>(path: string): Promise<Answer> =>
    (await campaign.app.inject({ url: `/api/progress/${path}`, headers: leader.headers })).json();

  beforeAll(async () => {
    campaign = await startApp('2022-05-07T18:00:00+07:00');
    await makeSmallCampaign(campaign, { '901': { '90101': 4_481_992 } });
    for (const [index, day] of WORKING_DAYS.entries()) {
      const signed = SIGNED_AT_THE_END - PER_DAY * (WORKING_DAYS.length - 1 - index);
      const submitted = 4_124_156 - 50_000 * (WORKING_DAYS.length - 1 - index);
      await fileFigures(campaign, '901', `2022-${day}`, [
        { ward: '90101', submitted, verified: 2_950_118, signed },
      ]);
    }
    leader = await signIn(campaign, 'leader');
  });
  afterAll(() => campaign.close());

  it('has sent 92,0% to the police and signed 8,3%', async () => {
    const { totals } = await ask('city?date=2022-05-07');
    expect(totals).toMatchObject({ required: 4_481_992, submitted: 4_124_156, signed: 374_137 });
    expect(totals.percentTenths).toEqual({ submitted: 920, verified: 658, signed: 83 });
    expect([totals.remaining, totals.pending]).toEqual([4_107_855, 4_124_156 - 2_950_118]);
  });

  it('takes the pace from the last seven reporting days, and leaves the holiday out', async () => {
    const { pace } = await ask('city?date=2022-05-07');
    expect(pace?.days.map(({ date }) => date.slice(5))).toEqual(WORKING_DAYS.slice(2));
    expect(pace).toMatchObject({ perDay: PER_DAY, low: PER_DAY, high: PER_DAY });
  });

  it('has to sign 164.315 records a day until 1/6, 6,6 times as fast', async () => {
    const { requiredRate, speedUp, headline } = await ask('city?date=2022-05-07');
    expect(requiredRate).toEqual({ perDay: 164_315, daysLeft: 25 });
    expect(speedUp).toBe(6.6);
    expect(headline).toEqual({ code: 'too-slow', speedUp: 6.6, deadlineDate: '2022-06-01' });
  });

  it('would finish in 165 days', async () => {
    const { forecast } = await ask('city?date=2022-05-07');
    expect(forecast.expected).toBe('2022-10-19');
    expect(forecast.atDeadline?.expected).toBe(374_137 + 25 * PER_DAY);
  });

  it('shows each deadline that was set, the later one in force', async () => {
    const { deadlines } = await ask('city?date=2022-05-07');
    expect(deadlines).toEqual([
      expect.objectContaining({ deadlineDate: '2022-05-05', isInForce: false, requiredRate: null }),
      expect.objectContaining({ deadlineDate: '2022-06-01', isInForce: true, speedUp: 6.6 }),
    ]);
  });

  it('knew only of the first deadline before the Ministry moved it', async () => {
    const { deadlines, requiredRate } = await ask('city?date=2022-04-29');
    expect(deadlines.map(({ deadlineDate }) => deadlineDate)).toEqual(['2022-05-05']);
    // 4/5 and 5/5 are left: the days between are the holiday.
    expect(requiredRate?.daysLeft).toBe(2);
  });

  it('draws the course of a past day with the deadline and the plan its head has', async () => {
    for (const date of ['2022-04-29', '2022-05-04', '2022-05-07']) {
      const head = await ask(`city?date=${date}`);
      const series = await ask<SeriesAnswer>(`series?date=${date}`);
      const known = ({ deadlineDate, isInForce }: SeriesAnswer['deadlines'][number]) => [
        deadlineDate,
        isInForce,
      ];
      expect(series.deadlines.map(known)).toEqual(head.deadlines.map(known));
      const last = series.days.at(-1);
      expect({ ...series.plan, planned: last?.planned }).toEqual(head.plan);
      expect(series.plans.at(-1)).toEqual(series.plan);
      expect([last?.date, last?.totals]).toEqual([date, head.totals]);
    }
  });

  it('adds up by the week what came in it, and stands where its last day does', async () => {
    const { days } = await ask<SeriesAnswer>('series?by=week&date=2022-05-07');
    const told = days.map(({ date, increments, totals, planned, isCarriedForward }) => [
      ...[date, increments.signed, increments.submitted, totals.signed, planned, isCarriedForward],
    ]);
    const before = SIGNED_AT_THE_END - 8 * PER_DAY;
    const planned = (day: number) => Math.round((4_481_992 * day) / 40);
    expect(told).toEqual([
      // Nobody had reported by 24/4; two days of the plan, 23/4 and 24/4, had gone.
      ['2022-04-11', 0, 0, null, 0, true],
      ['2022-04-18', 0, 0, null, planned(2), true],
      // The first report brings all that was before it; the week ends with a holiday on Sunday 1/5.
      ['2022-04-25', before + 4 * PER_DAY, 3_724_156 + 4 * 50_000, before + 4 * PER_DAY, planned(9), false],
      ['2022-05-02', 4 * PER_DAY, 4 * 50_000, SIGNED_AT_THE_END, planned(15), false],
    ]);
  });

  it('dates a week by its Monday, also where one day of it is asked for', async () => {
    const { days } = await ask<SeriesAnswer>('series?by=week&from=2022-05-04&until=2022-05-05');
    expect(days.map(({ date }) => date)).toEqual(['2022-05-02']);
  });

  it('tells what came today and since Monday, and what changed since the day compared with', async () => {
    const answer = await ask('city?date=2022-05-07&compareTo=2022-04-28');
    expect(answer.increments.day).toMatchObject({ submitted: 50_000, verified: 0, signed: PER_DAY });
    expect(answer.increments.week.signed).toBe(4 * PER_DAY);
    expect(answer.comparison.date).toBe('2022-04-28');
    expect(answer.comparison.change).toEqual({
      required: 0,
      submitted: 5 * 50_000,
      verified: 0,
      signed: 5 * PER_DAY,
    });
  });

  it('says which figures it shows', async () => {
    const { freshness } = await ask('city?date=2022-05-07');
    expect(freshness).toEqual({
      date: '2022-05-07',
      toldUntil: '16:00',
      version: 1,
      wardsReported: 1,
      wardsExpected: 1,
      wardsLate: 0,
      isReportingDay: true,
      dueAt: '2022-05-07T10:00:00.000Z',
      isOverdue: false,
      today: {
        date: '2022-05-07',
        isReportingDay: true,
        wardsReported: 1,
        wardsExpected: 1,
        dueAt: '2022-05-07T10:00:00.000Z',
        isOverdue: false,
      },
      asOf: null,
    });
  });

  it('shows the latest day with a report when no date is asked for', async () => {
    campaign.clock.standAt(new Date('2022-05-08T09:00:00+07:00'));
    expect((await ask('city')).freshness.date).toBe('2022-05-07');
    campaign.clock.standAt(new Date('2022-05-07T18:00:00+07:00'));
  });

  it('plans an equal share a day from the start of signing to the deadline', async () => {
    const { plan } = await ask('city?date=2022-05-07');
    // 15 of the 40 days from 23/4 to 1/6.
    expect(plan).toEqual({
      ...{ from: '2022-04-23', to: '2022-06-01', required: 4_481_992 },
      planned: Math.round((4_481_992 * 15) / 40),
    });
  });

  it('tells how long the record next in line has waited', async () => {
    const { waitingDays } = await ask('city?date=2022-05-07');
    // To be sent: since the list came on 13/4. With the police: 2.950.118 are back, and as many had been
    // sent before the first report of 25/4. To be signed: 2.950.118 could be since that report.
    expect(waitingDays).toEqual({ submitted: 24, verified: 12, signed: 12 });
  });

  it.each([
    ['city', progressAnswer],
    ['city?date=2022-04-13&compareTo=2022-01-01', progressAnswer],
    ['districts', districtsAnswer],
    ['districts/901', progressAnswer],
    ['districts/901/wards', wardsAnswer],
    ['wards/90101', wardHistoryAnswer],
    ['wards/90101/head', progressAnswer],
    ['series', seriesAnswer],
    ['series?by=week&area=90101', seriesAnswer],
    ['district-series', districtSeriesAnswer],
    ['completeness', completenessAnswer],
    ['slowest', slowestAnswer],
  ] as const)('answers %s as the contract says', async (path, schema) => {
    expect(schema.safeParse(await ask(path)).error?.issues).toBeUndefined();
  });
});
