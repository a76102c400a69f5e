-- The sums of `ward_day` over the city (`level` 'city', one area without a code) or over each district ('district'),
-- for every day of [from_date, until_date) on which the area has campaign wards, as known at `as_of`. `of_district`
-- leaves only that district's wards.
--
-- Nearly all wards are plain (`plain_ward`): their numbers are running totals of what is kept by district and day
-- (`district_step`, `city_step`). The few others are taken out of those sums and counted from the grain itself. A test holds both
-- ways equal.
--
-- Runs with its owner's rights, as what it reads has no policies; a reporter is given the own district only.
create function area_day(level text, of_district text, as_of timestamptz, from_date date, until_date date)
returns table (
  area_code text,
  reporting_date date,
  is_reporting_day boolean,
  wards bigint,
  wards_with_figures bigint,
  wards_reported bigint,
  wards_late bigint,
  wards_returned bigint,
  required bigint,
  submitted bigint,
  verified bigint,
  unresolved bigint,
  exempt bigint,
  signed bigint,
  remaining bigint,
  submitted_added bigint,
  verified_added bigint,
  signed_added bigint,
  submitted_adjusted bigint,
  verified_adjusted bigint,
  signed_adjusted bigint
) language plpgsql stable security definer set search_path = public, pg_temp
  set plan_cache_mode = force_generic_plan set jit = off as $$
#variable_conflict use_column
declare
  -- Steps that hold to this day are known until 'infinity', which is no later than itself.
  moment constant timestamptz := least(as_of, timestamptz '9999-01-01');
  plain_wards text[];
  plain_districts text[];
  plain_dates date[];
  other_wards text[];
