import type { KeptSum } from '../contract/figures-check.js';
import type { Figures } from '../domain/figures.js';
import type { AdjustmentReason } from '../domain/read-adjustment.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import type { ReportState } from '../domain/report-states.js';
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
  state: ReportState;
  /** Whether it, and every figure of it, is in force or not as its revision and its review ask for. */
  isInPlace: boolean;
  /** What the audit log noted of the last review. */
  notedState: ReportState;
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
            upload.file_name as "fileName", upload.file_hash as "fileHash", report.state,
            (report.superseded_at is null) = (report.state <> 'returned' and not exists (
               select from daily_report as later
                where later.district_code = report.district_code and later.reporting_date = report.reporting_date
                  and later.revision > report.revision))
              and not exists (select from figure
                               where figure.report_id = report.id
                                 and figure.superseded_at is distinct from report.superseded_at) as "isInPlace",
            coalesce((select after ->> 'state' from audit_entry
                       where action in ('daily-report.accept', 'daily-report.return')
                         and subject_kind = 'daily-report' and subject_id = report.id::text
                       order by id desc limit 1), 'filed') as "notedState",
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

/** The reports that the audit log says were filed and that are not there. */
export async function reportsMissing(
  ask: Ask,
): Promise<Pick<ReportToVerify, 'districtCode' | 'date' | 'revision'>[]> {
  return (await ask(
    `select entry.district_code as "districtCode", entry.after ->> 'date' as "date",
            (entry.after ->> 'revision')::int as "revision"
       from audit_entry as entry
      where entry.action = 'daily-report.file' and entry.subject_kind = 'daily-report'
        and not exists (select from daily_report as report where report.id::text = entry.subject_id)
      order by entry.id`,
    [],
  )) as Pick<ReportToVerify, 'districtCode' | 'date' | 'revision'>[];
}

/** A sum kept by day, and what the wards add up to. */
export interface SumToVerify {
  /** '' for the city. */
  districtCode: string;
  date: ReportingDate;
  column: KeptSum;
  kept: string;
  counted: string;
}

/** The sums that differ now; of the city and each district the first day of each sum. */
export async function sumsThatDiffer(ask: Ask): Promise<SumToVerify[]> {
  return (await ask(
    `with period as (
       select start_date as first_date,
              greatest(start_date, (select max(reporting_date) from figure)) + 1 as end_date from campaign
     ),
     kept as (
       select day.*
         from period, unnest(array['city', 'district']) as level (name),
              area_day(level.name, null, 'infinity', period.first_date, period.end_date) as day
     ),
     counted as (
       select coalesce(day.district_code, '') as area_code, day.reporting_date, sum(day.submitted) as submitted,
              sum(day.verified) as verified, sum(day.unresolved) as unresolved, sum(day.exempt) as exempt,
              sum(day.signed) as signed, sum(greatest(day.submitted_increment, 0)) as submitted_added,
              sum(greatest(day.verified_increment, 0)) as verified_added,
              sum(greatest(day.signed_increment, 0)) as signed_added,
              count(day.figures_date) as wards_with_figures, count(*) filter (where day.reported) as wards_reported,
              count(*) filter (where day.timeliness = 'late') as wards_late
         from period, ward_day('infinity', period.first_date, period.end_date) as day
        group by grouping sets ((day.district_code, day.reporting_date), (day.reporting_date))
     )
     select distinct on (area_code, sums.name)
            area_code as "districtCode", reporting_date::text as "date", sums.name as "column",
            coalesce(sums.kept, 0)::text as "kept", coalesce(sums.counted, 0)::text as "counted"
       from kept
       full join counted using (area_code, reporting_date)
      cross join lateral (values
              ('submitted', kept.submitted, counted.submitted), ('verified', kept.verified, counted.verified),
              ('unresolved', kept.unresolved, counted.unresolved), ('exempt', kept.exempt, counted.exempt),
              ('signed', kept.signed, counted.signed), ('submitted-added', kept.submitted_added, counted.submitted_added),
              ('verified-added', kept.verified_added, counted.verified_added),
              ('signed-added', kept.signed_added, counted.signed_added),
              ('wards-with-figures', kept.wards_with_figures, counted.wards_with_figures),
              ('wards-reported', kept.wards_reported, counted.wards_reported),
              ('wards-late', kept.wards_late, counted.wards_late)) as sums (name, kept, counted)
      where coalesce(sums.kept, 0) <> coalesce(sums.counted, 0)
      order by area_code, sums.name, reporting_date`,
    [],
  )) as SumToVerify[];
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
