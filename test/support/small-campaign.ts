import { randomUUID } from 'node:crypto';
import { makePerson } from './sign-in.js';
import type { TestApp } from './start-app.js';

/** Figures of one ward as a test states them; what is left out is 0. */
export interface WardFigures {
  ward: string;
  submitted?: number;
  verified?: number;
  unresolved?: number;
  exempt?: number;
  signed?: number;
  /** The reason code of a downward adjustment. */
  adjusted?: string;
}

/** Recorded before the campaign, so that every moment of it knows. */
const BEGINNING = '2022-04-12T08:00:00+07:00';

/**
 * A campaign one can reckon by hand: districts with the wards named for each and what is required of them;
 * 30/4–3/5/2022 off; deadlines 5/5 and, from 4/5 on, 1/6; cut-off 16:00, late from 17:00.
 */
export async function makeSmallCampaign(
  campaign: TestApp,
  districts: Record<string, Record<string, number>>,
): Promise<void> {
  const { sql } = campaign;
  await sql(
    `insert into campaign (name, start_date, signing_start_date) values ('Chiến dịch thử', '2022-04-13', '2022-04-23')`,
  );
  for (const [district, wards] of Object.entries(districts)) {
    await sql(
      `insert into district_version (district_code, name, kind, population, latitude, longitude, tile_row,
                                     tile_column, valid_from, reason, recorded_at)
       values ($1, 'Quận ' || $1, 'Quận', 0, 0, 0, $1::int, 0, '2021-01-01', 'Đầu chiến dịch', $2)`,
      [district, BEGINNING],
    );
    for (const [ward, required] of Object.entries(wards)) await makeWard(campaign, district, ward, required);
  }
  await sql(
    `insert into calendar_day (date, reason, recorded_at)
     select day, 'Nghỉ lễ', $1 from generate_series(date '2022-04-30', date '2022-05-03', interval '1 day') as day`,
    [BEGINNING],
  );
  await sql(
    `insert into deadline_version (deadline_date, decided_on, document, reason, recorded_at)
     values ('2022-05-05', '2022-04-13', 'Kế hoạch', 'Hạn đầu', $1),
            ('2022-06-01', '2022-05-04', '2262/BYT-CNTT', 'Bộ Y tế dời hạn', '2022-05-04T08:00:00+07:00')`,
    [BEGINNING],
  );
  await sql(
    `insert into regime_version (valid_from, cut_off, district_deadline, city_deadline, legal_basis, reason, recorded_at)
     values ('2022-04-13', '16:00', '17:00', '17:30', 'Quyết định', 'Đầu chiến dịch', $1)`,
    [BEGINNING],
  );
}

/** A ward that takes part from the campaign's first day. */
async function makeWard(campaign: TestApp, district: string, ward: string, required: number): Promise<void> {
  const { sql } = campaign;
  await sql(`insert into ward (code) values ($1)`, [ward]);
  await sql(
    `insert into ward_version (ward_code, name, kind, district_code, population, valid_from, reason, recorded_at)
     values ($1, 'Phường ' || $1, 'Phường', $2, 0, '2021-01-01', 'Đầu chiến dịch', $3)`,
    [ward, district, BEGINNING],
  );
  await sql(
    `insert into campaign_member (ward_code, valid_from, reason, recorded_at)
     values ($1, '2022-04-13', 'Đầu chiến dịch', $2)`,
    [ward, BEGINNING],
  );
  await sql(
    `insert into required_version (ward_code, effective_date, required, document, reason, recorded_at)
     values ($1, '2022-04-13', $2, 'Danh sách của Bộ', 'Đầu chiến dịch', $3)`,
    [ward, required, BEGINNING],
  );
}

/**
 * Puts a district's report for a date into the tables, as filing does: at 15:30 of the day unless a moment is
 * given, late from 17:00 on. Figures filed before for the same day are superseded.
 */
