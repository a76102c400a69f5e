-- How the areas of a scope stand on a date, from the grain itself, `ward_day`: for wards by name, and for those that
-- `area_standing` does not tell of. What the columns mean is said in progress/counted-standings.query.ts.
--
-- Each role is given what `ward_day` gives it. A function, so that a connection keeps its plan: planning it takes
-- several times as long as answering it for one ward. It is planned anew when the connection changes its role.
create function counted_standing(
  level text, as_of timestamptz, on_date date, first_day date, monday date, of_district text, of_wards text[],
  seen_district text, window_ends date[], window_starts date[], signing_start date, compared_date date,
  with_pace_days boolean)
returns table (
  day json,
  week json,
  compared json,
  pace_wards integer,
  pace_sums json,
  pace_first date,
  pace_last date,
  pace_days json,
  ward_codes text[]
) language plpgsql stable set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  return query
  with ward as materialized (
         select case level when 'city' then '' when 'district' then day.district_code else day.ward_code end as area_code,
                day.*
           from ward_day(as_of, on_date, on_date + 1) as day
          where (of_district is null or day.district_code = of_district)
            and (of_wards is null or day.ward_code = any (of_wards))
            and (seen_district is null or day.district_code = seen_district)
       ),
       day as materialized (
         select ward.area_code, day.ward_code, day.reporting_date, day.reported,
                -- A ward that joined after signing began: what it brings along is no day's work, so its days begin
                -- after its first report.
                day.is_reporting_day and day.reporting_date >= greatest(signing_start, ward.member_since)
                  and (ward.member_since <= signing_start
                       or coalesce(case when day.reported then day.earlier_date else day.figures_date end
                                     >= ward.member_since, false)) as is_paced,
                greatest(day.submitted_increment, 0) as submitted_added,
                greatest(day.verified_increment, 0)  as verified_added,
                greatest(day.signed_increment, 0)    as signed_added,
                least(day.submitted_increment, 0)    as submitted_adjusted,
                least(day.verified_increment, 0)     as verified_adjusted,
                least(day.signed_increment, 0)       as signed_adjusted
           from ward_day(as_of, first_day, on_date + 1) as day
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
          where reporting_date >= monday and reported
          group by area_code
       ),
       -- A ward's pace ends with its last report, if that is recent enough to be the end of a window.
       paced as materialized (
         select last.ward_code, span.first_date, last.end_date
           from (
                select ward_code, max(reporting_date) as end_date
                  from day
                 where is_paced and reported and reporting_date = any (window_ends)
                 group by ward_code
                ) as last
           join unnest(window_ends, window_starts) as span (end_date, first_date) using (end_date)
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
                 where with_pace_days and day.is_paced and day.ward_code in (select ward_code from ward_pace)
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
           from ward_day(as_of, compared_date, compared_date + 1) as day
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
  select to_json(total), to_json(week), to_json(compared), coalesce(pace.wards, 0)::integer, pace.sums,
         pace_span.first_date, pace_span.last_date, pace_day.days,
         array(select ward.ward_code from ward where ward.area_code = total.area_code)
    from total
    left join week using (area_code)
    left join compared using (area_code)
    left join pace using (area_code)
    left join pace_span using (area_code)
    left join pace_day using (area_code);
end $$;
