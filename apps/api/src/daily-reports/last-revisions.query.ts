import type { FilingDay } from '../contract/daily-report.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import { callersDistrict, type Transaction } from '../platform/database.js';

type LastRevision = NonNullable<FilingDay['report']>;

/** The last revision a district filed for each day, returned or not; null for a district that is not to be seen. */
export async function lastRevisions(
  tx: Transaction,
  districtCode: string,
): Promise<Map<ReportingDate, LastRevision> | null> {
  const rows = (await tx.query(
    `select distinct on (reporting_date)
            reporting_date::text as "date", report.id, revision, state, timeliness,
            receipt_code as "receiptCode", filed_at as "filedAt", filed_by_name as "filedByName",
            reviewed_at as "reviewedAt", reviewed_by_name as "reviewedByName", review_note as "reviewNote"
       from district
       left join daily_report as report on report.district_code = district.code
      where district.code = $1 and ($2::text is null or district.code = $2)
      order by reporting_date, revision desc`,
    [districtCode, callersDistrict(tx)],
  )) as Row[];
  if (rows.length === 0) return null;
  return new Map(
    rows.flatMap(({ date, id, filedAt, reviewedAt, ...row }) =>
      date === null
        ? []
        : [
            [
              date,
              { ...row, id, filedAt: filedAt.toISOString(), reviewedAt: reviewedAt?.toISOString() ?? null },
            ],
          ],
    ),
  );
}

type Row = Omit<LastRevision, 'filedAt' | 'reviewedAt'> & {
  /** Null for a district that has filed nothing. */
  date: ReportingDate | null;
  filedAt: Date;
  reviewedAt: Date | null;
};
