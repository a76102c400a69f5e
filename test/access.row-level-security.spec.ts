import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import type { Person } from '../apps/api/src/platform/actor.js';
import { DATA_SOURCE, Database } from '../apps/api/src/platform/database.js';
import { makeWorld, type PlacedDistrict } from './support/access-world.js';
import { ARRANGEMENTS } from './support/arrangements.js';
import { appUrlOf } from './support/database-urls.js';
import { type MadePerson, makePerson, openSession } from './support/sign-in.js';

/** A reporter in the database's eyes: the role and the settings their transactions wear. */
interface Reporter extends MadePerson {
  district: PlacedDistrict;
}

const REFUSED = '42501';
/** What a trigger refuses before the policy is asked. */
const APPEND_ONLY = '23001';
/** What the policies let pass meets the key of what is there. */
const FILED_ALREADY = '23505';

const world = await makeWorld();
const { campaign, own, other } = world;
const app = new Client({ connectionString: appUrlOf(campaign.ownerUrl) });
await app.connect();
const [ours, theirs] = [await reporterOf(own), await reporterOf(other)];
for (const district of [own, other]) {
  await ARRANGEMENTS['GET /api/daily-reports']?.(world, district);
  await ARRANGEMENTS['GET /api/documents']?.(world, district);
}
const tables = await tablesOfDistricts();

afterAll(async () => {
  await app.end();
  await campaign.close();
});

async function reporterOf(district: PlacedDistrict): Promise<Reporter> {
  const person = await makePerson(campaign, { role: 'district-reporter', districtCode: district.code });
  await openSession(campaign, person.id);
  return { ...person, district };
}

interface TableOfDistricts {
  name: string;
  /** SQL that says whether a row `t` belongs to the district $1. */
  belongs: string;
}

/** Every table whose rows belong to a district: they name it, or a ward of it, or a person of it. */
async function tablesOfDistricts(): Promise<TableOfDistricts[]> {
  const columns = await campaign.sql<{ name: string; columns: string[] }>(
    `select relname as name, array_agg(attname::text) as columns
       from pg_class join pg_attribute on attrelid = pg_class.oid and attnum > 0
      where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
      group by relname order by relname`,
  );
  return columns.flatMap(({ name, columns }) => {
    const belongs = columns.includes('district_code')
      ? 't.district_code = $1'
      : columns.includes('ward_code')
        ? 't.ward_code in (select ward_code from ward_of_district where district_code = $1)'
        : columns.includes('user_id')
          ? 't.user_id in (select id from user_of_district where district_code = $1)'
          : name === 'district'
            ? 't.code = $1'
            : null;
    return belongs === null ? [] : [{ name, belongs }];
  });
}

/** Runs as the application does: its login, then the role and the settings, in a transaction that is undone. */
async function as<T>(reporter: Reporter, work: () => Promise<T>): Promise<T> {
  await app.query(`begin; set local role campaign_district;
    set local campaign.user_id = '${reporter.id}'; set local campaign.district_code = '${reporter.district.code}'`);
  try {
    return await work();
  } finally {
    await app.query('rollback');
  }
}

