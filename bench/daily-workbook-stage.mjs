import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { buildIfStale } from '../scripts/build.mjs';
import { installIfMissing, ROOT } from '../scripts/install.mjs';

export const FIRST_DATE = '2022-04-13';

/** The program as it is built, and a PostgreSQL of its own that disappears with the measurement. */
export async function setStage() {
  installIfMissing();
  buildIfStale();
  const built = (path) => import(join(ROOT, 'dist', path));
  const { startEmbeddedPostgres } = await built('apps/api/src/platform/embedded-postgres.js');
  const { createDatabase, prepareDatabase } = await built('migrations/prepare-database.js');
  const { loadCampaign } = await built('apps/api/src/areas/load-campaign.js');
  const { Database, openDataSource } = await built('apps/api/src/platform/database.js');
  const { Clock } = await built('apps/api/src/platform/clock.js');
  const folder = mkdtempSync(join(tmpdir(), 'daily-workbook-stage-'));
  const postgres = await startEmbeddedPostgres({ folder, disposable: true });

  return {
    built,
    /** Does some work on a database in which every district has reported on so many days. */
    async withHistory(days, work) {
      const name = `days_${days}`;
      await createDatabase(postgres.ownerUrl('postgres'), name);
      const ownerUrl = postgres.ownerUrl(name);
      await prepareDatabase(ownerUrl, appUrlOf(ownerUrl));
      const source = await openDataSource({ DATABASE_URL: appUrlOf(ownerUrl), DATABASE_POOL: 2 });
      const database = new Database(source);
      await loadCampaign(database, new Clock(), { demonstration: true });
      await fillHistory(ownerUrl, days);
      await work(database);
      await source.destroy();
    },
    clear() {
      postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function appUrlOf(ownerUrl) {
  const url = new URL(ownerUrl);
  url.username = 'campaign_app';
  url.password = 'campaign_app';
  return url.href;
}

/** One report a district and day, figures rising evenly: 92 % submitted, 66 % verified, 8 % signed at the end. */
async function fillHistory(ownerUrl, days) {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const person = `'00000000-0000-0000-0000-000000000001'`;
  await owner.query(`
    insert into user_account (id, username, full_name, search_text, role, password_hash, created_at)
    values (${person}, 'bench', 'Bench', 'bench', 'leader', '-', '2022-04-01');
    insert into stored_file values (repeat('0', 64), 1, 'text/csv', '2022-04-01')`);
  await owner.query(
    `with filing as (
       select district.code, day::date as date, gen_random_uuid() as upload_id,
              (day::date + time '16:20') at time zone 'Asia/Ho_Chi_Minh' as at
         from district, generate_series($1::date, $1::date + $2::int - 1, interval '1 day') as day
     ), kept as (
       insert into upload (id, district_code, reporting_date, file_hash, file_name, uploaded_by, uploaded_by_name,
                           uploaded_at, address, state, reading)
       select upload_id, code, date, repeat('0', 64), 'bench.csv', ${person}, 'Bench', at, '-', 'filed', '{}' from filing
     )
     insert into daily_report (district_code, reporting_date, revision, state, upload_id, filed_at, filed_by,
                               filed_by_name, timeliness, rows_hash, receipt_code)
     select code, date, 1, 'filed', upload_id, at, ${person}, 'Bench', 'on-time', '-', code || date from filing`,
    [FIRST_DATE, days],
  );
  await owner.query(
    `insert into figure (ward_code, reporting_date, district_code, report_id, submitted, verified, unresolved,
                         exempt, signed, source, recorded_at)
     select place.ward_code, report.reporting_date, report.district_code, report.id, required * share * 0.92,
            required * share * 0.66, required * share * 0.1, 0, required * share * 0.08, '{}', report.filed_at
       from daily_report as report
       join ward_version as place on place.district_code = report.district_code
       join required_version on required_version.ward_code = place.ward_code
      cross join lateral (select (report.reporting_date - $1::date + 1)::float / $2::int as share) as done`,
    [FIRST_DATE, days],
  );
  await owner.query('analyze');
  await owner.end();
}
