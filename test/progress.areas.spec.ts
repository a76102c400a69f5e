import fc from 'fast-check';
import type {
  DistrictsAnswer,
  ProgressAnswer,
  SeriesAnswer,
  SlowestAnswer,
  Totals,
  WardHistoryAnswer,
  WardsAnswer,
} from '../apps/api/src/contract/progress.js';
import { FIGURE_COLUMNS } from '../apps/api/src/domain/figures.js';
import { fileFigures, makeSmallCampaign, type WardFigures, moveWard } from './support/small-campaign.js';
import { signIn, type SignedIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

const COUNTS = ['wards', 'required', ...FIGURE_COLUMNS, 'signable', 'pending'] as const;
const CITY = { '901': { '90101': 700, '90102': 300 }, '902': { '90201': 500 }, '903': { '90301': 0 } };

const counts = (totals: Totals) => COUNTS.map((column) => totals[column]);
const sum = (rows: readonly { totals: Totals }[]) =>
  COUNTS.map((column) => {
    const known = rows.flatMap(({ totals }) => totals[column] ?? []);
    return known.length === 0 ? null : known.reduce((added, count) => added + count, 0);
  });

function client(campaign: TestApp, person: SignedIn) {
  return async <Answer>(path: string): Promise<Answer> =>
    (await campaign.app.inject({ url: `/api/progress/${path}`, headers: person.headers })).json();
}

describe('city, districts and wards', () => {
  let campaign: TestApp;
  let leader: SignedIn;

  beforeEach(async () => {
    campaign = await startApp('2022-04-29T20:00:00+07:00');
    await makeSmallCampaign(campaign, CITY);
    leader = await signIn(campaign, 'leader');
  });
  afterEach(() => campaign.close());

  it('add up to the last record, whatever was reported, missing or corrected', async () => {
    const ask = client(campaign, leader);
    const figure = fc.nat(100);
    const row = fc.record({ submitted: figure, share: fc.nat(100), exempt: figure, part: fc.nat(100) });
    const filing = fc.record({
      district: fc.constantFrom('901', '902', '903'),
      day: fc.constantFrom('24', '25', '26', '27', '28'),
      rows: fc.array(row, { minLength: 2, maxLength: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(filing, { maxLength: 6 }), async (filings) => {
        for (const { district, day, rows } of filings) {
          const wards = Object.keys(CITY[district as keyof typeof CITY]);
          await fileFigures(
            campaign,
            district,
            `2022-04-${day}`,
            wards.map((ward, index) => ({
              ward,
              ...possible(rows[index] ?? { submitted: 0, share: 0, exempt: 0, part: 0 }),
            })),
          );
        }
        for (const date of ['2022-04-25', '2022-04-28']) {
          const city = await ask<ProgressAnswer>(`city?date=${date}`);
          const districts = await ask<DistrictsAnswer>(`districts?date=${date}`);
          const wards = await Promise.all(
            Object.keys(CITY).map((code) => ask<WardsAnswer>(`districts/${code}/wards?date=${date}`)),
          );
          const series = await ask<SeriesAnswer>(`series?from=${date}&until=2022-04-29`);
          expect(sum(districts.rows)).toEqual(counts(city.totals));
          expect(sum(wards.flatMap(({ rows }) => rows))).toEqual(counts(city.totals));
          expect(series.days[0]?.totals).toEqual(city.totals);
          expect(districts.totals).toEqual(city.totals);
          expect(districts.whole).toMatchObject({
            totals: city.totals,
            increments: city.increments,
            wardsReported: city.freshness.wardsReported,
            pacePerDay: city.pace?.perDay ?? null,
            requiredPerDay: city.requiredRate?.perDay ?? null,
          });
        }
      }),
      { numRuns: 15 },
    );
  });

  it('are ranked by share, by what remains and by days to finish, with the places won since', async () => {
    const ask = client(campaign, leader);
    await fileFigures(campaign, '901', '2022-04-25', [
      { ward: '90101', submitted: 100, verified: 100, signed: 100 },
      { ward: '90102' },
    ]);
    await fileFigures(campaign, '902', '2022-04-25', [{ ward: '90201', submitted: 40 }]);
    await fileFigures(campaign, '902', '2022-04-28', [
      { ward: '90201', submitted: 400, verified: 400, signed: 400 },
    ]);
    const { rows, mostRemaining } = await ask<DistrictsAnswer>(
      'districts?date=2022-04-28&compareTo=2022-04-26',
    );
    // Shares signed: 10%, 80% and none required.
    expect(rows.map(({ ranks }) => ranks?.signed)).toEqual([
      { rank: 2, change: -1 },
      { rank: 1, change: 1 },
      { rank: null, change: null },
    ]);
    expect(mostRemaining).toEqual({ districtCodes: ['901', '902', '903'], remaining: 1_000 });
    // 400 in six reporting days since 23/4: 100 more take two. Three days passed since, with 300 more.
    expect(rows[1]).toMatchObject({ daysToFinish: 2, change: { signed: 400 }, state: 'on-time' });
    expect(rows[0]?.state).toBe('missing');
  });

  it('name the slowest wards first, and none that is done or never reported', async () => {
    await fileFigures(campaign, '901', '2022-04-28', [
      { ward: '90101', submitted: 700, verified: 700, signed: 70 },
      { ward: '90102', submitted: 300, verified: 300, signed: 300 },
    ]);
    const { rows } = await client(campaign, leader)<SlowestAnswer>('slowest?date=2022-04-28');
    expect(rows.map(({ area }) => area.code)).toEqual(['90101']);
  });

  it('show a reporter the own district only, with its rank among all', async () => {
    const reporter = await signIn(campaign, 'district-reporter', '902');
    const ask = client(campaign, reporter);
    await fileFigures(campaign, '901', '2022-04-28', [
      { ward: '90101', submitted: 700, verified: 700, signed: 700 },
      { ward: '90102' },
    ]);
    await fileFigures(campaign, '902', '2022-04-28', [
      { ward: '90201', submitted: 50, verified: 50, signed: 5 },
    ]);
    const city = await ask<ProgressAnswer>('city?date=2022-04-28');
    expect([city.area.code, city.totals.required, city.totals.signed]).toEqual(['902', 500, 5]);
    const { rows, totals } = await ask<DistrictsAnswer>('districts?date=2022-04-28');
    expect(rows.map(({ area, ranks }) => [area.code, ranks?.signed.rank])).toEqual([['902', 2]]);
    expect(totals.required).toBe(500);
    expect((await ask<SlowestAnswer>('slowest?date=2022-04-28')).rows.map(({ area }) => area.code)).toEqual([
      '90201',
    ]);
    for (const path of [
      ...['districts/901', 'districts/901/wards', 'wards/90101', 'wards/90101/head'],
      ...['series?area=901', 'series?area=90101', 'completeness?districtCode=901', 'districts/999'],
    ]) {
      const answer = await campaign.app.inject({ url: `/api/progress/${path}`, headers: reporter.headers });
      expect([path, answer.statusCode]).toEqual([path, 404]);
    }
  });

  it('count a ward where it lay on the day, and bring its past along when it moves', async () => {
    await fileFigures(campaign, '901', '2022-04-26', [
      { ward: '90101', submitted: 600, verified: 500, signed: 200 },
      { ward: '90102', submitted: 10 },
    ]);
    await moveWard(campaign, '90101', '902', '2022-04-27', '2022-04-26T20:00+07');
    await fileFigures(campaign, '902', '2022-04-27', [
      { ward: '90101', submitted: 620, verified: 500, signed: 230 },
      { ward: '90201', submitted: 5 },
    ]);
    const ask = client(campaign, leader);
    const required = async (date: string) =>
      (await ask<DistrictsAnswer>(`districts?date=${date}`)).rows.map(({ totals }) => totals.required);
    expect(await required('2022-04-26')).toEqual([1_000, 500, 0]);
    expect(await required('2022-04-27')).toEqual([300, 1_200, 0]);

    const reporter = client(campaign, await signIn(campaign, 'district-reporter', '902'));
    for (const asker of [ask, reporter]) {
      const { increments } = await asker<ProgressAnswer>('districts/902?date=2022-04-27');
      expect([increments.day.submitted, increments.day.signed]).toEqual([25, 30]);
      const { days } = await asker<WardHistoryAnswer>('wards/90101?from=2022-04-27&until=2022-04-28');
      expect(days[0]?.increments).toMatchObject({ submitted: 20, verified: 0, signed: 30 });
    }
    // The changes of a district are its wards' changes, the one that came included, and what it had done before
    // it came is no work of the district; nor is its going a loss to the one it left.
    const since = 'date=2022-04-27&compareTo=yesterday';
    const { rows } = await ask<DistrictsAnswer>(`districts?${since}`);
    expect(rows.map(({ change }) => [change.submitted, change.signed])).toEqual([
      [0, 0],
      [25, 30],
      // It never reported.
      [null, null],
    ]);
    const { change: head } = (await ask<ProgressAnswer>(`districts/902?${since}`)).comparison;
    expect(head).toEqual({ required: 0, submitted: 25, verified: 0, signed: 30 });
    expect((await ask<ProgressAnswer>(`city?${since}`)).comparison.change.signed).toBe(30);
    for (const asker of [ask, reporter]) {
      const wards = (await asker<WardsAnswer>(`districts/902/wards?${since}`)).rows;
      expect(wards.map(({ area, change }) => [area.code, change.submitted, change.signed])).toEqual([
        ['90101', 20, 30],
        ['90201', 5, 0],
      ]);
    }
    // The district it left is told nothing of what came after.
    const left = client(campaign, await signIn(campaign, 'district-reporter', '901'));
    expect((await left<ProgressAnswer>('city?date=2022-04-27')).totals.submitted).toBe(10);
    const { days } = await left<WardHistoryAnswer>('wards/90101?from=2022-04-26&until=2022-04-29');
    expect(days.map(({ date, figures }) => [date, figures?.signed])).toEqual([['2022-04-26', 200]]);
  });
});

/** Figures that obey the counting rules within a row. */
function possible(row: {
  submitted: number;
  share: number;
  exempt: number;
  part: number;
}): Omit<WardFigures, 'ward'> {
  const { submitted, exempt } = row;
  const verified = Math.floor((submitted * row.share) / 100);
  const unresolved = Math.floor(((submitted - verified) * row.part) / 100);
  return {
    submitted,
    verified,
    unresolved,
    exempt,
    signed: Math.floor(((verified + exempt) * row.part) / 100),
  };
}
