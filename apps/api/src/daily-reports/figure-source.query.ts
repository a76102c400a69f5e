import type { FigureSource } from '../contract/daily-report.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import { callersDistrict, type Transaction } from '../platform/database.js';
import { isoText } from '../platform/iso-text.js';
import type { AsOf } from '../platform/recording.js';

/**
 * The name of a ward whose figures of a date the caller may see, as known at a moment; null of any other. A reporter
 * sees those of a ward that lay in the own district on the date, or has come to it since and brought them along.
 */
export async function wardOfFigures(
  tx: Transaction,
  wardCode: string,
  date: ReportingDate,
  asOf: AsOf = 'infinity',
): Promise<string | null> {
  const [ward] = (await tx.query(
    `select name from ward_version
      where ward_code = $1 and coalesce(valid_until > $2, true)
        and recorded_at <= $3 and coalesce(superseded_at > $3, true)
        and case when $4::text is null then valid_from <= $2
                 else district_code = $4
                  and valid_from <= nullif(current_setting('campaign.today', true), '')::date end
      order by valid_from limit 1`,
    [wardCode, date, asOf, callersDistrict(tx)],
  )) as { name: string }[];
  return ward?.name ?? null;
}

/**
 * What was ever recorded of a ward for a date, and what was carried to it from the last reported day before:
 * each with its file and its cells, as known at a moment; newest day first, then newest recording.
 */
export async function figureSources(
  tx: Transaction,
  wardCode: string,
  date: ReportingDate,
  asOf: AsOf = 'infinity',
): Promise<FigureSource[]> {
  const rows = (await tx.query(
    `with carried_from as (
       select max(reporting_date) as date from figure
        where ward_code = $1 and reporting_date <= $2
          and recorded_at <= $3 and coalesce(superseded_at > $3, true)
     )
     select figure.reporting_date::text as "date",
            figure.district_code        as "districtCode",
            jsonb_build_object(
              'submitted', figure.submitted, 'verified', figure.verified, 'unresolved', figure.unresolved,
              'exempt', figure.exempt, 'signed', figure.signed) as "figures",
            figure.adjustment_reason    as "adjustmentReason",
            figure.note                 as "note",
            figure.source               as "cells",
            figure.recorded_at          as "recordedAt",
            case when figure.superseded_at <= $3 then figure.superseded_at end as "supersededAt",
            case when report.id is not null then jsonb_build_object(
              'reportId', report.id, 'receiptCode', report.receipt_code, 'revision', report.revision,
              'timeliness', report.timeliness, 'filedByName', report.filed_by_name, 'uploadId', upload.id,
              'fileName', upload.file_name, 'fileHash', upload.file_hash,
              'filedAt', ${isoText('report.filed_at')},
              'returned', case when report.state = 'returned' and report.reviewed_at <= $3 then jsonb_build_object(
                'byName', report.reviewed_by_name, 'reason', report.review_note) end,
              'uploadedAt', ${isoText('upload.uploaded_at')}
            ) end                       as "filing"
       from figure
       -- Left: a ward that moved brings its figures along; the reports and files stay the other district's.
       left join daily_report as report
         on report.id = figure.report_id and ($4::text is null or report.district_code = $4)
       left join upload on upload.id = report.upload_id
      where figure.ward_code = $1 and figure.recorded_at <= $3
        and (figure.reporting_date = $2
             or (figure.reporting_date = (select date from carried_from)
                 and coalesce(figure.superseded_at > $3, true)))
        and ($4::text is null or figure.district_code = $4
             or exists (select from ward_version as own
                         where own.ward_code = $1 and own.district_code = $4 and own.superseded_at is null
                           and own.valid_from <= nullif(current_setting('campaign.today', true), '')::date
                           and coalesce(own.valid_until > $2, true)))
      order by figure.reporting_date desc, figure.recorded_at desc`,
    [wardCode, date, asOf, callersDistrict(tx)],
  )) as (Omit<FigureSource, 'recordedAt' | 'supersededAt'> & {
    recordedAt: Date;
    supersededAt: Date | null;
  })[];
  return rows.map((row) => ({
    ...row,
    recordedAt: row.recordedAt.toISOString(),
    supersededAt: row.supersededAt?.toISOString() ?? null,
  }));
}
