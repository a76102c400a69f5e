import type { Period } from '../domain/reporting-date.js';
import type { Transaction } from '../platform/database.js';
import type { Correction } from './workbook-of-day.js';

/**
 * What changed after it was first said, as known at a moment, latest first: figures of a date that another
 * report of the same date replaced by different ones, figures in force that lie below those of the date
 * before, with the reason given, and figures whose report was sent back and not filed again. Only figures about
 * the period, reported by the district or by any when null.
 */
export function corrections(
  tx: Transaction,
  { from, until }: Period,
  districtCode: string | null,
  asOf: Date,
): Promise<Correction[]> {
  return tx.query(
    `with known as (
       select *
         from figure
        where recorded_at <= $1 and reporting_date >= $2 and reporting_date < $3
          -- Whatever was reported of them elsewhere: a ward that moved is compared with its own past.
          and ($4::text is null or ward_code in (select ward_code from figure where district_code = $4))
     ),
     refiled as (
       select known.*, 'refiled' as kind,
              lag(submitted) over earlier as submitted_before, lag(verified) over earlier as verified_before,
              lag(unresolved) over earlier as unresolved_before, lag(exempt) over earlier as exempt_before,
              lag(signed) over earlier as signed_before
         from known
       window earlier as (partition by ward_code, reporting_date order by recorded_at)
     ),
     adjusted as (
       select known.*, 'adjusted' as kind,
              lag(submitted) over earlier as submitted_before, lag(verified) over earlier as verified_before,
              lag(unresolved) over earlier as unresolved_before, lag(exempt) over earlier as exempt_before,
              lag(signed) over earlier as signed_before
         from known
        where (superseded_at is null or superseded_at > $1)
          and ward_code in (select ward_code from known where adjustment_reason is not null)
       window earlier as (partition by ward_code order by reporting_date)
     ),
     returned as (
       select known.*, 'returned' as kind, submitted, verified, unresolved, exempt, signed
         from known
         join daily_report as sent_back on sent_back.id = known.report_id
        where sent_back.state = 'returned' and sent_back.superseded_at <= $1
          and not exists (
                select from known as later
                 where later.ward_code = known.ward_code and later.reporting_date = known.reporting_date
                   and later.recorded_at > known.recorded_at)
     )
     select correction.kind                     as "kind",
            correction.reporting_date::text     as "date",
            district.name                       as "districtName",
            correction.ward_code                as "wardCode",
            ward.name                           as "wardName",
            change.figure                       as "column",
            change.before                       as "before",
            told.after                          as "after",
            told.at                             as "recordedAt",
            correction.adjustment_reason        as "reason",
            told.note                           as "note"
       from (select * from refiled
             union all
             select * from adjusted where adjustment_reason is not null
             union all
             select * from returned) as correction
      cross join lateral (values
              (1, 'submitted', submitted_before, submitted),
              (2, 'verified', verified_before, verified),
              (3, 'unresolved', unresolved_before, unresolved),
              (4, 'exempt', exempt_before, exempt),
              (5, 'signed', signed_before, signed)
            ) as change (place, figure, before, after)
       join daily_report as report on report.id = correction.report_id
      cross join lateral (
              select correction.recorded_at, change.after, correction.note where correction.kind <> 'returned'
              union all
              select report.superseded_at, null, report.review_note where correction.kind = 'returned'
            ) as told (at, after, note)
       join district_version as district
         on district.district_code = correction.district_code
        and district.recorded_at <= $1 and coalesce(district.superseded_at > $1, true)
       join ward_version as ward
         on ward.ward_code = correction.ward_code
        and ward.valid_from <= correction.reporting_date
        and coalesce(ward.valid_until > correction.reporting_date, true)
        and ward.recorded_at <= $1 and coalesce(ward.superseded_at > $1, true)
      where ($4::text is null or correction.district_code = $4)
        and case correction.kind
              when 'refiled' then change.before <> change.after
              when 'adjusted' then change.after < change.before
              else change.before > 0
            end
      order by told.at desc, correction.kind, correction.reporting_date desc, correction.ward_code, change.place`,
    [asOf, from, until, districtCode],
  );
}
