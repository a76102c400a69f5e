-- Whether and how each campaign ward reported on the days of [from_date, until_date), as known at `as_of`: of the
-- city, or of one district when `of_district` names it. A row for each stretch of days in which a ward bore one name,
-- lay in one district and took part; the arrays have an element for every day of the stretch, from `first_date` on:
-- the timeliness of its report, null where none is in force, and whether the day waits for a new one instead. A test
-- holds them equal to those of `ward_day`.
--
-- Runs with its owner's rights, so that a day which was reported by another district counts as for anybody else; a
-- reporter is given the own district only.
create function ward_reporting(of_district text, as_of timestamptz, from_date date, until_date date)
returns table (
  ward_code text,
  name text,
  district_code text,
  first_date date,
  timeliness text[],
  returned boolean[]
) language sql stable security definer set search_path = public, pg_temp
  set plan_cache_mode = force_generic_plan as $$
  with stretch as (
         select member.ward_code, place.name, place.district_code,
                greatest(from_date, member.valid_from, place.valid_from) as first_date,
                least(until_date, member.valid_until, place.valid_until) as end_date
           from campaign_member as member
           join ward_version as place on place.ward_code = member.ward_code
          where member.recorded_at <= as_of and (member.superseded_at is null or member.superseded_at > as_of)
            and place.recorded_at <= as_of and (place.superseded_at is null or place.superseded_at > as_of)
            and (of_district is null or place.district_code = of_district)
            and (current_setting('role') <> 'campaign_district'
                 or of_district = current_setting('campaign.district_code', true))
       ),
       arrived as (
         select figure.ward_code, figure.reporting_date, report.timeliness
           from daily_report as report
           join figure on figure.report_id = report.id
          where report.reporting_date >= from_date and report.reporting_date < until_date
            and figure.recorded_at <= as_of and (figure.superseded_at is null or figure.superseded_at > as_of)
       ),
       sent_back as (
         select distinct report.district_code, report.reporting_date
           from daily_report as report
          where report.reporting_date >= from_date and report.reporting_date < until_date
            and report.state = 'returned' and report.superseded_at <= as_of
       )
  select stretch.ward_code, stretch.name, stretch.district_code, stretch.first_date,
         array_agg(arrived.timeliness order by day.date),
         array_agg(arrived.ward_code is null and sent_back.district_code is not null order by day.date)
    from stretch
   cross join lateral (
         select stretch.first_date + generate_series(0, stretch.end_date - stretch.first_date - 1) as date
         ) as day
    left join arrived on arrived.ward_code = stretch.ward_code and arrived.reporting_date = day.date
    left join sent_back on sent_back.district_code = stretch.district_code and sent_back.reporting_date = day.date
   group by stretch.ward_code, stretch.name, stretch.district_code, stretch.first_date
   order by stretch.district_code, stretch.ward_code, stretch.first_date
$$;
