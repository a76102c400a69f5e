import { type ReportingDate, addDays } from '../domain/reporting-date.js';
import type { Transaction } from '../platform/database.js';
import type { AsOf } from '../platform/recording.js';
import { type AreaCounts, type AreaScope, districtSeen } from './area-days.query.js';
import type { PaceWindow } from './pace-windows.js';
import { NO_COUNTS, NO_WEEK, noSums, type PaceDay, type Standing } from './standing.js';

export interface StandingsAsked {
  scope: AreaScope;
  date: ReportingDate;
  asOf: AsOf;
  weekStart: ReportingDate;
  signingStart: ReportingDate;
  /** The days a ward's pace may end on, oldest first, each with the first day it then looks back to. */
  windows: readonly PaceWindow[];
  comparedDate: ReportingDate | null;
  withPaceDays: boolean;
}

/** A standing whose pace days are all that were read, and the first and last of them that count. */
export interface Found extends Standing {
  span: { first: ReportingDate; last: ReportingDate } | null;
}

export function firstDayOf({ windows, weekStart }: StandingsAsked): ReportingDate {
  const [earliest = weekStart] = windows.map(({ start }) => start);
  return earliest < weekStart ? earliest : weekStart;
}

/** From the grain itself. */
export async function countedStandings(tx: Transaction, asked: StandingsAsked): Promise<Map<string, Found>> {
  const { scope, date, asOf, weekStart, windows, comparedDate } = asked;
  const rows = (await tx.query(STANDINGS, [
    ...[scope.level, asOf, date, addDays(date, 1), firstDayOf(asked), weekStart],
    ...[scope.districtCode ?? null, scope.wardCodes ?? null, districtSeen(tx, scope)],
    ...[windows.map(({ end }) => end), windows.map(({ start }) => start), asked.signingStart],
    ...[comparedDate, comparedDate && addDays(comparedDate, 1), asked.withPaceDays],
  ])) as Row[];
  return new Map(rows.map((row) => [row.day.areaCode, standingOf(row, date)]));
}

export interface Row extends Omit<Standing, 'pace' | 'week' | 'compared'> {
  week: Standing['week'] | null;
  compared: AreaCounts | null;
  paceWards: number;
  paceSums: { days: number; signed: number }[] | null;
  paceDays: PaceDay[] | null;
  paceFirst: ReportingDate | null;
  paceLast: ReportingDate | null;
}

export function standingOf({ day, week, compared, wardCodes, ...row }: Row, date: ReportingDate): Found {
  const [first, last] = [row.paceFirst, row.paceLast];
  const signedByDays = noSums();
  for (const { days, signed } of row.paceSums ?? []) signedByDays[days - 1] = signed;
  return {
    day: { ...day, date },
    week: week ?? NO_WEEK,
    pace: { wards: row.paceWards, signedByDays, days: row.paceDays ?? [] },
    compared: compared ?? NO_COUNTS,
    wardCodes,
    span: first === null || last === null ? null : { first, last },
  };
}

/**
 * $1 level, $2 as of, $3 date, $4 its end, $5 first day needed, $6 Monday, $7 district, $8 wards, $9 the district
 * seen, $10 and $11 ends and starts of windows, $12 first day of signing, $13 date compared with, $14 its end,
 * $15 whether the days of the pace are wanted.
 */