/** How many rows of `district` this statement meets; the SQLSTATE where it is refused. */
async function met(statement: string, district: PlacedDistrict): Promise<number | string> {
  try {
    const result = await app.query(statement, [district.code]);
    return result.rowCount ?? 0;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

/** Which rows belong to whom is asked as the owner and kept: the policies must not answer for themselves. */
beforeAll(async () => {
  await campaign.sql(
    `create table ward_of_district as select distinct ward_code, district_code from ward_version;
     create table user_of_district as select id, district_code from user_account;
     create table report_of_district as
       select id, district_code, reporting_date, upload_id from daily_report where superseded_at is null;
     grant select on ward_of_district, user_of_district, report_of_district to campaign_district`,
  );
});

describe('in the database itself, a district', () => {
  it('has rows in the tables looked at, so that not seeing them says something', async () => {
    const seen: string[] = [];
    for (const { name, belongs } of tables) {
      const statement = `select 1 from ${name} as t where ${belongs}`;
      if (await as(ours, async () => Number(await met(statement, own)) > 0)) seen.push(name);
    }
    expect(seen).toEqual(
      expect.arrayContaining([
        'campaign_member',
        'daily_report',
        'district',
        'document',
        'figure',
        'required_version',
        'session',
        'upload',
        'user_account',
        'ward_version',
      ]),
    );
  });

  it.each(tables)(
    'shows none of its rows to another district’s reporter: $name',
    async ({ name, belongs }) => {
      const statement = `select 1 from ${name} as t where ${belongs}`;
      expect([0, REFUSED]).toContain(await as(theirs, () => met(statement, own)));
    },
  );

  it.each(tables)('takes no row from another district’s reporter: $name', async ({ name, belongs }) => {
    const [row] = await campaign.sql<{ row: string }>(
      `select to_jsonb(t)::text as row from ${name} as t where ${belongs} limit 1`,
      [own.code],
    );
    if (row) {
      const insertion = as(theirs, () =>
        app.query(`insert into ${name} select * from jsonb_populate_record(null::${name}, $1)`, [row.row]),
      );
      await expect(insertion).rejects.toMatchObject({ code: REFUSED });
    }
    const column = name === 'district' ? 'code' : /t\.(\w+)/.exec(belongs)?.[1];
    const change = `update ${name} as t set ${column} = ${column} where ${belongs}`;
    expect([0, REFUSED]).toContain(await as(theirs, () => met(change, own)));
    const removal = `delete from ${name} as t where ${belongs}`;
    expect([0, REFUSED, APPEND_ONLY]).toContain(await as(theirs, () => met(removal, own)));
  });

  it.each(tables.filter(({ belongs }) => belongs.startsWith('t.district_code')))(
    'is not given rows by its neighbour: $name',
    async ({ name, belongs }) => {
      const change = `update ${name} as t set district_code = '${other.code}' where ${belongs}`;
      expect([0, REFUSED, APPEND_ONLY]).toContain(await as(ours, () => met(change, own)));
    },
  );

  it('files no figure for a ward that is another district’s on the day', async () => {
    const figure = (wardCode: string, from: PlacedDistrict) =>
      app.query(
        `insert into figure (ward_code, reporting_date, district_code, report_id, submitted, verified, unresolved,
                             exempt, signed, source, recorded_at)
         select $1, reporting_date, $2, id, 999, 0, 0, 0, 0, '{}', now() from report_of_district where district_code = $3`,
        [wardCode, own.code, from.code],
      );
    await expect(as(ours, () => figure(own.wardCode, own))).rejects.toMatchObject({ code: FILED_ALREADY });
    await expect(as(ours, () => figure(other.wardCode, own))).rejects.toMatchObject({ code: REFUSED });
    await expect(as(ours, () => figure(own.wardCode, other))).rejects.toMatchObject({ code: REFUSED });
  });

  it.each([
    ['daily_report', `state = 'accepted'`],
    ['daily_report', `timeliness = 'on-time'`],
    ['daily_report', `filed_at = filed_at`],
    ['figure', `submitted = 0`],
    ['upload', `reading = reading`],
  ])('does not decide how its own %s stands: %s', async (name, change) => {
    const statement = `update ${name} as t set ${change} where t.district_code = $1`;
    expect(await as(ours, () => met(statement, own))).toBe(REFUSED);
  });

  it.each([
    [`'accepted', own.upload_id`],
    [`'filed', (select upload_id from report_of_district where district_code <> own.district_code)`],
  ])('files no report that says more than that it was filed: %s', async (said) => {
    const statement = `insert into daily_report (district_code, reporting_date, revision, state, upload_id, filed_at,
             filed_by, filed_by_name, timeliness, rows_hash, receipt_code)
      select district_code, reporting_date, 99, ${said}, now(), $2::uuid, 'x', 'on-time', '-', 'x'
        from report_of_district as own where district_code = $1`;
    const filing = (what: string) => as(ours, () => app.query(what, [own.code, ours.id]));
    await expect(filing(statement)).rejects.toMatchObject({ code: REFUSED });
    const plain = statement.replace(said, `'filed', own.upload_id`);
    await expect(filing(plain)).rejects.toMatchObject({ code: FILED_ALREADY });
  });

  it('is told the history of its own wards only, and none when it is no district', async () => {
    const history = `select 1 from ward_history($1, '2022-05-08', 7)`;
    expect(await as(ours, () => met(history, own))).toBeGreaterThan(0);
    expect(await as(ours, () => met(history, other))).toBe(0);
    const nobody = { ...ours, district: { ...own, code: '' } };
    expect(await as(nobody, () => met(history, own))).toBe(0);
  });

  it.each(['ward_day', 'own_ward_day', 'city_ward_day'])(
    'is given the days of its own wards only, and none when it is no district: %s',
    async (grain) => {
      const days = `select 1 from ${grain}('infinity', '2022-05-07', '2022-05-08') as day
        where day.ward_code in (select ward_code from ward_of_district where district_code = $1)`;
      const on = (reporter: Reporter, district: PlacedDistrict) =>
        as(reporter, async () => {
          await app.query(`set local campaign.today = '2022-05-08'`);
          return met(days, district);
        });
      expect(await on(ours, own)).toBeGreaterThan(0);
      expect(await on(ours, other)).toBe(0);
      expect(await on({ ...ours, district: { ...own, code: '' } }, own)).toBe(0);
    },
  );

  const SUMS = {
    area_day: `area_day('city', $1, 'infinity', '2022-05-07', '2022-05-08')`,
    area_standing: `area_standing('city', $1, 'infinity', '2022-05-07', '2022-04-30', '2022-05-02', '2022-04-30',
                                  '{2022-05-07}', '{2022-04-30}', '2022-04-23', true)`,
    area_wait: `area_wait($1, 'infinity', '2022-04-13', '2022-05-07', 0, 0, 0)`,
  } as const;
  it.each(Object.keys(SUMS) as (keyof typeof SUMS)[])(
    'is given the sums of its own wards only: not another district’s, not the city’s, and none when it is no district: %s',
    async (sums) => {
      const given = async (reporter: Reporter, districtCode: string | null) =>
        (await as(reporter, () => app.query(`select 1 from ${SUMS[sums]}`, [districtCode]))).rowCount;
      const nobody = { ...ours, district: { ...own, code: '' } };
      expect(await given(ours, own.code)).toBeGreaterThan(0);
      expect(await given(ours, other.code)).toBe(0);
      expect(await given(ours, null)).toBe(0);
      for (const code of [own.code, '', null]) expect(await given(nobody, code)).toBe(0);
    },
  );

  it('is told how long records have waited in its own wards only, and nothing when it is no district', async () => {
    const wait = `select 1 from ward_wait((select max(ward_code) from ward_of_district where district_code = $1),
                                          'infinity', '2022-04-13', '2022-05-07', 0, 0, 0)`;
    const on = (reporter: Reporter, district: PlacedDistrict) =>
      as(reporter, async () => {
        await app.query(`set local campaign.today = '2022-05-08'`);
        return met(wait, district);
      });
    expect(await on(ours, own)).toBe(1);
    expect(await on(ours, other)).toBe(0);
    expect(await on({ ...ours, district: { ...own, code: '' } }, own)).toBe(0);
  });

  it('keeps its reporter from becoming somebody else', async () => {
    const change = `update user_account set role = 'administrator', district_code = null where district_code = $1`;
    expect(await as(ours, () => met(change, own))).toBe(REFUSED);
  });
});

describe('in the database itself, the city’s people', () => {
  it.each([
    ['begin the campaign on another day', `update campaign set start_date = start_date`],
    ['give a ward another code', `update ward set code = code`],
    ['change a figure', `update figure set submitted = submitted`],
    ['look at what others were answered', `select from idempotent_answer`],
    ['change what was said of a delivery', `update delivery_attempt set reason = reason`],
    ['change what a scheduled run was to make', `update scheduled_run set planned_at = planned_at`],
  ])('do not %s', async (_, statement) => {
    await app.query('begin; set local role campaign_city');
    await expect(app.query(statement)).rejects.toMatchObject({ code: REFUSED });
    await app.query('rollback');
  });
});

describe('without a role, the application’s login', () => {
  it('reads and calls nothing, whatever the table or function', async () => {
    const everything = await campaign.sql<{ name: string }>(
      `select relname as name from pg_class
        where relkind in ('r', 'p', 'v', 'm') and relnamespace = 'public'::regnamespace`,
    );
    expect(everything.length).toBeGreaterThan(20);
    for (const { name } of everything) {
      await expect(app.query(`select from ${name}`)).rejects.toMatchObject({ code: REFUSED });
    }
    const calls = await campaign.sql<{ call: string }>(
      `select format('select %I(%s)', proname, (select string_agg('null::' || format_type(type, null), ', ')
                                                  from unnest(proargtypes) as type)) as call
         from pg_proc
        where pronamespace = 'public'::regnamespace and prorettype <> 'trigger'::regtype
          and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')`,
    );
    expect(calls.length).toBeGreaterThan(4);
    for (const { call } of calls) await expect(app.query(call)).rejects.toMatchObject({ code: REFUSED });
  });

  it('owns nothing, and may neither pass over policies nor make roles', async () => {
    const [login] = await campaign.sql(
      `select rolsuper, rolbypassrls, rolcreaterole, rolinherit,
              (select count(*)::int from pg_class where relowner = pg_roles.oid
                  and relnamespace = 'public'::regnamespace) as owned
         from pg_roles where rolname = 'campaign_app'`,
    );
    expect(login).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolinherit: false,
      owned: 0,
    });
  });
});