export async function fileFigures(
  campaign: TestApp,
  districtCode: string,
  date: string,
  rows: readonly WardFigures[],
  filedAt = `${date}T15:30:00+07:00`,
): Promise<{ reportId: string; recordedAt: Date }> {
  const { sql } = campaign;
  const filer = await filerOf(campaign);
  await sql(
    `insert into stored_file (hash, size, media_type, created_at) values (repeat('0', 64), 1, 'text/csv', $1)
     on conflict do nothing`,
    [BEGINNING],
  );
  const [moment] = await sql<{ recordedAt: Date }>(`select begin_recording_of($1, $2) as "recordedAt"`, [
    filedAt,
    districtCode,
  ]);
  const recordedAt = moment?.recordedAt;
  if (!recordedAt) throw new Error('No moment was given.');
  await sql(
    `update figure set superseded_at = $1
      where ward_code = any ($2) and reporting_date = $3 and superseded_at is null`,
    [recordedAt, rows.map(({ ward }) => ward), date],
  );
  await sql(
    `update daily_report set superseded_at = $1
      where district_code = $2 and reporting_date = $3 and superseded_at is null`,
    [recordedAt, districtCode, date],
  );
  const [last] = await sql<{ revision: number; timeliness: string }>(
    `select revision, timeliness from daily_report
      where district_code = $1 and reporting_date = $2 order by revision desc limit 1`,
    [districtCode, date],
  );
  const isLate = new Date(filedAt) >= new Date(`${date}T17:00:00+07:00`);
  const reportId = randomUUID();
  await sql(
    `with file as (
       insert into upload (district_code, reporting_date, file_hash, file_name, uploaded_by, uploaded_by_name,
                           uploaded_at, address, state, reading)
       values ($2, $3, repeat('0', 64), 'thu.csv', $7, 'filer', $4, '-', 'filed', '{}')
       returning id
     )
     insert into daily_report (id, district_code, reporting_date, revision, state, upload_id, filed_at, filed_by,
                               filed_by_name, timeliness, rows_hash, receipt_code)
     select $1::uuid, $2, $3, $5, 'filed', id, $4, $7, 'filer', $6, '-', gen_random_uuid()::text from file`,
    [
      ...[reportId, districtCode, date, recordedAt],
      ...[(last?.revision ?? 0) + 1, last?.timeliness ?? (isLate ? 'late' : 'on-time'), filer],
    ],
  );
  await sql(
    `insert into figure (ward_code, reporting_date, district_code, report_id, submitted, verified, unresolved, exempt,
                         signed, adjustment_reason, source, recorded_at)
     select ward, $1, $2, $3, coalesce(submitted, 0), coalesce(verified, 0), coalesce(unresolved, 0),
            coalesce(exempt, 0), coalesce(signed, 0), adjusted, '{}', $4
       from jsonb_to_recordset($5::jsonb) as row(ward text, submitted int, verified int, unresolved int, exempt int,
                                                  signed int, adjusted text)`,
    [date, districtCode, reportId, recordedAt, JSON.stringify(rows)],
  );
  return { reportId, recordedAt };
}

/** Sends the report of a district and day back: from `at` on its figures count no more. */
export async function returnReport(
  campaign: TestApp,
  districtCode: string,
  date: string,
  at: string,
): Promise<void> {
  await campaign.sql(
    `with moment as (select begin_recording_of($1, $2) as at),
     report as (
       update daily_report set state = 'returned', superseded_at = moment.at, reviewed_at = moment.at
         from moment
        where district_code = $2 and reporting_date = $3 and superseded_at is null
        returning id, moment.at
     )
     update figure set superseded_at = report.at from report where report_id = report.id and superseded_at is null`,
    [at, districtCode, date],
  );
}

/** Gives a district another name, as its version: from `at` on it is known by that. */
export async function renameDistrict(
  campaign: TestApp,
  districtCode: string,
  name: string,
  at: string,
): Promise<void> {
  await campaign.sql(
    `with moment as (select begin_recording($1) as at),
     old as (
       update district_version set superseded_at = moment.at from moment
        where district_code = $2 and superseded_at is null returning district_version.*, moment.at
     )
     insert into district_version (fact_id, district_code, name, kind, population, latitude, longitude, tile_row,
                                   tile_column, valid_from, valid_until, reason, recorded_at)
     select fact_id, district_code, $3, kind, population, latitude, longitude, tile_row, tile_column, valid_from,
            valid_until, 'Đổi tên', at from old`,
    [at, districtCode, name],
  );
}

