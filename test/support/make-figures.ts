import { createHash, randomUUID } from 'node:crypto';
import { type Filing, story } from '../../apps/api/src/demonstration/story.js';
import { FIGURE_COLUMNS, type Figures } from '../../apps/api/src/domain/figures.js';
import { receiptCode } from '../../apps/api/src/domain/receipt.js';
import type { ReportingDate } from '../../apps/api/src/domain/reporting-date.js';
import { timelinessOf } from '../../apps/api/src/domain/timeliness.js';
import { makePerson } from './sign-in.js';
import type { TestApp } from './start-app.js';

/** The regime the facts are loaded with. */
const REGIME = {
  validFrom: '2022-01-01' as ReportingDate,
  cutOff: '16:00',
  districtDeadline: '17:00',
  cityDeadline: '17:30',
  legalBasis: '',
};

/** One ward's row to be put in, beside what its report says. */
interface Report {
  districtCode: string;
  date: ReportingDate;
  at: Date;
  rows: { wardCode: string; figures: Figures; adjustment?: { reason: string; note: string } | undefined }[];
  /** The reviewer sent it back, and when. */
  returnedAt?: Date;
}

/**
 * The demonstration's filings after one moment and up to another, put straight into the tables as their
 * owner: fast, and independent of the filing path. Needs `makeCampaign` with `demonstration`. Analysed, too.
 */
export async function makeStory(
  campaign: TestApp,
  period: { after?: Date; until?: Date } = {},
): Promise<void> {
  const { after = new Date(0), until = new Date('2022-05-08T00:00:00+07:00') } = period;
  const wards = await memberWards(campaign);
  const filings = story(wards).filter(({ kind, at }) => kind !== 'with-errors' && at > after && at <= until);
  await insertReports(campaign, filings.map(reportOf));
  await campaign.sql('analyze');
}

/** One district's report, put in as its newest revision. */
export async function makeReport(campaign: TestApp, report: Report) {
  await insertReports(campaign, [report]);
}

function reportOf(filing: Filing): Report {
  return filing.kind === 'to-be-returned'
    ? { ...filing, returnedAt: new Date(filing.at.getTime() + 40 * 60_000) }
    : filing;
}

async function memberWards(campaign: TestApp) {
  return campaign.sql<{ code: string; districtCode: string; required: number }>(
    `select member.ward_code as "code", ward.district_code as "districtCode", requirement.required
       from campaign_member as member
       join ward_version as ward on ward.ward_code = member.ward_code and ward.superseded_at is null
       join required_version as requirement
         on requirement.ward_code = member.ward_code and requirement.superseded_at is null
      order by member.ward_code`,
  );
}

