import type { ReportingDate } from '../domain/reporting-date.js';
import type { Transaction } from '../platform/database.js';

/** Reported days of these wards that no membership in force covers: from, to and how many, per ward. */
export function reportedOutsideMembership(
  tx: Transaction,
  wardCodes: readonly string[],
): Promise<
  { wardCode: string; wardName: string | null; from: ReportingDate; to: ReportingDate; days: number }[]
> {
  return tx.query(
    `select figure.ward_code                 as "wardCode",
            max(ward.name)                   as "wardName",
            min(figure.reporting_date)::text as "from",
            max(figure.reporting_date)::text as "to",
            count(*)::int                    as "days"
       from figure
       left join ward_version as ward
         on ward.ward_code = figure.ward_code and ward.superseded_at is null
        and ward.valid_from <= figure.reporting_date
        and coalesce(ward.valid_until > figure.reporting_date, true)
      where figure.superseded_at is null and figure.ward_code = any($1)
        and not exists (
          select from campaign_member as member
           where member.superseded_at is null and member.ward_code = figure.ward_code
             and member.valid_from <= figure.reporting_date
             and coalesce(member.valid_until > figure.reporting_date, true)
        )
      group by figure.ward_code
      order by figure.ward_code`,
    [wardCodes],
  );
}