const STANDINGS = `
with ward as materialized (
       select case $1 when 'city' then '' when 'district' then day.district_code else day.ward_code end as area_code,
              day.*
         from ward_day($2, $3, $4) as day
        where ($7::text is null or day.district_code = $7)
          and ($8::text[] is null or day.ward_code = any ($8))
          and ($9::text is null or day.district_code = $9)
     ),
     day as materialized (
       select ward.area_code, day.ward_code, day.reporting_date, day.reported,
              -- A ward that joined after signing began: what it brings along is no day's work, so its days begin
              -- after its first report.
              day.is_reporting_day and day.reporting_date >= greatest($12, ward.member_since)
                and (ward.member_since <= $12
                     or coalesce(case when day.reported then day.earlier_date else day.figures_date end
                                   >= ward.member_since, false)) as is_paced,
              greatest(day.submitted_increment, 0) as submitted_added,
              greatest(day.verified_increment, 0)  as verified_added,
              greatest(day.signed_increment, 0)    as signed_added,
              least(day.submitted_increment, 0)    as submitted_adjusted,
              least(day.verified_increment, 0)     as verified_adjusted,
              least(day.signed_increment, 0)       as signed_adjusted
         from ward_day($2, $5, $4) as day
         join ward using (ward_code)
        where day.ward_code = any (array(select ward_code from ward))
     ),
     week as (
       select area_code,
              count(*)                as "reports",
              sum(submitted_added)    as "submittedAdded",
              sum(verified_added)     as "verifiedAdded",
              sum(signed_added)       as "signedAdded",
              sum(submitted_adjusted) as "submittedAdjusted",
              sum(verified_adjusted)  as "verifiedAdjusted",
              sum(signed_adjusted)    as "signedAdjusted"
         from day
        where reporting_date >= $6 and reported
        group by area_code
     ),
     -- A ward's pace ends with its last report, if that is recent enough to be the end of a window.
     paced as materialized (
       select last.ward_code, span.first_date, last.end_date
         from (
              select ward_code, max(reporting_date) as end_date
                from day
               where is_paced and reported and reporting_date = any ($10::date[])
               group by ward_code
              ) as last
         join unnest($10::date[], $11::date[]) as span (end_date, first_date) using (end_date)
     ),
     ward_pace as materialized (
       select day.area_code, day.ward_code, count(*)::int as days,
              coalesce(sum(day.signed_added), 0) as signed, min(day.reporting_date) as first_date,
              max(day.reporting_date) as last_date
         from paced
         join day on day.ward_code = paced.ward_code and day.is_paced
                 and day.reporting_date between paced.first_date and paced.end_date
        group by day.area_code, day.ward_code
     ),
     pace as (
       select area_code, sum(wards) as wards,
              json_agg(json_build_object('days', days, 'signed', signed)) as sums
         from (
              select area_code, days, count(*) as wards, sum(signed) as signed
                from ward_pace
               group by area_code, days
              ) as by_days
        group by area_code
     ),
     pace_span as (
       select area_code, min(first_date) as first_date, max(last_date) as last_date from ward_pace group by area_code
     ),
     pace_day as (
       select area_code,
              json_agg(json_build_object('date', reporting_date, 'signed', signed, 'wardsReported', reports,
                                         'wardsExpected', wards) order by reporting_date) as days
         from (
              select day.area_code, day.reporting_date, count(*) as wards,
                     count(*) filter (where day.reported) as reports,
                     coalesce(sum(day.signed_added), 0)   as signed
                from day
               where $15 and day.is_paced and day.ward_code in (select ward_code from ward_pace)
               group by day.area_code, day.reporting_date
              ) as course
        group by area_code
     ),
     compared as (
       select ward.area_code,
              count(*)                                                                  as "wards",
              count(day.figures_date)                                                   as "wardsWithFigures",
              coalesce(sum(day.required), 0)                                            as "required",
              coalesce(sum(greatest(day.required - coalesce(day.signed, 0), 0)), 0)     as "remaining",
              coalesce(sum(day.submitted), 0)                                           as "submitted",
              coalesce(sum(day.verified), 0)                                            as "verified",
              coalesce(sum(day.unresolved), 0)                                          as "unresolved",
              coalesce(sum(day.exempt), 0)                                              as "exempt",
              coalesce(sum(day.signed), 0)                                              as "signed"
         from ward_day($2, $13, $14) as day
         join ward using (ward_code)
        where day.ward_code = any (array(select ward_code from ward))
        group by ward.area_code
     ),
     total as (
       select area_code,
              min(area_code)                                                            as "areaCode",
              bool_and(is_reporting_day)                                                as "isReportingDay",
              count(*)                                                                  as "wards",
              count(figures_date)                                                       as "wardsWithFigures",
              count(*) filter (where reported)                                          as "wardsReported",
              count(*) filter (where timeliness = 'late')                               as "wardsLate",
              count(*) filter (where returned)                                          as "wardsReturned",
              max(figures_date)                                                         as "figuresDate",
              coalesce(sum(required), 0)                                                as "required",
              coalesce(sum(greatest(required - coalesce(signed, 0), 0)), 0)             as "remaining",
              coalesce(sum(submitted), 0)                                               as "submitted",
              coalesce(sum(verified), 0)                                                as "verified",
              coalesce(sum(unresolved), 0)                                              as "unresolved",
              coalesce(sum(exempt), 0)                                                  as "exempt",
              coalesce(sum(signed), 0)                                                  as "signed",
              coalesce(sum(greatest(submitted_increment, 0)), 0)                        as "submittedAdded",
              coalesce(sum(greatest(verified_increment, 0)), 0)                         as "verifiedAdded",
              coalesce(sum(greatest(signed_increment, 0)), 0)                           as "signedAdded",
              coalesce(sum(least(submitted_increment, 0)), 0)                           as "submittedAdjusted",
              coalesce(sum(least(verified_increment, 0)), 0)                            as "verifiedAdjusted",
              coalesce(sum(least(signed_increment, 0)), 0)                              as "signedAdjusted"
         from ward
        group by area_code
     )
select to_json(total)                        as "day",
       to_json(week)                         as "week",
       to_json(compared)                     as "compared",
       coalesce(pace.wards, 0)::int          as "paceWards",
       pace.sums                             as "paceSums",
       pace_span.first_date::text            as "paceFirst",
       pace_span.last_date::text             as "paceLast",
       pace_day.days                         as "paceDays",
       array(select ward_code from ward where ward.area_code = total.area_code) as "wardCodes"
  from total
  left join week using (area_code)
  left join compared using (area_code)
  left join pace using (area_code)
  left join pace_span using (area_code)
  left join pace_day using (area_code)`;
