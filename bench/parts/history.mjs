/**
 * A history of reports for measuring: every district files every day of `[from, from + days)` for all its
 * wards, half a minute apart from 15:30. Set-based, as the owner of the tables; the figures obey the
 * counting rules and are the same every time.
 */
export async function fillHistory(owner, from, days) {
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
            version.required * done.share * 0.92, version.required * done.share * 0.66,
            version.required * done.share * 0.1, 0, version.required * done.share * 0.08,
            '{"submitted": "BaoCao!E7", "verified": "BaoCao!G7", "unresolved": "BaoCao!I7", "exempt": "BaoCao!K7", "signed": "BaoCao!M7"}',
            report.filed_at
       from daily_report as report
       join ward_version as place on place.district_code = report.district_code and place.superseded_at is null
       join required_version as version on version.ward_code = place.ward_code and version.superseded_at is null
       cross join lateral (select (report.reporting_date - $1::date + 1)::float / $2::int as share) as done`,
    [from, days],
  );
  await owner.query('update data_version set version = version + 1, last_recorded_at = now()');
  await owner.query('analyze');
}
