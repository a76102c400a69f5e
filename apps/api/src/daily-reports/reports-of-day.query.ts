import type { ReportState } from '../domain/report-states.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import type { Timeliness } from '../domain/timeliness.js';
import type { Transaction } from '../platform/database.js';
import { isoText } from '../platform/iso-text.js';

export interface ReportsOfDay {
  districtName: string;
  /** Of the first valid filing of the day. */
  timeliness: Timeliness | null;
  /** 0 before the first filing. */
  lastRevision: number;
  lastState: ReportState | null;
  /** Of its canonical rows. */
  lastRowsHash: string | null;
  inForce: {
    id: string;
    revision: number;
    state: ReportState;
    receiptCode: string;
    rowsHash: string;
    filedAt: string;
    filedByName: string;
  } | null;
}

/** What a district has filed for a day; null for a district that does not exist or is another's. */
export async function reportsOfDay(
  tx: Transaction,
  districtCode: string,
  date: ReportingDate,
): Promise<ReportsOfDay | null> {
  const [row] = (await tx.query(
    `select district.name                   as "districtName",
            first_report.timeliness         as "timeliness",
            coalesce(last_report.revision, 0) as "lastRevision",
            last_report.state               as "lastState",
            last_report.rows_hash           as "lastRowsHash",
            (select jsonb_build_object(
                      'id', id, 'revision', revision, 'state', state, 'receiptCode', receipt_code,
                      'rowsHash', rows_hash, 'filedByName', filed_by_name,
                      'filedAt', ${isoText('filed_at')})
               from daily_report
              where district_code = district.code and reporting_date = $2 and superseded_at is null) as "inForce"
       from district
       left join lateral (
         select timeliness from daily_report
          where district_code = district.code and reporting_date = $2 order by revision limit 1
       ) as first_report on true
       left join lateral (
         select revision, state, rows_hash from daily_report
          where district_code = district.code and reporting_date = $2 order by revision desc limit 1
       ) as last_report on true
      where district.code = $1`,
    [districtCode, date],
  )) as ReportsOfDay[];
  return row ?? null;
}
