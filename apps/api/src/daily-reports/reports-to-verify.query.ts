import type { Figures } from '../domain/figures.js';
import type { AdjustmentReason } from '../domain/read-adjustment.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import type { Timeliness } from '../domain/timeliness.js';

/** Anything that runs SQL: a transaction of the program, or a connection of the owner's. */
export type Ask = (statement: string, values: unknown[]) => Promise<unknown[]>;

/** A report as its row, the audit log and its upload tell of it. */
export interface ReportToVerify {
  id: string;
  districtCode: string;
  date: ReportingDate;
  revision: number;
  receiptCode: string;
  timeliness: Timeliness;
  rowsHash: string;
  fileName: string;
  fileHash: string;
  /** What the audit log noted when it was filed; null without an entry. */
  noted: { rowsHash: string; timeliness: string } | null;
  /** The hash the audit log noted when the file came; null without an entry. */
  notedFileHash: string | null;
}

export interface FigureToVerify extends Figures {
  wardCode: string;
  wardName: string | null;
  adjustmentReason: AdjustmentReason | null;
  note: string | null;
  /** Where each figure stood: {"submitted": "BaoCao!E7", …} */
  source: Partial<Record<keyof Figures, string>>;
}

/** The next reports after the given one, in force or not, by id. */
export async function reportsToVerify(ask: Ask, after: string, limit: number): Promise<ReportToVerify[]> {
  return (await ask(
    `select report.id, report.district_code as "districtCode", report.reporting_date::text as "date", report.revision,
            report.receipt_code as "receiptCode", report.timeliness, report.rows_hash as "rowsHash",
            upload.file_name as "fileName", upload.file_hash as "fileHash",
            (select jsonb_build_object('rowsHash', after ->> 'rowsHash', 'timeliness', after ->> 'timeliness')
               from audit_entry
              where action = 'daily-report.file' and subject_kind = 'daily-report' and subject_id = report.id::text
              order by id limit 1) as "noted",
            (select after ->> 'fileHash' from audit_entry
              where action = 'daily-report.upload' and subject_kind = 'upload' and subject_id = upload.id::text
              order by id limit 1) as "notedFileHash"
       from daily_report as report
       join upload on upload.id = report.upload_id
      where report.id > $1::uuid
      order by report.id
      limit $2`,
    [after, limit],
  )) as ReportToVerify[];
}

/** What the table holds of a report, by ward. */
export async function figuresToVerify(ask: Ask, reportId: string): Promise<FigureToVerify[]> {
  return (await ask(
    `select figure.ward_code as "wardCode", ward.name as "wardName", figure.submitted, figure.verified,
            figure.unresolved, figure.exempt, figure.signed, figure.adjustment_reason as "adjustmentReason",
            figure.note, figure.source
       from figure
       left join ward_version as ward
         on ward.ward_code = figure.ward_code and ward.superseded_at is null
        and ward.valid_from <= figure.reporting_date and coalesce(ward.valid_until > figure.reporting_date, true)
      where figure.report_id = $1
      order by figure.ward_code`,
    [reportId],
  )) as FigureToVerify[];
}