describe('what a transaction wears', () => {
  const person: Person = {
    kind: 'person',
    id: ours.id,
    name: ours.fullName,
    role: 'district-reporter',
    districtCode: own.code,
    mustChangePassword: false,
    address: '127.0.0.1',
    requestId: 'test',
  };
  const WORN = `select current_user as "user", coalesce(current_setting('campaign.district_code', true), '') as district,
                       coalesce(current_setting('campaign.user_id', true), '') as person`;

  const told = (outcome: PromiseSettledResult<unknown>) =>
    outcome.status === 'fulfilled' ? outcome.status : (outcome.reason as Error).message;

  it.each([
    ['commits', 'fulfilled', () => Promise.resolve()],
    ['fails', 'on purpose', () => Promise.reject(new Error('on purpose'))],
  ])('does not stay on the connection for its next user when it %s', async (_, outcome, end) => {
    const database = campaign.app.get(Database);
    const source = campaign.app.get<DataSource>(DATA_SOURCE);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, () =>
        database.within(person, async (tx) => {
          const [worn] = (await tx.query(WORN)) as unknown[];
          expect(worn).toEqual({ user: 'campaign_district', district: own.code, person: ours.id });
          return end();
        }),
      ),
    );
    expect(new Set(outcomes.map(told))).toEqual(new Set([outcome]));
    const after = await Promise.all(Array.from({ length: 30 }, () => source.query<unknown[]>(WORN)));
    for (const rows of after) expect(rows).toEqual([{ user: 'campaign_app', district: '', person: '' }]);
  });
});