begin
  if current_setting('role') = 'campaign_district'
     and coalesce(of_district <> nullif(current_setting('campaign.district_code', true), ''), true) then
    return;
  end if;

  select coalesce(array_agg(known.ward_code) filter (where known.is_plain), '{}'),
         coalesce(array_agg(known.district_code) filter (where known.is_plain), '{}'),
         coalesce(array_agg(known.first_date) filter (where known.is_plain), '{}'),
         coalesce(array_agg(known.ward_code) filter (where not known.is_plain), '{}')
    into plain_wards, plain_districts, plain_dates, other_wards
    from plain_ward(moment) as known;

  return query
  with plain as (
         select ward.ward_code, ward.district_code, ward.first_date
           from unnest(plain_wards, plain_districts, plain_dates) as ward (ward_code, district_code, first_date)
          where of_district is null or ward.district_code = of_district
       ),
       requirement as (
         select plain.district_code, version.required,
                greatest(version.effective_date, plain.first_date, from_date) as first_date,
                lead(version.effective_date) over (
                  partition by version.ward_code order by version.effective_date) as end_date
           from plain
           join required_version as version on version.ward_code = plain.ward_code
          where version.recorded_at <= moment and (version.superseded_at is null or version.superseded_at > moment)
       ),
       -- What the districts filed of the plain wards: what came before the period as one change on its first day.
       filed as (
         select null as district_code, from_date as date, 0 as reported, 0 as late, sum(step.wards_first) as first,
                sum(step.submitted) as submitted, sum(step.verified) as verified, sum(step.unresolved) as unresolved,
                sum(step.exempt) as exempt, sum(step.signed) as signed,
                0 as submitted_added, 0 as verified_added, 0 as signed_added, false as has_come
           from city_step as step
          where level = 'city' and of_district is null
            and step.reporting_date < from_date and step.known_from <= moment and step.known_until > moment
         having count(*) > 0
          union all
         select null, step.reporting_date, step.wards, step.wards_late, step.wards_first,
                step.submitted, step.verified, step.unresolved, step.exempt, step.signed,
                step.submitted_added, step.verified_added, step.signed_added, true
           from city_step as step
          where level = 'city' and of_district is null
            and step.reporting_date >= from_date and step.reporting_date < until_date
            and step.known_from <= moment and step.known_until > moment
          union all
         select step.district_code, greatest(step.reporting_date, from_date), step.wards, step.wards_late, step.wards_first,
                step.submitted, step.verified, step.unresolved, step.exempt, step.signed,
                step.submitted_added, step.verified_added, step.signed_added, step.reporting_date >= from_date
           from district_step as step
          where step.district_code = of_district and step.reporting_date < until_date
            and step.known_from <= moment and step.known_until > moment
          union all
         select step.district_code, from_date, 0, 0, sum(step.wards_first),
                sum(step.submitted), sum(step.verified), sum(step.unresolved), sum(step.exempt), sum(step.signed),
                0, 0, 0, false
           from district_step as step
          where level <> 'city' and of_district is null
            and step.reporting_date < from_date and step.known_from <= moment and step.known_until > moment
          group by step.district_code
          union all
         select step.district_code, step.reporting_date, step.wards, step.wards_late, step.wards_first,
                step.submitted, step.verified, step.unresolved, step.exempt, step.signed,
                step.submitted_added, step.verified_added, step.signed_added, true
           from district_step as step
          where level <> 'city' and of_district is null
            and step.reporting_date >= from_date and step.reporting_date < until_date
            and step.known_from <= moment and step.known_until > moment
          union all
         select step.district_code, greatest(step.reporting_date, from_date), -1, -step.is_late::integer,
                -step.is_first::integer, step.submitted_before - step.submitted, step.verified_before - step.verified,
                step.unresolved_before - step.unresolved, step.exempt_before - step.exempt,
                step.signed_before - step.signed, least(step.submitted_before - step.submitted, 0),
                least(step.verified_before - step.verified, 0), least(step.signed_before - step.signed, 0),
                step.reporting_date >= from_date
           from figure_step as step
          where step.ward_code = any (other_wards) and step.reporting_date < until_date
            and step.known_from <= moment and step.known_until > moment
            and (of_district is null or step.district_code = of_district)
       ),
       change as (
         select plain.district_code, greatest(plain.first_date, from_date) as date, count(*) as wards,
                0 as required, 0 as reported, 0 as late, 0 as returned, 0 as first,
                0 as submitted, 0 as verified, 0 as unresolved, 0 as exempt, 0 as signed,
                0 as submitted_added, 0 as verified_added, 0 as signed_added,
                0 as submitted_arrived, 0 as verified_arrived, 0 as signed_arrived
           from plain
          group by 1, 2
          union all
         select bound.district_code, bound.date, 0, sum(bound.required), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
           from (
                select requirement.district_code, requirement.first_date as date, requirement.required
                  from requirement
                 where coalesce(requirement.first_date < requirement.end_date, true)
                 union all
                select requirement.district_code, requirement.end_date, -requirement.required
                  from requirement
                 where requirement.first_date < requirement.end_date
                ) as bound
          group by 1, 2
          union all
         select filed.district_code, filed.date, 0, 0, sum(filed.reported) filter (where filed.has_come),
                sum(filed.late) filter (where filed.has_come), 0, sum(filed.first),
                sum(filed.submitted), sum(filed.verified), sum(filed.unresolved), sum(filed.exempt), sum(filed.signed),
                sum(filed.submitted_added) filter (where filed.has_come),
                sum(filed.verified_added) filter (where filed.has_come),
                sum(filed.signed_added) filter (where filed.has_come),
                sum(filed.submitted) filter (where filed.has_come),
                sum(filed.verified) filter (where filed.has_come),
                sum(filed.signed) filter (where filed.has_come)
           from filed
          group by 1, 2
          union all
         -- Wards whose report was sent back, less those for which a new one came.
         select sent_back.district_code, sent_back.reporting_date, 0, 0, 0, 0,
                (select count(*) from plain
                  where plain.district_code = sent_back.district_code and plain.first_date <= sent_back.reporting_date)
                - (select count(*) from figure_step as step
                    where step.reporting_date = sent_back.reporting_date and step.ward_code = any (plain_wards)
                      and step.district_code = sent_back.district_code
                      and step.known_from <= moment and step.known_until > moment),
                0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
           from (
                select distinct report.district_code, report.reporting_date
                  from daily_report as report
                 where report.reporting_date >= from_date and report.reporting_date < until_date
                   and report.state = 'returned' and report.superseded_at <= moment
                   and (of_district is null or report.district_code = of_district)
                ) as sent_back
       ),
       area_change as (
         select case level when 'city' then '' else change.district_code end as area_code, change.date,
                sum(change.wards) as wards, sum(change.required) as required, sum(change.reported) as reported,
                sum(change.late) as late, sum(change.returned) as returned, sum(change.first) as first,
                sum(change.submitted) as submitted, sum(change.verified) as verified,
                sum(change.unresolved) as unresolved, sum(change.exempt) as exempt, sum(change.signed) as signed,
                sum(change.submitted_added) as submitted_added, sum(change.verified_added) as verified_added,
                sum(change.signed_added) as signed_added, sum(change.submitted_arrived) as submitted_arrived,
                sum(change.verified_arrived) as verified_arrived, sum(change.signed_arrived) as signed_arrived
           from change
          where change.date < until_date
          group by 1, 2
       ),
       running as (
         select area.area_code, day.date, sum(change.wards) over so_far as wards,
                sum(change.first) over so_far as wards_with_figures,
                change.reported, change.late, change.returned, sum(change.required) over so_far as required,
                sum(change.submitted) over so_far as submitted, sum(change.verified) over so_far as verified,
                sum(change.unresolved) over so_far as unresolved, sum(change.exempt) over so_far as exempt,
                sum(change.signed) over so_far as signed,
                sum(change.required) over so_far - sum(change.signed) over so_far as remaining,
                change.submitted_added, change.verified_added, change.signed_added,
                change.submitted_arrived - change.submitted_added as submitted_adjusted,
                change.verified_arrived - change.verified_added as verified_adjusted,
                change.signed_arrived - change.signed_added as signed_adjusted
           from (select distinct area_change.area_code from area_change) as area
          cross join (select from_date + generate_series(0, until_date - from_date - 1) as date) as day
           left join area_change as change on change.area_code = area.area_code and change.date = day.date
         window so_far as (partition by area.area_code order by day.date)
       ),
       counted as (
         select case level when 'city' then '' else day.district_code end as area_code, day.reporting_date as date,
                count(*) as wards, count(day.figures_date) as wards_with_figures,
                count(*) filter (where day.reported) as reported,
                count(*) filter (where day.timeliness = 'late') as late,
                count(*) filter (where day.returned) as returned, sum(day.required) as required,
                sum(day.submitted) as submitted, sum(day.verified) as verified, sum(day.unresolved) as unresolved,
                sum(day.exempt) as exempt, sum(day.signed) as signed,
                sum(greatest(coalesce(day.required, 0) - coalesce(day.signed, 0), 0)) as remaining,
                sum(greatest(day.submitted_increment, 0)) as submitted_added,
                sum(greatest(day.verified_increment, 0)) as verified_added,
                sum(greatest(day.signed_increment, 0)) as signed_added,
                sum(least(day.submitted_increment, 0)) as submitted_adjusted,
                sum(least(day.verified_increment, 0)) as verified_adjusted,
                sum(least(day.signed_increment, 0)) as signed_adjusted
           from city_ward_day(moment, from_date, until_date) as day
          where day.ward_code = any (other_wards) and (of_district is null or day.district_code = of_district)
          group by 1, 2
       ),
       both_ways as (
         select * from running where running.wards > 0
          union all
         select * from counted
       )
  select area.area_code, area.date,
         not exists (
           select from calendar_day as holiday
            where holiday.date = area.date and holiday.recorded_at <= moment
              and (holiday.superseded_at is null or holiday.superseded_at > moment)),
         coalesce(sum(area.wards), 0)::bigint, coalesce(sum(area.wards_with_figures), 0)::bigint,
         coalesce(sum(area.reported), 0)::bigint, coalesce(sum(area.late), 0)::bigint,
         coalesce(sum(area.returned), 0)::bigint, coalesce(sum(area.required), 0)::bigint,
         coalesce(sum(area.submitted), 0)::bigint, coalesce(sum(area.verified), 0)::bigint,
         coalesce(sum(area.unresolved), 0)::bigint, coalesce(sum(area.exempt), 0)::bigint,
         coalesce(sum(area.signed), 0)::bigint, coalesce(sum(area.remaining), 0)::bigint,
         coalesce(sum(area.submitted_added), 0)::bigint, coalesce(sum(area.verified_added), 0)::bigint,
         coalesce(sum(area.signed_added), 0)::bigint, coalesce(sum(area.submitted_adjusted), 0)::bigint,
         coalesce(sum(area.verified_adjusted), 0)::bigint, coalesce(sum(area.signed_adjusted), 0)::bigint
    from both_ways as area
   group by area.area_code, area.date
   order by area.area_code, area.date;
end $$;