/** Every revision supersedes the report and the figures before it, as filing does. */
async function insertReports(campaign: TestApp, reports: readonly Report[]) {
  const filer = await makePerson(campaign, { role: 'administrator' });
  const [moment] = await campaign.sql<{ at: Date }>('select last_recorded_at as at from data_version');
  const earlier = await campaign.sql<ReportRow>(
    `select id, district_code, reporting_date::text, revision, timeliness
       from daily_report where superseded_at is null`,
  );
  const inForce = new Map(earlier.map((row) => [`${row.district_code}|${row.reporting_date}`, row]));
  const superseded: { id: string; at: Date }[] = [];
  const rows = { upload: [] as object[], daily_report: [] as ReportRow[], figure: [] as object[] };
  const fileHash = createHash('sha256').update('a file').digest('hex');
  let recordedAt = moment?.at ?? new Date(0);

  for (const report of reports) {
    const { districtCode, date } = report;
    recordedAt = new Date(Math.max(report.at.getTime(), recordedAt.getTime() + 1));
    const key = `${districtCode}|${date}`;
    const previous = inForce.get(key);
    const revision = (previous?.revision ?? 0) + 1;
    const rowsHash = createHash('sha256').update(JSON.stringify(report.rows)).digest('hex');
    const upload = { id: randomUUID(), uploaded_at: recordedAt, uploaded_by: filer.id };
    rows.upload.push({
      ...upload,
      ...{ district_code: districtCode, reporting_date: date, file_hash: fileHash, file_name: `${key}.xlsx` },
      ...{ uploaded_by_name: filer.fullName, address: '127.0.0.1', state: 'filed', reading: {} },
    });
    const row: ReportRow = {
      id: randomUUID(),
      ...{ district_code: districtCode, reporting_date: date, revision, upload_id: upload.id },
      ...{ state: report.returnedAt ? 'returned' : 'filed', reviewed_at: report.returnedAt ?? null },
      ...{ reviewed_by: report.returnedAt ? filer.id : null, reviewed_by_name: filer.fullName },
      ...{ filed_at: recordedAt, filed_by: filer.id, filed_by_name: filer.fullName },
      timeliness: previous?.timeliness ?? timelinessOf(date, report.at, REGIME),
      ...{ rows_hash: rowsHash, receipt_code: receiptCode(districtCode, date, revision, rowsHash) },
    };
    rows.daily_report.push(row);
    if (previous) superseded.push({ id: previous.id, at: recordedAt });
    inForce.set(key, row);
    for (const { wardCode, figures, adjustment } of report.rows) {
      rows.figure.push({
        ...figures,
        ...{ ward_code: wardCode, district_code: districtCode, reporting_date: date, report_id: row.id },
        ...{ recorded_at: recordedAt, adjustment_reason: adjustment?.reason, note: adjustment?.note },
        source: Object.fromEntries(FIGURE_COLUMNS.map((column) => [column, `BaoCao!${column}`])),
      });
    }
  }
  await insertWithSuperseded(campaign, rows, superseded, fileHash);
  await campaign.sql('select begin_recording($1)', [recordedAt]);
}

interface ReportRow {
  id: string;
  district_code: string;
  reporting_date: ReportingDate;
  revision: number;
  timeliness: string;
  [column: string]: unknown;
}

async function insertWithSuperseded(
  campaign: TestApp,
  rows: { upload: object[]; daily_report: ReportRow[]; figure: object[] },
  superseded: readonly { id: string; at: Date }[],
  fileHash: string,
) {
  await campaign.sql(
    `insert into stored_file (hash, size, media_type, created_at) values ($1, 6, 'text/plain', now())
     on conflict do nothing`,
    [fileHash],
  );
  const at = new Map(superseded.map((mark) => [mark.id, mark.at]));
  const marked = rows.daily_report.map((row) => ({ ...row, superseded_at: at.get(row.id) ?? null }));
  const figures = (rows.figure as { report_id: string }[]).map((figure) => ({
    ...figure,
    superseded_at: at.get(figure.report_id) ?? null,
  }));
  const marks = [superseded.map(({ id }) => id), superseded.map((mark) => mark.at)];
  const mark = (table: string, column: string) =>
    campaign.sql(
      `update ${table} set superseded_at = mark.at
         from unnest($1::uuid[], $2::timestamptz[]) as mark (id, at)
        where ${table}.${column} = mark.id and ${table}.superseded_at is null`,
      marks,
    );
  await mark('daily_report', 'id');
  await mark('figure', 'report_id');
  await insertAll(campaign, 'upload', rows.upload);
  await insertAll(campaign, 'daily_report', marked);
  await insertAll(campaign, 'figure', figures);
}

/** Columns are matched by name; what a table does not have is left out. */
async function insertAll(campaign: TestApp, table: string, rows: readonly object[]) {
  for (let start = 0; start < rows.length; start += 20_000) {
    await campaign.sql(`insert into ${table} select * from json_populate_recordset(null::${table}, $1)`, [
      JSON.stringify(rows.slice(start, start + 20_000)),
    ]);
  }
}
