import { createHash, randomUUID } from 'node:crypto';
import { type Filing, story, type StoryWard } from '../../apps/api/src/demonstration/story.js';
import { FIGURE_COLUMNS } from '../../apps/api/src/domain/figures.js';
import { type ReportingDate } from '../../apps/api/src/domain/reporting-date.js';
import { makeCampaign } from './make-campaign.js';
import { makePerson } from './sign-in.js';
import type { TestApp } from './start-app.js';

/**
 * The demonstration's reports up to and with a day, put straight into the tables: what a page has to show,
 * without the minutes that filing them one by one would take. Files are names only.
 */
export async function tellStory(campaign: TestApp, until: ReportingDate): Promise<void> {
  await makeCampaign(campaign, { demonstration: true });
  const wards = await campaign.sql<StoryWard>(
    `select version.ward_code as "code", version.district_code as "districtCode", required.required
       from ward_version as version
       join campaign_member using (ward_code)
       join required_version as required using (ward_code)
      order by version.ward_code`,
  );
  const clerk = await makePerson(campaign, { role: 'district-reporter', districtCode: '760' });
  const revisions = new Map<string, number>();
  const filings = story(wards).filter(({ date, kind }) => date <= until && kind !== 'with-errors');
  const reports = filings.map((filing) => {
    const day = `${filing.districtCode}|${filing.date}`;
    const revision = (revisions.get(day) ?? 0) + 1;
    revisions.set(day, revision);
    return reportOf(filing, revision);
  });
  for (const report of reports) {
    const next = reports.find(
      (other) =>
        other.district === report.district &&
        other.date === report.date &&
        other.revision === report.revision + 1,
    );
    report.superseded = next?.at ?? null;
  }
  await campaign.sql(`insert into stored_file values ($1, 1, 'text/csv', '2022-04-12')`, [NO_FILE]);
  await campaign.sql(
    `with report as (select * from jsonb_to_recordset($1) as row (
        id uuid, district text, date date, revision int, at timestamptz, superseded timestamptz, late boolean,
        state text, receipt text, rows jsonb)),
     uploaded as (
       insert into upload (id, district_code, reporting_date, file_hash, file_name, uploaded_by, uploaded_by_name,
           uploaded_at, address, state, reading)
       select id, district, date, $2, 'BaoCao_' || district || '_' || date || '.xlsx', $3, $4,
              at, '127.0.0.1', 'filed', '{}' from report),
     filed as (
       insert into daily_report (id, district_code, reporting_date, revision, state, upload_id, filed_at, filed_by,
           filed_by_name, timeliness, rows_hash, receipt_code, superseded_at)
       select id, district, date, revision, state, id, at, $3, $4,
              case when late then 'late' else 'on-time' end, $2, receipt, superseded from report)
     insert into figure (ward_code, reporting_date, district_code, report_id, submitted, verified, unresolved, exempt,
         signed, source, recorded_at, superseded_at)
     select row.ward, report.date, report.district, report.id, row.submitted, row.verified, row.unresolved, row.exempt,
            row.signed, row.source, report.at, report.superseded
       from report, jsonb_to_recordset(report.rows) as row (
         ward text, submitted int, verified int, unresolved int, exempt int, signed int, source jsonb)`,
    [JSON.stringify(reports), NO_FILE, clerk.id, clerk.fullName],
  );
  await campaign.sql(
    `update data_version set version = version + 1, last_recorded_at = (select max(recorded_at) from figure)`,
  );
}

const NO_FILE = createHash('sha256').digest('hex');

function reportOf({ kind, districtCode, date, at, rows }: Filing, revision: number) {
  return {
    id: randomUUID(),
    district: districtCode,
    date,
    revision,
    at: at.toISOString(),
    superseded: null as string | null,
    late: at.getTime() >= Date.parse(`${date}T17:00:00+07:00`) && revision === 1,
    state: kind === 'to-be-returned' ? 'returned' : 'filed',
    receipt: `${districtCode}-${date}-${revision}`,
    rows: rows.map(({ wardCode, figures }, index) => ({
      ward: wardCode,
      ...figures,
      source: Object.fromEntries(
        FIGURE_COLUMNS.map((column, place) => [column, `BaoCao!${'EFGHI'[place]}${7 + index}`]),
      ),
    })),
  };
}
