import fc from 'fast-check';
import { addDays } from '../../apps/api/src/domain/reporting-date.js';
import type { ReportingDate } from '../../apps/api/src/domain/reporting-date.js';
import { fileFigures, returnReport } from './small-campaign.js';
import type { TestApp } from './start-app.js';

/** What a random history is about: three districts with three wards each, on sixteen days. */
export const FIRST_DAY = '2022-04-20' as ReportingDate;
export const DAYS = 16;

const place = fc.nat(2);
const day = fc.nat(DAYS - 1);
const NUMBERS = {
  submitted: fc.nat(120),
  verified: fc.nat(100),
  unresolved: fc.nat(30),
  exempt: fc.nat(20),
  signed: fc.nat(110),
};
const counts = fc.record(NUMBERS);
const row = fc.option(counts, { freq: 4 });

/** One thing that is recorded. Districts and wards are told by their place, days by their distance from the first. */
const step = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      ...{ kind: fc.constant('report' as const), district: place, day, isLate: fc.boolean() },
      rows: fc.tuple(row, row, row),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('return' as const), district: place, day }) },
  {
    weight: 2,
    arbitrary: fc.record({
      ...{ kind: fc.constant('move' as const), district: place, ward: place, to: place, day },
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      ...{ kind: fc.constant('take-part' as const), district: place, ward: place },
      // Two stretches of membership, the second perhaps empty or without an end.
      days: fc.tuple(day, day, day, fc.option(day)),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      ...{ kind: fc.constant('require' as const), district: place, ward: place, day },
      required: fc.option(fc.nat(150), { freq: 5 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('day-off' as const), day }) },
);

export type RandomStep = typeof step extends fc.Arbitrary<infer Step> ? Step : never;

/** A history of a campaign, so many steps long. */
export function randomHistory(length: number): fc.Arbitrary<RandomStep[]> {
  return fc.array(step, { minLength: length, maxLength: length });
}

/** Reports of whole districts alone, within what is required: nothing moves, and little is sent back. */
export function quietHistory(length: number): fc.Arbitrary<RandomStep[]> {
  const whole = fc.record({
    ...NUMBERS,
    submitted: fc.integer({ min: 40, max: 100 }),
    exempt: fc.constant(0),
  });
  const report = fc.record({
    ...{ kind: fc.constant('report' as const), district: place, day, isLate: fc.boolean() },
    rows: fc.tuple(whole, whole, whole),
  });
  const sentBack = fc.record({ kind: fc.constant('return' as const), district: place, day });
  const steps = fc.oneof({ weight: 12, arbitrary: report }, { weight: 1, arbitrary: sentBack });
  return fc.array(steps, { minLength: length, maxLength: length });
}

/** The districts and wards a history happens in: their codes begin with `9` and the history's number. */
export function areasOf(history: number): Record<string, Record<string, number>> {
  return Object.fromEntries(
    [0, 1, 2].map((district) => [
      districtCode(history, district),
      Object.fromEntries([0, 1, 2].map((ward) => [wardCode(history, district, ward), 100])),
    ]),
  );
}

/** Records one step after everything before it, and gives its moment. */
export async function recordStep(campaign: TestApp, history: number, step: RandomStep): Promise<Date> {
  const { sql } = campaign;
  switch (step.kind) {
    case 'report': {
      const rows = step.rows.flatMap((figures, ward) =>
        figures ? [{ ward: wardCode(history, step.district, ward), ...lawful(figures) }] : [],
      );
      const date = dateOf(step.day);
      const hour = step.isLate ? '18:00' : '15:00';
      await fileFigures(campaign, districtCode(history, step.district), date, rows, `${date}T${hour}+07:00`);
      break;
    }
    case 'return':
      await returnReport(campaign, districtCode(history, step.district), dateOf(step.day), '2022-04-20');
      break;
    case 'move': {
      const [ward, date] = [wardCode(history, step.district, step.ward), dateOf(step.day)];
      const versions = await supersede(campaign, 'ward_version', `ward_code = '${ward}'`);
      const from = addDays(FIRST_DAY, -30);
      const first = await districtOn(campaign, ward, date);
      await sql(
        `insert into ward_version (ward_code, name, kind, district_code, population, valid_from, valid_until, reason,
                                   recorded_at)
         select $1, 'Phường ' || $1, 'Phường', district, 0, valid_from, valid_until, 'Thử', $2
           from (values ($3, $4::date, $5::date), ($6, $5::date, null)) as part (district, valid_from, valid_until)`,
        [ward, versions, first, from, date, districtCode(history, step.to)],
      );
      break;
    }
    case 'take-part': {
      const ward = wardCode(history, step.district, step.ward);
      const at = await supersede(campaign, 'campaign_member', `ward_code = '${ward}'`);
      const [a, b, c] = step.days
        .slice(0, 3)
        .map(Number)
        .sort((x, y) => x - y) as [number, number, number];
      const end = step.days[3];
      const stretches = [
        ...(a < b ? [[a, b]] : []),
        ...(end === null ? [[c, null]] : end > c ? [[c, end]] : []),
      ] as [number, number | null][];
      for (const [from, until] of stretches) {
        await sql(
          `insert into campaign_member (ward_code, valid_from, valid_until, reason, recorded_at)
           values ($1, $2, $3, 'Thử', $4)`,
          [ward, dateOf(from), until === null ? null : dateOf(until), at],
        );
      }
      break;
    }
    case 'require': {
      const [ward, date] = [wardCode(history, step.district, step.ward), dateOf(step.day)];
      const which = `ward_code = '${ward}' and effective_date = '${date}'`;
      const at = await supersede(campaign, 'required_version', which);
      if (step.required === null) break;
      await sql(
        `insert into required_version (ward_code, effective_date, required, document, reason, recorded_at)
         values ($1, $2, $3, 'Danh sách', 'Thử', $4)`,
        [ward, date, step.required, at],
      );
      break;
    }
    case 'day-off': {
      const date = dateOf(step.day);
      const [known] = await sql(`select from calendar_day where date = $1 and superseded_at is null`, [date]);
      const at = await supersede(campaign, 'calendar_day', `date = '${date}'`);
      if (!known) {
        await sql(`insert into calendar_day (date, reason, recorded_at) values ($1, 'Thử', $2)`, [date, at]);
      }
      break;
    }
  }
  const [last] = await sql<{ at: Date }>('select last_recorded_at as at from data_version');
  if (!last) throw new Error('data_version has lost its row.');
  return last.at;
}

function districtCode(history: number, district: number): string {
  return `9${history}${district}`;
}

function wardCode(history: number, district: number, ward: number): string {
  return `${districtCode(history, district)}0${ward}`;
}

function dateOf(number: number): ReportingDate {
  return addDays(FIRST_DAY, number);
}

/** Figures the tables take: what is verified and returned was submitted, what is signed may be. */
function lawful({ submitted, verified, unresolved, exempt, signed }: Record<FigureName, number>) {
  const checked = Math.min(verified, submitted);
  return {
    ...{ submitted, verified: checked, exempt },
    unresolved: Math.min(unresolved, submitted - checked),
    signed: Math.min(signed, checked + exempt),
  };
}

type FigureName = 'submitted' | 'verified' | 'unresolved' | 'exempt' | 'signed';

async function supersede(campaign: TestApp, table: string, which: string): Promise<Date> {
  const [moment] = await campaign.sql<{ at: Date }>(`select begin_recording('2022-04-20') as at`);
  if (!moment) throw new Error('No moment was given.');
  await campaign.sql(`update ${table} set superseded_at = $1 where superseded_at is null and ${which}`, [
    moment.at,
  ]);
  return moment.at;
}

/** Where the ward lay on a date, by what was last said of it. */
async function districtOn(campaign: TestApp, ward: string, date: ReportingDate): Promise<string> {
  const [found] = await campaign.sql<{ district: string }>(
    `select district_code as district from ward_version
      where ward_code = $1 and valid_from <= $2 and (valid_until is null or valid_until > $2)
      order by recorded_at desc limit 1`,
    [ward, date],
  );
  if (!found) throw new Error(`Ward ${ward} lay nowhere.`);
  return found.district;
}
