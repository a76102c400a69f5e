import fc from 'fast-check';
import { Database } from '../apps/api/src/platform/database.js';
import { system } from '../apps/api/src/platform/actor.js';
import { askStandings } from '../apps/api/src/progress/ask-standings.js';
import { openQuestion } from '../apps/api/src/progress/question.js';
import { waitingDaysOf } from '../apps/api/src/progress/waiting.js';
import type { Standing } from '../apps/api/src/progress/standing.js';
import { calendarDays } from '../apps/api/src/areas/calendar.query.js';
import { holidaysOf } from '../apps/api/src/domain/calendar.js';
import { addDays } from '../apps/api/src/domain/reporting-date.js';
import {
  areasOf,
  DAYS,
  FIRST_DAY,
  quietHistory,
  randomHistory,
  recordStep,
} from './support/random-history.js';
import { makeSmallCampaign } from './support/small-campaign.js';
import { startApp, type TestApp } from './support/start-app.js';
import { waitsByDay } from './support/waits-by-day.js';

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

/** Each short way of asking how wards reported, and the same from the grain. $1 district, $2 as of, $3 from, $4 until. */
const REPORTING = {
  'how many reported': [
    `select * from area_reports($1, $2, array(select $3::date + generate_series(0, $4::date - $3::date - 1)))`,
    `select day.reporting_date, count(*)::int, (count(*) filter (where day.reported))::int
       from ward_day($2, $3, $4) as day where $1::text is null or day.district_code = $1 group by 1`,
  ],
  'who reported': [
    `select stretch.ward_code, stretch.name, stretch.district_code, stretch.first_date + told.place::int - 1,
            told.timeliness, told.returned
       from ward_reporting($1, $2, $3, $4) as stretch
      cross join lateral unnest(stretch.timeliness, stretch.returned) with ordinality
              as told (timeliness, returned, place)`,
    `select day.ward_code, ward.name, day.district_code, day.reporting_date, day.timeliness, day.returned
       from ward_day($2, $3, $4) as day
       join ward_version as ward
         on ward.ward_code = day.ward_code
        and ward.valid_from <= day.reporting_date and coalesce(ward.valid_until > day.reporting_date, true)
        and ward.recorded_at <= $2 and coalesce(ward.superseded_at > $2, true)
      where $1::text is null or day.district_code = $1`,
  ],
} as const;
const PERIODS = [
  [-3, DAYS + 3],
  [5, 6],
  [4, 11],
] as const;

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
    const histories = [
      ...fc.sample(quietHistory(STEPS), { seed, numRuns: 1 }),
      ...fc.sample(randomHistory(STEPS), { seed, numRuns: HISTORIES - 1 }),
    ];
    await makeSmallCampaign(campaign, Object.assign({}, ...histories.map((_, number) => areasOf(number))));
    for (const [number, steps] of histories.entries()) {
      for (const step of steps) moments.push(await recordStep(campaign, number, step));
    }
    // Each costs a few questions; which of them are asked changes with the seed.
    moments = moments.filter((_, number) => number % 12 === seed % 12 || number === 0);
  });
  afterAll(() => campaign.close());

  /** What one way gives and the other does not, both ways. */
  async function differences(level: 'city' | 'district', district: string | null, asOf: Date | 'infinity') {
    const found: unknown[] = [];
    for (const [from, until] of PERIODS) {
      const asked = [level, district, asOf, addDays(FIRST_DAY, from), addDays(FIRST_DAY, until)];
      found.push(...(await between(KEPT, FROM_THE_GRAIN, asked)));
    }
    return found.slice(0, 2);
  }

  const between = (kept: string, counted: string, asked: unknown[]) =>
    campaign.sql(
      `(select 'kept', row.* from ((${kept}) except all (${counted})) as row)
        union all
       (select 'counted', row.* from ((${counted}) except all (${kept})) as row)`,
      asked,
    );

  it('are those of the grain for the city, as known at many moments', async () => {
    for (const moment of moments)
      expect([seed, moment, await differences('city', null, moment)]).toEqual([seed, moment, []]);
  });

  it('are those of the grain for every district, as known at many moments', async () => {
    for (const moment of moments) {
      expect([seed, moment, await differences('district', null, moment)]).toEqual([seed, moment, []]);
    }
  });

  it('are those of the grain where one district is asked about', async () => {
    for (const moment of moments.filter((_, number) => number % 3 === 0)) {
      for (const district of ['900', '901', '912']) {
        expect([seed, moment, await differences('city', district, moment)]).toEqual([seed, moment, []]);
      }
    }
  });

  /** Standings on the days of the history, from the kept sums and, for the same wards by name, from the grain. */
  async function standingsBothWays(
    level: 'city' | 'district',
    district: string | null,
    asOf: Date | 'infinity',
  ) {
    const wards = await campaign.sql<{ code: string }>('select code from ward');
    const wardCodes = wards.map(({ code }) => code);
    const plain = (found: ReadonlyMap<string, Standing>) =>
      [...found]
        .map(([code, { day, ...rest }]) => ({
          ...rest,
          code,
          day: { ...day, figuresDate: null },
          wardCodes: [...rest.wardCodes].sort(),
        }))
        // The grain's rows bring the column they are joined by.
        .map(
          (standing) =>
            JSON.parse(
              JSON.stringify(standing, (key, value: unknown) => (key === 'area_code' ? undefined : value)),
            ) as typeof standing,
        )
        .sort((a, b) => (a.code < b.code ? -1 : 1));
    return campaign.app.get(Database).reading(system('test'), async (tx) => {
      const both = { kept: [] as unknown[], counted: [] as unknown[] };
      for (const [day, back] of [
        [15, 7],
        [9, 1],
        [4, 30],
      ] as const) {
        const date = addDays(FIRST_DAY, day);
        const asked = { date, ...(asOf === 'infinity' ? {} : { asOf: asOf.toISOString() }) };
        // Asked about as it is now: a day may be asked about as known before it came.
        const question = await openQuestion(tx, new Date('2022-05-20T12:00+07:00'), { date });
        const holidays = holidaysOf(await calendarDays(tx, asOf));
        const then = { ...question, ...asked, holidays };
        const about = { comparedDate: addDays(date, -back), withPaceDays: true };
        const area = { level, districtCode: district };
        const named = { ...area, wardCodes };
        const [kept, counted] = [
          await askStandings(then, area, about),
          await askStandings(then, named, about),
        ];
        both.kept.push(plain(kept));
        both.counted.push(plain(counted));
        const [first] = counted.values();
        if (counted.size !== 1 || !first) continue;
        both.kept.push(await waitingDaysOf(then, { level, code: district }, first));
        both.counted.push(await waitsByDay(tx, then, first.wardCodes));
        for (const code of first.wardCodes.filter((_, place) => place % 5 === 0)) {
          const [ward] = (await askStandings(then, { level: 'ward', wardCodes: [code] })).values();
          if (!ward) throw new Error(`${code} has no standing.`);
          both.kept.push(await waitingDaysOf(then, { level: 'ward', code }, ward));
          both.counted.push(await waitsByDay(tx, then, [code]));
        }
      }
      return both;
    });
  }

  it('give every area the standing and the waits that its wards have one by one', async () => {
    for (const moment of moments) {
      for (const [level, district] of [
        ['city', null],
        ['district', null],
        ['district', '900'],
      ] as const) {
        const { kept, counted } = await standingsBothWays(level, district, moment);
        expect([seed, moment, kept]).toEqual([seed, moment, counted]);
      }
    }
  });

  it.each(Object.entries(REPORTING))('say %s, as the grain does', async (_, [short, counted]) => {
    for (const moment of moments) {
      for (const district of [null, '900', '912']) {
        for (const [from, until] of PERIODS) {
          const asked = [district, moment, addDays(FIRST_DAY, from), addDays(FIRST_DAY, until)];
          expect([seed, asked, await between(short, counted, asked)]).toEqual([seed, asked, []]);
        }
      }
    }
    const all = [null, 'infinity', FIRST_DAY, addDays(FIRST_DAY, DAYS)];
    expect((await campaign.sql(short, all)).length).toBeGreaterThanOrEqual(DAYS);
  });

  it('count some wards by themselves and set others right, so that the test says something', async () => {
    const [found] = await campaign.sql<{ settled: number; loose: number; beyond: number }>(
      `select count(*) filter (where is_settled)::int as settled, count(*) filter (where not is_settled)::int as loose,
              count(*) filter (where not is_within)::int as beyond
         from ward_seat(false, '9999-01-01', null)`,
    );
    expect(found?.settled).toBeGreaterThanOrEqual(9);
    expect(found?.loose).toBeGreaterThan(3);
    expect(found?.beyond).toBeGreaterThan(3);
  });

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
                 union all select row_to_json(d)::text from district_step d
                 union all select row_to_json(c)::text from city_step c) as t`,
      );
    const before = await state();
    await campaign.sql('delete from figure_step');
    await campaign.sql('delete from district_step');
    await campaign.sql('delete from city_step');
    await campaign.sql('select follow_figures(array_agg(ward_code), array_agg(reporting_date)) from figure');
    expect(await state()).toEqual(before);
  });

  it.each([
    ['the sums', KEPT, ['city']],
    ['how many reported', REPORTING['how many reported'][0], []],
    ['who reported', REPORTING['who reported'][0], []],
  ])('are given to a reporter of the own district alone: %s', async (_, question, level) => {
    const about = (district: string | null) => [
      ...[...level, district, 'infinity'],
      ...[FIRST_DAY, addDays(FIRST_DAY, DAYS)],
    ];
    const asReporter = async (district: string | null) => {
      await campaign.sql(`begin; set local role campaign_district; set local campaign.district_code = '900'`);
      const rows = await campaign.sql(question, about(district));
      await campaign.sql('rollback');
      return rows.length;
    };
    expect([await asReporter('901'), await asReporter(null)]).toEqual([0, 0]);
    expect(await asReporter('900')).toBe((await campaign.sql(question, about('900'))).length);
    expect(await asReporter('900')).toBeGreaterThan(0);
  });
});
