import type { ReportingDate } from '../domain/reporting-date.js';
import type { Timeliness } from '../domain/timeliness.js';
import type { Transaction } from '../platform/database.js';
import type { AsOf } from '../platform/recording.js';

/** One ward on one day, as the grain has it. */
export interface WardDay {
  date: ReportingDate;
  isReportingDay: boolean;
  districtCode: string;
  required: number | null;
  reported: boolean;
  reportId: string | null;
  filedAt: Date | null;
  timeliness: Timeliness | null;
  returned: boolean;
  figuresDate: ReportingDate | null;
  submitted: number | null;
  verified: number | null;
  unresolved: number | null;
  exempt: number | null;
  signed: number | null;
  /** Work, 0 or more, and downward adjustments, 0 or less; 0 on a day without a report. */
  submittedAdded: number;
  verifiedAdded: number;
  signedAdded: number;
  submittedAdjusted: number;
  verifiedAdjusted: number;
  signedAdjusted: number;
  adjustmentReason: string | null;
}

/**
 * One ward's days of `[from, until)`, oldest first, wherever it lay; days on which it was no campaign member are
 * left out. The caller has been let through to the ward, and asks for no day that is not theirs (`seenUntil`).
 */
export function wardDays(
  tx: Transaction,
  wardCode: string,
  from: ReportingDate,
  until: ReportingDate,
  asOf: AsOf,
): Promise<WardDay[]> {
  return tx.query(
    `select day.reporting_date::text  as "date",
            day.is_reporting_day      as "isReportingDay",
            day.district_code         as "districtCode",
            day.required,
            day.reported,
            day.report_id             as "reportId",
            day.filed_at              as "filedAt",
            day.timeliness,
            day.returned,
            day.figures_date::text    as "figuresDate",
            day.submitted, day.verified, day.unresolved, day.exempt, day.signed,
            greatest(day.submitted_increment, 0) as "submittedAdded",
            greatest(day.verified_increment, 0)  as "verifiedAdded",
            greatest(day.signed_increment, 0)    as "signedAdded",
            least(day.submitted_increment, 0)    as "submittedAdjusted",
            least(day.verified_increment, 0)     as "verifiedAdjusted",
            least(day.signed_increment, 0)       as "signedAdjusted",
            day.adjustment_reason     as "adjustmentReason"
       from ward_day($1, $2, $3) as day
      where day.ward_code = $4
      order by day.reporting_date`,
    [asOf, from, until, wardCode],
  );
}
