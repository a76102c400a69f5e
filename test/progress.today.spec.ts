import type {
  CompletenessAnswer,
  DistrictsAnswer,
  ProgressAnswer,
  SeriesAnswer,
  SlowestAnswer,
  WardsAnswer,
} from '../apps/api/src/contract/progress.js';
import { fileFigures, makeSmallCampaign } from './support/small-campaign.js';
import { signIn, type SignedIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

/** Two districts, of two wards and one; both report 28/4 whole, and on 29/4 only 902 does. */
describe('how the reports of today stand, beside the day shown', () => {
  let campaign: TestApp;
  let leader: SignedIn;
  let reporter: SignedIn;
  const ask = async <Answer = ProgressAnswer>(path: string, by = leader): Promise<Answer> =>
    (await campaign.app.inject({ url: `/api/progress/${path}`, headers: by.headers })).json();
  const at = (moment: string) => campaign.clock.standAt(new Date(`${moment}:00+07:00`));
  const file = (district: string, date: string, wards: readonly string[]) =>
    fileFigures(
      campaign,
      district,
      date,
      wards.map((ward) => ({ ward, submitted: 100 })),
    );

  beforeAll(async () => {
    campaign = await startApp('2022-04-29T20:00:00+07:00');
    await makeSmallCampaign(campaign, { '901': { '90101': 1_000, '90102': 500 }, '902': { '90201': 500 } });
    await file('901', '2022-04-28', ['90101', '90102']);
    await file('902', '2022-04-28', ['90201']);
    await file('902', '2022-04-29', ['90201']);
    leader = await signIn(campaign, 'leader');
    reporter = await signIn(campaign, 'district-reporter', '901');
  });
  afterAll(() => campaign.close());

  const today = (wardsReported: number, wardsExpected: number, isOverdue: boolean) => ({
    ...{ date: '2022-04-29', isReportingDay: true, dueAt: '2022-04-29T10:00:00.000Z' },
    ...{ wardsReported, wardsExpected, isOverdue },
  });

  it.each([
    ['the city', 'city', 1, 3, true],
    ['the table of districts', 'districts', 1, 3, true],
    ['the slowest wards', 'slowest', 1, 3, true],
    ['a district without a report', 'districts/901', 0, 2, true],
    ['its wards', 'districts/901/wards', 0, 2, true],
    ['a district that reported', 'districts/902', 1, 1, false],
    ['a ward', 'wards/90102/head', 0, 1, true],
  ])('is told with %s, whichever day is shown', async (_, path, reported, expected, isOverdue) => {
    for (const date of ['2022-04-28', '2022-04-29', '2022-04-20']) {
      const { freshness } = await ask<DistrictsAnswer | WardsAnswer | SlowestAnswer>(`${path}?date=${date}`);
      expect([freshness.date, freshness.today]).toEqual([date, today(reported, expected, isOverdue)]);
    }
  });

  it('is that of the own district for its reporter', async () => {
    for (const path of ['city', 'districts', 'districts/901', 'slowest']) {
      const { freshness } = await ask(`${path}?date=2022-04-28`, reporter);
      expect(freshness.today).toEqual(today(0, 2, true));
    }
  });

  it('is overdue from the deadline on, and told as it stood at a past moment', async () => {
    const standing = async (moment: string) =>
      (await ask(`city?date=2022-04-28&asOf=${encodeURIComponent(`${moment}:00+07:00`)}`)).freshness.today;
    expect(await standing('2022-04-29T16:59')).toEqual(today(1, 3, false));
    expect(await standing('2022-04-29T17:00')).toEqual(today(1, 3, true));
    expect(await standing('2022-04-29T15:00')).toEqual(today(0, 3, false));
    expect(await standing('2022-04-28T18:00')).toMatchObject({ date: '2022-04-28', wardsReported: 3 });
  });

  it('asks for no report on a day off, counts what was filed all the same, and sets no hour', async () => {
    at('2022-05-01T20:00');
    await file('902', '2022-05-01', ['90201']);
    const dayOff = {
      ...{ isReportingDay: false, wardsExpected: 0, wardsReported: 1, dueAt: null, isOverdue: false },
    };
    const { freshness } = await ask('city?date=2022-05-01');
    expect(freshness).toMatchObject(dayOff);
    expect(freshness.today).toEqual({ date: '2022-05-01', ...dayOff });
    const { rows } = await ask<DistrictsAnswer>('districts?date=2022-05-01');
    expect(rows.map(({ wardsExpected }) => wardsExpected)).toEqual([0, 0]);
    const { days } = await ask<SeriesAnswer>('series?date=2022-05-01&from=2022-04-29');
    expect(days.map(({ wardsExpected }) => wardsExpected)).toEqual([3, 0, 0]);
    const { dates } = await ask<CompletenessAnswer>('completeness?from=2022-05-01&until=2022-05-02');
    expect(dates[0]).toMatchObject({ expected: 0, isReportingDay: false });
  });

  it('is a day like any other for an area without wards, and a day off for it, too', async () => {
    at('2022-05-04T08:00');
    await campaign.sql(
      `insert into district_version (district_code, name, kind, population, latitude, longitude, tile_row,
                                     tile_column, valid_from, reason, recorded_at)
       values ('903', 'Quận 903', 'Quận', 0, 0, 0, 903, 0, '2021-01-01', 'Thử', '2022-04-12T08:00+07')`,
    );
    const none = { wardsExpected: 0, wardsReported: 0, isOverdue: false };
    expect((await ask('districts/903?date=2022-04-30')).freshness).toMatchObject({
      ...{ ...none, isReportingDay: false, dueAt: null },
      today: { ...none, isReportingDay: true },
    });
  });

  it('expects nothing before the campaign', async () => {
    at('2022-04-29T20:00');
    const { freshness } = await ask('city?date=2022-04-12');
    expect(freshness).toMatchObject({ isReportingDay: false, wardsExpected: 0, dueAt: null });
    const { dates } = await ask<CompletenessAnswer>('completeness?from=2022-04-12&until=2022-04-14');
    expect(dates.map(({ isReportingDay, expected }) => [isReportingDay, expected])).toEqual([
      [false, 0],
      [true, 3],
    ]);
  });

  it('does not open the page on a day of which little has come: the last whole day is shown', async () => {
    const shown = async (by = leader) => (await ask('city', by)).freshness.date;
    // One ward of three reported 29/4, none of the reporter's two.
    expect([await shown(), await shown(reporter)]).toEqual(['2022-04-28', '2022-04-28']);
    const other = await signIn(campaign, 'district-reporter', '902');
    expect(await shown(other)).toBe('2022-04-29');
  });

  it('opens it on the latest day with any report where none of the last seven is whole', async () => {
    // 4/5 to 10/5 are reporting days; 28/4 lies further back.
    at('2022-05-10T20:00');
    expect((await ask('city')).freshness.date).toBe('2022-05-01');
    at('2022-04-29T20:00');
  });

  it('opens the table of reporting on today, reported or not', async () => {
    const { dates } = await ask<CompletenessAnswer>('completeness');
    expect([dates.length, dates[0]?.date, dates.at(-1)?.date]).toEqual([14, '2022-04-16', '2022-04-29']);
    expect(dates.at(-1)?.missingWards.map(({ wardCode }) => wardCode)).toEqual(['90101', '90102']);
  });
});
