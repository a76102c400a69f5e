/**
 * A history of reports for measuring: every district files every day of `[from, from + days)` for its
 * wards, half a minute apart from 15:30. Set-based, as the owner of the tables; the figures obey the
 * counting rules and are the same every time.
 *
 * As in a city, not everything is even (`makeUneven`): wards moved, joined late or left, some signed more than is
 * required of them, and some districts have filed the last day in part so far.
 */
export async function fillHistory(owner, from, days) {
  await makeUneven(owner, from, days);
  await owner.query(`
    insert into user_account (username, full_name, search_text, role, password_hash, must_change_password, created_at)
    values ('bench', 'Bench', 'bench', 'leader', '-', false, '2022-04-01') on conflict do nothing`);
  await owner.query(`
    insert into stored_file (hash, size, media_type, created_at)
    values (repeat('0', 64), 1, 'text/csv', '2022-04-01') on conflict do nothing`);
  const filed = `
    day.date + time '15:30' + (row_number() over (partition by day.date order by district.code)) * interval '30 seconds'`;
  await owner.query(
    `with day as (select generate_series($1::date, $1::date + $2::int - 1, interval '1 day') as date),
     filing as (
       select district.code as district_code, day.date::date as reporting_date, gen_random_uuid() as upload_id,
              (${filed}) at time zone 'Asia/Ho_Chi_Minh' as filed_at,
              (select id from user_account where username = 'bench') as person
         from day cross join district
     ),
     uploaded as (
       insert into upload (id, district_code, reporting_date, file_hash, file_name, uploaded_by, uploaded_by_name, uploaded_at,
                           address, state, reading)
       select upload_id, district_code, reporting_date, repeat('0', 64), 'bench.csv', person, 'Bench', filed_at, '-', 'filed', '{}'
         from filing
       returning id
     )
     insert into daily_report (district_code, reporting_date, revision, state, upload_id, filed_at, filed_by, filed_by_name,
                               timeliness, rows_hash, receipt_code)
     select district_code, reporting_date, 1, 'filed', upload_id, filed_at, person, 'Bench', 'on-time', '-',
            district_code || '-' || reporting_date
       from filing`,
    [from, days],
  );
  // Shares of required rise evenly over the history: 92% submitted, 66% verified, 8% signed at its end.
  await owner.query(
    `insert into figure (ward_code, reporting_date, district_code, report_id, submitted, verified, unresolved,
                         exempt, signed, source, recorded_at)
     select version.ward_code, report.reporting_date, report.district_code, report.id,
            done.required * done.share * 0.92, done.required * done.share * 0.66,
            done.required * done.share * 0.1, 0,
            -- Signed for the wards of which less is required now, so that they have signed more than that.
            case when version.required < done.required then done.required * done.share * 0.6
                 else done.required * done.share * 0.08 end,
            '{"submitted": "BaoCao!E7", "verified": "BaoCao!G7", "unresolved": "BaoCao!I7", "exempt": "BaoCao!K7", "signed": "BaoCao!M7"}',
            report.filed_at
       from daily_report as report
       join ward_version as place
         on place.district_code = report.district_code and place.superseded_at is null
        and place.valid_from <= report.reporting_date and coalesce(place.valid_until > report.reporting_date, true)
       join campaign_member as member
         on member.ward_code = place.ward_code and member.superseded_at is null
        and member.valid_from <= report.reporting_date and coalesce(member.valid_until > report.reporting_date, true)
       join required_version as version on version.ward_code = place.ward_code and version.superseded_at is null
       join bench_ward as ward on ward.ward_code = place.ward_code
       cross join lateral (
            select ward.required, (report.reporting_date - $1::date + 1)::float / $2::int as share) as done
      where report.reporting_date < $1::date + $2::int - 1 or not ward.is_missing`,
    [from, days],
  );
  await owner.query('update data_version set version = version + 1, last_recorded_at = now()');
  await owner.query('analyze');
}

/** So many wards are out of the ordinary in each way; of the city's 310. */
const UNEVEN = { moved: 15, beyond: 10, late: 5, left: 3, partlyReportedDistricts: 8 };

/**
 * Of the wards in the order of their codes, each a stride of 7 from the one before: some move to another district, on
 * days spread from the fifth to the day before the last; some join on the twelfth day; some leave five days before the
 * end; of some a tenth is required, so that they sign more. Of eight districts every second ward is missing on the
 * last day. The table `bench_ward` says what the figures are reckoned with.
 */
async function makeUneven(owner, from, days) {
  // What is known of the campaign is changed as if it had been known from the beginning.
  await owner.query('set session_replication_role = replica');
  await owner.query(`
    create table bench_ward as
    select place.ward_code, version.required, false as is_missing,
           (row_number() over (order by place.ward_code) * 7) % count(*) over () as turn
      from ward_version as place
      join required_version as version using (ward_code)`);
  const { moved, beyond, late, left, partlyReportedDistricts } = UNEVEN;
  const ofTurns = (start, count) => `turn >= ${start} and turn < ${start + count}`;
  await owner.query(
    `with mover as (
       select ward_code, $1::date + 4 + ((turn * ($2::int - 6)) / ${moved - 1})::int as date
         from bench_ward where ${ofTurns(0, moved)}
     ),
     ended as (
       update ward_version as place set valid_until = mover.date from mover
        where place.ward_code = mover.ward_code returning place.*
     )
     insert into ward_version (ward_code, name, kind, district_code, population, valid_from, recorded_at, recorded_by,
                               recorded_by_name, reason, document)
     select ended.ward_code, ended.name || ' (chuyển)', ended.kind,
            (select coalesce(min(code) filter (where code > ended.district_code), min(code)) from district),
            ended.population, ended.valid_until, ended.recorded_at, ended.recorded_by, ended.recorded_by_name,
            ended.reason, ended.document
       from ended`,
    [from, days],
  );
  await owner.query(
    `update campaign_member as member set valid_from = $1::date + 11 from bench_ward as ward
      where ward.ward_code = member.ward_code and ${ofTurns(moved, late)}`,
    [from],
  );
  await owner.query(
    `update campaign_member as member set valid_until = $1::date + $2::int - 5 from bench_ward as ward
      where ward.ward_code = member.ward_code and ${ofTurns(moved + late, left)}`,
    [from, days],
  );
  await owner.query(
    `update required_version as version set required = version.required / 10 from bench_ward as ward
      where ward.ward_code = version.ward_code and ${ofTurns(moved + late + left, beyond)}`,
  );
  await owner.query(
    `update bench_ward set is_missing = true
      where ward_code in (
            select ward_code
              from (select ward_code, row_number() over (partition by district_code order by ward_code) as place,
                           dense_rank() over (order by district_code) as number
                      from ward_version where valid_until is null) as ward
             where number <= ${partlyReportedDistricts} and place % 2 = 0)`,
  );
  await owner.query('set session_replication_role = origin');
}
