-- The sums of `ward_day` over the city (`level` 'city', one area without a code) or over each district ('district'),
-- for every day of [from_date, until_date) on which the area has campaign wards, as known at `as_of`. `of_district`
-- leaves only that district's wards.
--
-- They are running totals of what is kept by district and day (`district_step`, `city_step`), in which nearly all wards
-- are counted where they lie (`ward_seat`); for the few others they are set right by `loose_change`, and what a ward has
-- signed beyond its requirement is taken from the grain, as it leaves nothing to others. A test holds both ways equal.
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
  whole_city constant boolean := level = 'city' and of_district is null;
  seat_wards text[];
  seat_areas text[];
  seat_firsts date[];
  seat_ends date[];
  loose_wards text[];
  wards_beyond text[];
begin
  if current_setting('role') = 'campaign_district'
     and coalesce(of_district <> nullif(current_setting('campaign.district_code', true), ''), true) then
    return;
  end if;

  select array_agg(seat.ward_code), array_agg(seat.area_code), array_agg(seat.first_date), array_agg(seat.end_date),
         coalesce(array_agg(distinct seat.ward_code) filter (where not seat.is_settled), '{}'),
         coalesce(array_agg(distinct seat.ward_code) filter (where not seat.is_within), '{}')
    into seat_wards, seat_areas, seat_firsts, seat_ends, loose_wards, wards_beyond
    from ward_seat(whole_city, moment, null) as seat
   where of_district is null or seat.area_code = of_district
      or (not seat.is_settled and exists (
            select from ward_reach as reach
             where reach.ward_code = seat.ward_code and reach.district_code = of_district));

  return query
  with seat as (
         select seat.ward_code, seat.area_code, greatest(seat.first_date, from_date) as first_date, seat.end_date
           from unnest(seat_wards, seat_areas, seat_firsts, seat_ends)
             as seat (ward_code, area_code, first_date, end_date)
          where (of_district is null or seat.area_code = of_district)
            and seat.first_date < until_date and seat.end_date > from_date
       ),
       requirement as (
         select seat.area_code, version.required, greatest(version.effective_date, seat.first_date) as first_date,
                least(version.end_date, seat.end_date) as end_date
           from seat
           join (
                select version.ward_code, version.required, version.effective_date,
                       lead(version.effective_date, 1, 'infinity'::date) over (
                         partition by version.ward_code order by version.effective_date) as end_date
                  from required_version as version
                 where version.recorded_at <= moment and (version.superseded_at is null or version.superseded_at > moment)
                ) as version
             on version.ward_code = seat.ward_code
            and version.effective_date < seat.end_date and version.end_date > seat.first_date
       ),
       -- What was filed: what came before the period as one change on its first day.
       filed as (
         select '' as area_code, from_date as date, false as has_come, 0::bigint as reported, 0::bigint as late,
                sum(step.wards_first) as first, sum(step.submitted) as submitted, sum(step.verified) as verified,
                sum(step.unresolved) as unresolved, sum(step.exempt) as exempt, sum(step.signed) as signed,
                0::bigint as submitted_added, 0::bigint as verified_added, 0::bigint as signed_added
           from city_step as step
          where whole_city
            and step.reporting_date < from_date and step.known_from <= moment and step.known_until > moment
         having count(*) > 0
          union all
         select '', step.reporting_date, true, step.wards, step.wards_late, step.wards_first,
                step.submitted, step.verified, step.unresolved, step.exempt, step.signed,
                step.submitted_added, step.verified_added, step.signed_added
           from city_step as step
          where whole_city and step.reporting_date >= from_date and step.reporting_date < until_date
            and step.known_from <= moment and step.known_until > moment
          union all
         select step.district_code, greatest(step.reporting_date, from_date), step.reporting_date >= from_date,
                step.wards, step.wards_late, step.wards_first,
                step.submitted, step.verified, step.unresolved, step.exempt, step.signed,
                step.submitted_added, step.verified_added, step.signed_added
           from district_step as step
          where step.district_code = of_district and step.reporting_date < until_date
            and step.known_from <= moment and step.known_until > moment
          union all
         select step.district_code, from_date, false, 0, 0, sum(step.wards_first),
                sum(step.submitted), sum(step.verified), sum(step.unresolved), sum(step.exempt), sum(step.signed), 0, 0, 0
           from district_step as step
          where level <> 'city' and of_district is null
            and step.reporting_date < from_date and step.known_from <= moment and step.known_until > moment
          group by step.district_code
          union all
         select step.district_code, step.reporting_date, true, step.wards, step.wards_late, step.wards_first,
                step.submitted, step.verified, step.unresolved, step.exempt, step.signed,
                step.submitted_added, step.verified_added, step.signed_added
           from district_step as step
          where level <> 'city' and of_district is null
            and step.reporting_date >= from_date and step.reporting_date < until_date
            and step.known_from <= moment and step.known_until > moment
          union all
         select loose.area_code, loose.date, loose.has_come, loose.wards, loose.wards_late, loose.wards_first,
                loose.submitted, loose.verified, loose.unresolved, loose.exempt, loose.signed,
                loose.submitted_added, loose.verified_added, loose.signed_added
           from loose_change(
                  loose_wards, seat_wards, seat_areas, seat_firsts, seat_ends, whole_city, moment, from_date, until_date)
             as loose
          where of_district is null or loose.area_code = of_district
       ),
       change as (
         select bound.area_code, bound.date, sum(bound.wards) as wards, sum(bound.required) as required, 0 as reported,
                0 as late, 0 as first, 0 as submitted, 0 as verified, 0 as unresolved, 0 as exempt, 0 as signed,
                0 as submitted_added, 0 as verified_added, 0 as signed_added,
                0 as submitted_arrived, 0 as verified_arrived, 0 as signed_arrived
           from (
                select seat.area_code, seat.first_date as date, 1 as wards, 0 as required from seat
                 union all
                select seat.area_code, seat.end_date, -1, 0 from seat
                 union all
                select requirement.area_code, requirement.first_date, 0, requirement.required from requirement
                 union all
                select requirement.area_code, requirement.end_date, 0, -requirement.required from requirement
                ) as bound
          where bound.date < until_date
          group by 1, 2
          union all
         select filed.area_code, filed.date, 0, 0, sum(filed.reported) filter (where filed.has_come),
                sum(filed.late) filter (where filed.has_come), sum(filed.first),
                sum(filed.submitted), sum(filed.verified), sum(filed.unresolved), sum(filed.exempt), sum(filed.signed),
                sum(filed.submitted_added) filter (where filed.has_come),
                sum(filed.verified_added) filter (where filed.has_come),
                sum(filed.signed_added) filter (where filed.has_come),
                sum(filed.submitted) filter (where filed.has_come),
                sum(filed.verified) filter (where filed.has_come),
                sum(filed.signed) filter (where filed.has_come)
           from filed
          group by 1, 2
       ),
       area_change as (
         select case level when 'city' then '' else change.area_code end as area_code, change.date,
                sum(change.wards) as wards, sum(change.required) as required, sum(change.reported) as reported,
                sum(change.late) as late, sum(change.first) as first,
                sum(change.submitted) as submitted, sum(change.verified) as verified,
                sum(change.unresolved) as unresolved, sum(change.exempt) as exempt, sum(change.signed) as signed,
                sum(change.submitted_added) as submitted_added, sum(change.verified_added) as verified_added,
                sum(change.signed_added) as signed_added, sum(change.submitted_arrived) as submitted_arrived,
                sum(change.verified_arrived) as verified_arrived, sum(change.signed_arrived) as signed_arrived
           from change
          group by 1, 2
       ),
       running as (
         select area.area_code, day.date, sum(change.wards) over so_far as wards,
                sum(change.first) over so_far as wards_with_figures,
                change.reported, change.late, sum(change.required) over so_far as required,
                sum(change.submitted) over so_far as submitted, sum(change.verified) over so_far as verified,
                sum(change.unresolved) over so_far as unresolved, sum(change.exempt) over so_far as exempt,
                sum(change.signed) over so_far as signed,
                change.submitted_added, change.verified_added, change.signed_added,
                change.submitted_arrived - change.submitted_added as submitted_adjusted,
                change.verified_arrived - change.verified_added as verified_adjusted,
                change.signed_arrived - change.signed_added as signed_adjusted
           from (select distinct area_change.area_code from area_change) as area
          cross join (select from_date + generate_series(0, until_date - from_date - 1) as date) as day
           left join area_change as change on change.area_code = area.area_code and change.date = day.date
         window so_far as (partition by area.area_code order by day.date)
       ),
       beyond as (
         select case level when 'city' then '' else day.district_code end as area_code, day.reporting_date as date,
                sum(greatest(coalesce(day.signed, 0) - coalesce(day.required, 0), 0)) as signed
           from city_ward_day(moment, from_date, until_date) as day
          where day.ward_code = any (wards_beyond) and (of_district is null or day.district_code = of_district)
          group by 1, 2
       ),
       -- Wards whose report was sent back and for which no new one came.
       sent_back as (
         select case level when 'city' then '' else report.district_code end as area_code,
                report.reporting_date as date, count(*) as wards
           from (
                select distinct report.district_code, report.reporting_date
                  from daily_report as report
                 where report.reporting_date >= from_date and report.reporting_date < until_date
                   and report.state = 'returned' and report.superseded_at <= moment
                   and (of_district is null or report.district_code = of_district)
                ) as report
           join ward_version as place
             on place.district_code = report.district_code and place.valid_from <= report.reporting_date
            and (place.valid_until is null or place.valid_until > report.reporting_date)
            and place.recorded_at <= moment and (place.superseded_at is null or place.superseded_at > moment)
           join campaign_member as member
             on member.ward_code = place.ward_code and member.valid_from <= report.reporting_date
            and (member.valid_until is null or member.valid_until > report.reporting_date)
            and member.recorded_at <= moment and (member.superseded_at is null or member.superseded_at > moment)
          where not exists (
                select from figure_step as step
                 where step.ward_code = place.ward_code and step.reporting_date = report.reporting_date
                   and step.known_from <= moment and step.known_until > moment)
          group by 1, 2
       )
  select area.area_code, area.date,
         not exists (
           select from calendar_day as holiday
            where holiday.date = area.date and holiday.recorded_at <= moment
              and (holiday.superseded_at is null or holiday.superseded_at > moment)),
         area.wards::bigint, coalesce(area.wards_with_figures, 0)::bigint, coalesce(area.reported, 0)::bigint,
         coalesce(area.late, 0)::bigint, coalesce(sent_back.wards, 0)::bigint, coalesce(area.required, 0)::bigint,
         coalesce(area.submitted, 0)::bigint, coalesce(area.verified, 0)::bigint,
         coalesce(area.unresolved, 0)::bigint, coalesce(area.exempt, 0)::bigint, coalesce(area.signed, 0)::bigint,
         (coalesce(area.required, 0) - coalesce(area.signed, 0) + coalesce(beyond.signed, 0))::bigint,
         coalesce(area.submitted_added, 0)::bigint, coalesce(area.verified_added, 0)::bigint,
         coalesce(area.signed_added, 0)::bigint, coalesce(area.submitted_adjusted, 0)::bigint,
         coalesce(area.verified_adjusted, 0)::bigint, coalesce(area.signed_adjusted, 0)::bigint
    from running as area
    left join beyond on beyond.area_code = area.area_code and beyond.date = area.date
    left join sent_back on sent_back.area_code = area.area_code and sent_back.date = area.date
   where area.wards > 0
   order by area.area_code, area.date;
end $$;
