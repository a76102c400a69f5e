import type { Figures } from '../domain/figures.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import type { Transaction } from '../platform/database.js';

export interface WardHistoryRow extends Figures {
  wardCode: string;
  date: ReportingDate;
  /** Whether it is marked "điều chỉnh giảm". */
  isAdjusted: boolean;
}

/**
 * The figures in force of the district's wards around a date, oldest first: at most `daysBefore` reported
 * days of each ward before it, the date itself, and every later one.
 */
export function wardHistory(
  tx: Transaction,
  districtCode: string,
  date: ReportingDate,
  daysBefore: number,
): Promise<WardHistoryRow[]> {
  return tx.query(
    `select ward_code            as "wardCode",
            reporting_date::text as "date",
            submitted, verified, unresolved, exempt, signed,
            is_adjusted          as "isAdjusted"
       from ward_history($1, $2, $3)`,
    [districtCode, date, daysBefore],
  );
}
