import type { DailyReport } from '../contract/daily-report.js';
import type { Transaction } from '../platform/database.js';

/** What a report says of each ward, under the name the ward had on its day; by code. */
export function dailyReportFigures(tx: Transaction, reportId: string): Promise<DailyReport['figures']> {
  return tx.query(
    `select figure.ward_code         as "wardCode",
            coalesce(ward.name, figure.ward_code) as "wardName",
            jsonb_build_object(
              'submitted', figure.submitted, 'verified', figure.verified, 'unresolved', figure.unresolved,
              'exempt', figure.exempt, 'signed', figure.signed) as "figures",
            figure.adjustment_reason as "adjustmentReason",
            figure.note              as "note"
       from figure
       left join ward_version as ward
         on ward.ward_code = figure.ward_code and ward.superseded_at is null
        and ward.valid_from <= figure.reporting_date and coalesce(ward.valid_until > figure.reporting_date, true)
      where figure.report_id = $1
      order by figure.ward_code`,
    [reportId],
  );
}
