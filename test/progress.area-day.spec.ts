import fc from 'fast-check';
import { addDays } from '../apps/api/src/domain/reporting-date.js';
import { areasOf, DAYS, FIRST_DAY, randomHistory, recordStep } from './support/random-history.js';
import { makeSmallCampaign } from './support/small-campaign.js';
import { startApp, type TestApp } from './support/start-app.js';

/** The sums over areas as the grain has them. */
const FROM_THE_GRAIN = `
  select case $1 when 'city' then '' else day.district_code end as area_code, day.reporting_date, day.is_reporting_day,
         count(*), count(day.figures_date), count(*) filter (where day.reported),
         count(*) filter (where day.timeliness = 'late'), count(*) filter (where day.returned),
         coalesce(sum(day.required), 0), coalesce(sum(day.submitted), 0), coalesce(sum(day.verified), 0),
         coalesce(sum(day.unresolved), 0), coalesce(sum(day.exempt), 0), coalesce(sum(day.signed), 0),
         sum(greatest(coalesce(day.required, 0) - coalesce(day.signed, 0), 0)),
         coalesce(sum(greatest(day.submitted_increment, 0)), 0), coalesce(sum(greatest(day.verified_increment, 0)), 0),
         coalesce(sum(greatest(day.signed_increment, 0)), 0), coalesce(sum(least(day.submitted_increment, 0)), 0),
         coalesce(sum(least(day.verified_increment, 0)), 0), coalesce(sum(least(day.signed_increment, 0)), 0)
    from ward_day($3, $4, $5) as day
   where $2::text is null or day.district_code = $2
   group by 1, day.reporting_date, day.is_reporting_day`;
const KEPT = `select * from area_day($1, $2, $3, $4, $5)`;

const HISTORIES = 4;
const STEPS = 60;
/** Told where a test fails: SEED=… repeats it. */
const seed = Number(process.env['SEED'] ?? Math.trunc(Math.random() * 2 ** 31));

describe('the sums kept by district and day', () => {
  let campaign: TestApp;
  /** After the steps of each history: what may be asked as of. */
  let moments: (Date | 'infinity')[] = ['infinity'];

  beforeAll(async () => {
    campaign = await startApp('2022-05-20T12:00:00+07:00');
    await campaign.sql('set jit = off');
    const histories = fc.sample(randomHistory(STEPS), { seed, numRuns: HISTORIES });
    await makeSmallCampaign(campaign, Object.assign({}, ...histories.map((_, number) => areasOf(number))));
    for (const [number, steps] of histories.entries()) {
      for (const step of steps) moments.push(await recordStep(campaign, number, step));
    }
    // Each costs a few questions; which of them are asked changes with the seed.
    moments = moments.filter((_, number) => number % 12 === seed % 12 || number === 0);
  }, 120_000);
  afterAll(() => campaign.close());

  /** What one way gives and the other does not, both ways. */
  async function differences(level: 'city' | 'district', district: string | null, asOf: Date | 'infinity') {
    const periods = [
      [-3, DAYS + 3],
      [5, 6],
      [4, 11],
    ] as const;
    const found: unknown[] = [];
    for (const [from, until] of periods) {
      const asked = [level, district, asOf, addDays(FIRST_DAY, from), addDays(FIRST_DAY, until)];
      const rows = await campaign.sql(
        `(select 'kept', row.* from (${KEPT} except all (${FROM_THE_GRAIN})) as row)
          union all
         (select 'counted', row.* from ((${FROM_THE_GRAIN}) except all ${KEPT}) as row)`,
        asked,
      );
      found.push(...rows);
    }
    return found.slice(0, 2);
  }

  it('are those of the grain for the city, as known at many moments', async () => {
    for (const moment of moments)
      expect([seed, moment, await differences('city', null, moment)]).toEqual([seed, moment, []]);
  }, 120_000);

  it('are those of the grain for every district, as known at many moments', async () => {
    for (const moment of moments) {
      expect([seed, moment, await differences('district', null, moment)]).toEqual([seed, moment, []]);
    }
  }, 120_000);

  it('are those of the grain where one district is asked about', async () => {
    for (const moment of moments.filter((_, number) => number % 3 === 0)) {
      for (const district of ['900', '901', '912']) {
        expect([seed, moment, await differences('city', district, moment)]).toEqual([seed, moment, []]);
      }
    }
  }, 120_000);

  it('count wards both ways, so that the test says something', async () => {
    const [found] = await campaign.sql<{ kept: number; areas: number }>(
      `select count(*)::int as kept, count(distinct area_code)::int as areas
         from area_day('district', null, 'infinity', $1::date, $1::date + 16) where wards_reported > 0`,
      [FIRST_DAY],
    );
    expect(found?.areas).toBeGreaterThan(6);
    expect(found?.kept).toBeGreaterThan(50);
  });

  it('are the same when everything is found anew', async () => {
    const state = () =>
      campaign.sql(
        `select md5(string_agg(t::text, ';' order by t::text)) as hash
           from (select row_to_json(f)::text from figure_step f
                 union all select row_to_json(d)::text from district_step d) as t`,
      );
    const before = await state();
    await campaign.sql('delete from figure_step');
    await campaign.sql('delete from district_step');
    await campaign.sql('select follow_figures(array_agg(ward_code), array_agg(reporting_date)) from figure');
    expect(await state()).toEqual(before);
  });

  it('are given to a reporter of the own district alone', async () => {
    const asReporter = async (district: string | null) => {
      await campaign.sql(`begin; set local role campaign_district; set local campaign.district_code = '900'`);
      const rows = await campaign.sql(KEPT, [
        'city',
        district,
        'infinity',
        FIRST_DAY,
        addDays(FIRST_DAY, DAYS),
      ]);
      await campaign.sql('rollback');
      return rows.length;
    };
    const asked = ['city', '900', 'infinity', FIRST_DAY, addDays(FIRST_DAY, DAYS)];
    expect([await asReporter('901'), await asReporter(null)]).toEqual([0, 0]);
    expect(await asReporter('900')).toBe((await campaign.sql(KEPT, asked)).length);
  });
});
