import type { FigureSource } from '../contract/daily-report.js';
import type { Figures } from '../domain/figures.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import { callersDistrict, type Transaction } from '../platform/database.js';
import type { AsOf } from '../platform/recording.js';

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
            figure.submitted, figure.verified, figure.unresolved, figure.exempt, figure.signed,
            figure.adjustment_reason    as "adjustmentReason",
            figure.note                 as "note",
            figure.source               as "cells",
            figure.recorded_at          as "recordedAt",
            case when figure.superseded_at <= $3 then figure.superseded_at end as "supersededAt",
            report.id                   as "reportId",
            report.receipt_code         as "receiptCode",
            report.revision             as "revision",
            report.timeliness           as "timeliness",
            report.filed_at             as "filedAt",
            report.filed_by_name        as "filedByName",
            upload.id                   as "uploadId",
            upload.uploaded_at          as "uploadedAt",
            upload.file_name            as "fileName",
            upload.file_hash            as "fileHash"
       from figure
       join daily_report as report on report.id = figure.report_id
       join upload on upload.id = report.upload_id
      where figure.ward_code = $1 and figure.recorded_at <= $3
        and (figure.reporting_date = $2
             or (figure.reporting_date = (select date from carried_from)
                 and coalesce(figure.superseded_at > $3, true)))
        and ($4::text is null or report.district_code = $4)
      order by figure.reporting_date desc, figure.recorded_at desc`,
    [wardCode, date, asOf, callersDistrict(tx)],
  )) as (Omit<FigureSource, 'figures' | Moments> & Figures & Record<Moments, Date>)[];
  return rows.map(({ submitted, verified, unresolved, exempt, signed, ...row }) => ({
    ...row,
    figures: { submitted, verified, unresolved, exempt, signed },
    recordedAt: row.recordedAt.toISOString(),
    supersededAt: (row.supersededAt as Date | null)?.toISOString() ?? null,
    filedAt: row.filedAt.toISOString(),
    uploadedAt: row.uploadedAt.toISOString(),
  }));
}

type Moments = 'recordedAt' | 'supersededAt' | 'filedAt' | 'uploadedAt';
