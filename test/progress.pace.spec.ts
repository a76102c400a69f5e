import type { DistrictsAnswer, ProgressAnswer, WardsAnswer } from '../apps/api/src/contract/progress.js';
import { addDays, reportingDate } from '../apps/api/src/domain/reporting-date.js';
import { fileFigures, makeSmallCampaign, moveWard } from './support/small-campaign.js';
import { signIn, type SignedIn } from './support/sign-in.js';
import { startApp, type TestApp } from './support/start-app.js';

/** Records each ward signs on every day, also on days off; 901 has two wards, 902 and 903 one each. */
const PER_DAY = { '90101': 70, '90102': 30, '90201': 7, '90301': 10 } as const;
type WardCode = keyof typeof PER_DAY;
const WARDS: Record<string, WardCode[]> = { '901': ['90101', '90102'], '902': ['90201'], '903': ['90301'] };
const SIGNING_START = reportingDate('2022-04-23');
const DAYS_OFF = ['2022-04-30', '2022-05-01', '2022-05-02', '2022-05-03'];

describe('the pace is the sum over the wards', () => {
  let campaign: TestApp;
  let leader: SignedIn;
  const ask = async <Answer = ProgressAnswer>(path: string, by = leader): Promise<Answer> =>
    (await campaign.app.inject({ url: `/api/progress/${path}`, headers: by.headers })).json();
  const pacesOf = async (date: string) => {
    const { rows, whole } = await ask<DistrictsAnswer>(`districts?date=${date}`);
    return [...rows.map(({ pacePerDay }) => pacePerDay), whole.pacePerDay];
  };

  /** What a ward has signed by a date, each day the same; `more` on that day. */
  const signedBy = (ward: WardCode, date: string) => {
    let days = 0;
    for (let day = SIGNING_START; day <= date; day = addDays(day, 1)) days += DAYS_OFF.includes(day) ? 0 : 1;
    return days * PER_DAY[ward];
  };
  const file = (district: string, date: string, at = `${date}T15:30:00+07:00`) =>
    fileFigures(
      campaign,
      district,
      date,
      (WARDS[district] ?? []).map((ward) => {
        const signed = signedBy(ward, date);
        return { ward, submitted: signed, verified: signed, signed };
      }),
      at,
    );

  beforeAll(async () => {
    campaign = await startApp('2022-05-08T20:52:00+07:00');
    await makeSmallCampaign(campaign, {
      '901': { '90101': 20_000, '90102': 20_000 },
      '902': { '90201': 20_000 },
      '903': { '90301': 20_000 },
    });
    for (let date = SIGNING_START; date <= '2022-05-07'; date = addDays(date, 1)) {
      if (DAYS_OFF.includes(date)) continue;
      for (const district of Object.keys(WARDS)) await file(district, date);
    }
    leader = await signIn(campaign, 'leader');
  });
  afterAll(() => campaign.close());

  it('so one late district that files after the deadline moves the city by its own work and no more', async () => {
    const before = await ask('city?date=2022-05-08');
    expect(before.pace).toMatchObject({ perDay: 117, low: 117, high: 117, wards: 4 });
    expect(before.freshness).toMatchObject({ wardsReported: 0, isOverdue: true });
    await file('902', '2022-05-08', '2022-05-08T20:55:00+07:00');
    const after = await ask('city?date=2022-05-08');
    // 902 signed its seven as ever: nothing in the city's speed is new, and its three silent wards are not slow.
    expect(after.pace).toMatchObject({ perDay: 117, low: 117, high: 117 });
    expect([after.headline.code, after.speedUp]).toEqual([before.headline.code, before.speedUp]);
    expect(after.totals.signed).toBe((before.totals.signed ?? NaN) + 7);
    expect(after.pace?.days.at(-1)).toEqual({
      ...{ date: '2022-05-08', signed: 7, wardsReported: 1, wardsExpected: 4, isNearlyComplete: false },
    });
    expect(await pacesOf('2022-05-08')).toEqual([100, 7, 10, 117]);
  });

  it('of its own last seven reporting days each: a ward that is behind counts up to its last report', async () => {
    const { pace } = await ask('city?date=2022-05-08');
    // The windows of three wards end on 7/5, that of one on 8/5; between them lie the four days off.
    expect(pace?.days.map(({ date }) => date.slice(5))).toEqual([
      '04-27',
      '04-28',
      '04-29',
      '05-04',
      '05-05',
      '05-06',
      '05-07',
      '05-08',
    ]);
  });

  it('and a ward silent for more than seven reporting days has none, though its district goes on', async () => {
    // 14/5 is the seventh reporting day after 7/5 and the sixth after 8/5.
    campaign.clock.standAt(new Date('2022-05-15T20:00:00+07:00'));
    expect(await pacesOf('2022-05-13')).toEqual([100, 7, 10, 117]);
    expect(await pacesOf('2022-05-14')).toEqual([null, 7, null, 7]);
    expect(await pacesOf('2022-05-15')).toEqual([null, null, null, null]);
    campaign.clock.standAt(new Date('2022-05-08T20:56:00+07:00'));
  });

  it('so what a ward brings along when it joins is no day’s work', async () => {
    await campaign.sql(`insert into ward (code) values ('90202')`);
    await campaign.sql(
      `insert into ward_version (ward_code, name, kind, district_code, population, valid_from, reason, recorded_at)
       select '90202', 'Phường 90202', 'Phường', '902', 0, '2021-01-01', 'Thử', '2022-05-05T08:00+07'`,
    );
    await campaign.sql(
      `insert into required_version (ward_code, effective_date, required, document, reason, recorded_at)
       values ('90202', '2022-05-05', 9000, 'Danh sách', 'Thử', '2022-05-05T08:00+07')`,
    );
    await campaign.sql(
      `insert into campaign_member (ward_code, valid_from, reason, recorded_at)
       values ('90202', '2022-05-05', 'Thử', '2022-05-05T08:00+07')`,
    );
    const report = (date: string, signed: number) =>
      fileFigures(campaign, '902', date, [
        {
          ward: '90201',
          submitted: signedBy('90201', date),
          verified: signedBy('90201', date),
          signed: signedBy('90201', date),
        },
        { ward: '90202', submitted: signed, verified: signed, signed },
      ]);
    await report('2022-05-06', 5_000);
    const pace = async (date: string) => (await ask(`wards/90202/head?date=${date}`)).pace;
    expect(await pace('2022-05-06')).toBeNull();
    await report('2022-05-07', 5_040);
    await report('2022-05-08', 5_050);
    // 40 and 10 on the two days after its first report. The band is still that of the days before it joined, too.
    expect(await pace('2022-05-08')).toMatchObject({ perDay: 25, low: 10, high: 40 });
    const { pace: ofDistrict } = await ask('districts/902?date=2022-05-08');
    expect(ofDistrict).toMatchObject({ perDay: 7 + 25, low: 7, high: 47, wards: 2 });
    expect(ofDistrict?.days.map(({ wardsExpected }) => wardsExpected)).toEqual([1, 1, 1, 1, 1, 2, 2]);
  });

  it('counts forecast, outlook and required rate in the same days: a day off ahead is none for all of them', async () => {
    const perDay = async () => {
      const { forecast, requiredRate, totals } = await ask('districts/903?date=2022-05-08');
      return [
        ...[totals.remaining, requiredRate?.daysLeft, requiredRate?.perDay],
        ...[forecast.atDeadline?.expected, forecast.isBeyondYear.expected],
      ];
    };
    // 20.000 − 110 (11 reporting days of 10 each, 8/5 not reported); 24 days to 1/6. At 10 a day it takes years.
    expect(await perDay()).toEqual([19_890, 24, 829, 110 + 240, true]);
    await campaign.sql(
      `with moment as (select begin_recording('2022-05-08T20:00+07') as at)
       insert into calendar_day (date, reason, recorded_at)
       select day, 'Nghỉ bù', at from moment, generate_series(date '2022-05-16', '2022-05-19', interval '1 day') as day`,
    );
    expect(await perDay()).toEqual([19_890, 20, 995, 110 + 200, true]);
  });

  it('tells a finish more than 365 days ahead apart from one that cannot be told', async () => {
    const { rows } = await ask<DistrictsAnswer>('districts?date=2022-05-08');
    expect(rows.map(({ daysToFinish, isBeyondYear }) => [daysToFinish, isBeyondYear])).toEqual([
      // 38.900 at 100 a day; 23.855 at 32; 19.890 at 10.
      ...[
        [null, true],
        [null, true],
        [null, true],
      ],
    ]);
    expect((await ask('city?date=2022-04-22')).forecast).toMatchObject({
      ...{ expected: null, daysToFinish: null },
      isBeyondYear: { earliest: false, expected: false, latest: false },
    });
  });

  it('leaves what one ward signed beyond its requirement to no other: remaining is summed over wards', async () => {
    const { remaining: before } = (await ask('districts/901?date=2022-05-08')).totals;
    await fileFigures(campaign, '901', '2022-05-08', [
      { ward: '90101', submitted: 1_000, verified: 1_000, exempt: 25_000, signed: 20_300 },
      { ward: '90102', submitted: 500, verified: 500, signed: signedBy('90102', '2022-05-08') },
    ]);
    const head = await ask('districts/901?date=2022-05-08');
    const table = await ask<WardsAnswer>('districts/901/wards?date=2022-05-08');
    const left = 20_000 - signedBy('90102', '2022-05-08');
    expect(before).toBeGreaterThan(left);
    expect(table.rows.map(({ totals }) => totals.remaining)).toEqual([0, left]);
    expect([head.totals.remaining, table.totals.remaining]).toEqual([left, left]);
    expect(head.requiredRate?.perDay).toBe(Math.ceil(left / 20));
    const city = await ask('city?date=2022-05-08');
    const { rows, whole } = await ask<DistrictsAnswer>('districts?date=2022-05-08');
    const sum = rows.reduce((total, { totals }) => total + totals.remaining, 0);
    expect([city.totals.remaining, whole.totals.remaining]).toEqual([sum, sum]);
  });

  describe('when a ward moves on 9/5, and leaves its district without one', () => {
    beforeAll(async () => {
      await moveWard(campaign, '90301', '902', '2022-05-09', '2022-05-09T07:00:00+07:00');
      campaign.clock.standAt(new Date('2022-05-09T20:00:00+07:00'));
      const signed = signedBy('90301', '2022-05-09');
      await fileFigures(campaign, '902', '2022-05-09', [
        { ward: '90301', submitted: signed, verified: signed, signed },
      ]);
    });

    it('its week and its past change are those of the district it lies in, and the city is the sum', async () => {
      const { rows, whole } = await ask<DistrictsAnswer>('districts?date=2022-05-09&compareTo=2022-05-05');
      const moved = rows.find(({ area }) => area.code === '902');
      const { rows: wards } = await ask<WardsAnswer>(
        'districts/902/wards?date=2022-05-09&compareTo=2022-05-05',
      );
      const sum = (pick: (row: (typeof wards)[number]) => number | null) =>
        wards.reduce((total, ward) => total + (pick(ward) ?? 0), 0);
      expect(moved?.increments.week.signed).toBe(sum(({ increments }) => increments.week.signed));
      expect(moved?.change.signed).toBe(sum(({ change }) => change.signed));
      expect(whole.increments.week.signed).toBe(
        rows.reduce((total, { increments }) => total + increments.week.signed, 0),
      );
      const { comparison, totals } = await ask('districts/902?date=2022-05-09&compareTo=2022-05-05');
      expect(comparison.totals.required + comparison.change.required).toBe(totals.required);
      expect((comparison.totals.signed ?? NaN) + (comparison.change.signed ?? NaN)).toBe(totals.signed);
      // 90202 joined on 5/5 and had not reported; 90301 was elsewhere, and is compared with itself all the same.
      expect(comparison.totals).toMatchObject({ wards: 3, wardsWithFigures: 2 });
    });

    it('nothing waits where no ward is left', async () => {
      const { waitingDays, totals, pace, forecast } = await ask('districts/903?date=2022-05-09');
      expect(totals.wards).toBe(0);
      expect(waitingDays).toEqual({ submitted: null, verified: null, signed: null });
      expect([pace, forecast.expected]).toEqual([null, null]);
    });

    it('shows its new reporter the numbers leadership is shown, its past elsewhere included', async () => {
      const reporter = await signIn(campaign, 'district-reporter', '902');
      for (const path of [
        ...['wards/90301/head', 'wards/90301', 'series?area=90301', 'districts/902/wards', 'districts/902'],
      ]) {
        const asked = `${path}${path.includes('?') ? '&' : '?'}date=2022-05-09`;
        expect([path, await ask<object>(asked, reporter)]).toEqual([path, await ask<object>(asked)]);
      }
      expect((await ask('wards/90301/head?date=2022-05-09', reporter)).pace).toMatchObject({
        perDay: 20 / 2,
      });
    });

    it('shows its former reporter the days up to the move, and nothing of what came after', async () => {
      const former = await signIn(campaign, 'district-reporter', '903');
      const before = 'wards/90301/head?date=2022-05-08';
      const [told, whole] = [await ask(before, former), await ask(before)];
      // How it reports today, a day after the move, is not the former reporter's to know.
      expect(whole.freshness.today).toMatchObject({ date: '2022-05-09', wardsExpected: 1, wardsReported: 1 });
      expect(told).toEqual({ ...whole, freshness: { ...whole.freshness, today: null } });
      const { days } = await ask<{ days: { date: string }[] }>(
        'wards/90301?date=2022-05-08&from=2022-05-07&until=2022-05-10',
        former,
      );
      expect(days.map(({ date }) => date)).toEqual(['2022-05-07', '2022-05-08']);
      // Nor is a day compared with a later one, by anybody: it would tell what came after.
      for (const path of ['wards/90301/head', 'districts/903', 'districts/903/wards', 'districts', 'city']) {
        for (const by of [former, leader]) {
          const compared = await campaign.app.inject({
            url: `/api/progress/${path}?date=2022-05-08&compareTo=2022-05-09`,
            headers: by.headers,
          });
          expect([path, compared.statusCode, compared.json<{ code: string }>().code]).toEqual([
            ...[path, 422, 'progress.compared-with-later'],
          ]);
        }
      }
      const after = '/api/progress/wards/90301/head?date=2022-05-09';
      expect((await campaign.app.inject({ url: after, headers: former.headers })).statusCode).toBe(404);
    });
  });
});