/** Gives a ward another name for all its days: known from `at` on. */
export async function renameWard(campaign: TestApp, ward: string, name: string, at: string): Promise<void> {
  await campaign.sql(
    `with moment as (select begin_recording($1) as at),
     old as (
       update ward_version set superseded_at = moment.at from moment
        where ward_code = $2 and superseded_at is null returning ward_version.*, moment.at
     )
     insert into ward_version (fact_id, ward_code, name, kind, district_code, population, valid_from, valid_until,
                               reason, recorded_at)
     select fact_id, ward_code, $3, kind, district_code, population, valid_from, valid_until, 'Đổi tên', at from old`,
    [at, ward, name],
  );
}

async function filerOf(campaign: TestApp): Promise<string> {
  const [known] = await campaign.sql<{ id: string }>(`select id from user_account where username = 'filer'`);
  return (known ?? (await makePerson(campaign, { role: 'reviewer', username: 'filer' }))).id;
}

/** Lays a ward in another district from a day on, as its versions: known from `at` on. */
export async function moveWard(
  campaign: TestApp,
  ward: string,
  to: string,
  from: string,
  at: string,
): Promise<void> {
  await campaign.sql(
    `with moment as (select begin_recording($1) as at),
     old as (
       update ward_version set superseded_at = moment.at from moment
        where ward_code = $2 and superseded_at is null and valid_until is null and valid_from < $4::date
        returning ward_version.*, moment.at
     )
     insert into ward_version (ward_code, name, kind, district_code, population, valid_from, valid_until, reason,
                               document, recorded_at, recorded_by_name)
     select ward_code, name, kind, district, population, starts, ends, 'Chuyển quận', '12/NQ-HĐND', at, 'quantri'
       from old
      cross join lateral (values (district_code, valid_from, $4::date), ($3, $4::date, null))
            as period (district, starts, ends)`,
    [at, ward, to, from],
  );
}

/** A ward's part in the campaign ends with the day before; known from `at` on. */
export async function endMembership(campaign: TestApp, ward: string, on: string, at: string): Promise<void> {
  await campaign.sql(
    `with moment as (select begin_recording($1) as at),
     old as (
       update campaign_member set superseded_at = moment.at from moment
        where ward_code = $2 and superseded_at is null returning campaign_member.*, moment.at
     )
     insert into campaign_member (fact_id, ward_code, valid_from, valid_until, reason, document, recorded_at, recorded_by_name)
     select fact_id, ward_code, valid_from, $3::date, 'Thôi tham gia', '13/QĐ-SYT', at, 'quantri' from old`,
    [at, ward, on],
  );
}

/** Lets a ward take part again from a day on: known from `at` on. */
export async function joinAgain(campaign: TestApp, ward: string, from: string, at: string): Promise<void> {
  await campaign.sql(
    `insert into campaign_member (ward_code, valid_from, reason, recorded_at, recorded_by_name)
     values ($2, $3, 'Tham gia lại', begin_recording($1), 'quantri')`,
    [at, ward, from],
  );
}

/** States what is required of a ward from a day on, in place of what was stated for that day: known from `at` on. */
export async function setRequired(
  campaign: TestApp,
  ward: string,
  from: string,
  required: number,
  at: string,
): Promise<void> {
  await campaign.sql(
    `with moment as (select begin_recording($1) as at),
     old as (
       update required_version set superseded_at = moment.at from moment
        where ward_code = $2 and effective_date = $3 and superseded_at is null returning moment.at
     )
     insert into required_version (ward_code, effective_date, required, reason, document, recorded_at, recorded_by_name)
     select $2, $3::date, $4, 'Đính chính danh sách', '99/CV', moment.at, 'quantri' from moment`,
    [at, ward, from, required],
  );
}
