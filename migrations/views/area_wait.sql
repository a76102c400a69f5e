-- Up to when no more had come up to each step than has been passed on by `on_date`: the last day of [start_date,
-- on_date] by which the records required (before `submitted`), submitted (before `verified`) and signable (before
-- `signed`) were at most the number given; null when there is none. Counted in the wards that lie in the city, or in one
-- district, on `on_date`, wherever they lay before; a day on which a ward took no part had come up to no step.
--
-- Runs with its owner's rights, as what it reads has no policies; a reporter is given the own district only.
create function area_wait(
  of_district text, as_of timestamptz, start_date date, on_date date,
  passed_submitted bigint, passed_verified bigint, passed_signed bigint)
returns table (submitted date, verified date, signed date)
language plpgsql stable security definer set search_path = public, pg_temp
  set plan_cache_mode = force_generic_plan set jit = off as $$
#variable_conflict use_column
declare
  -- Steps that hold to this day are known until 'infinity', which is no later than itself.
  moment constant timestamptz := least(as_of, timestamptz '9999-01-01');
  whole_city constant boolean := of_district is null;
  seat_wards text[];
  seat_areas text[];
  seat_firsts date[];
  seat_ends date[];
  loose_wards text[];
begin
  if current_setting('role') = 'campaign_district'
     and coalesce(of_district <> nullif(current_setting('campaign.district_code', true), ''), true) then
    return;
  end if;

  select array_agg(seat.ward_code), array_agg(seat.area_code), array_agg(seat.first_date), array_agg(seat.end_date),
         coalesce(array_agg(distinct seat.ward_code) filter (where not seat.is_settled), '{}')
    into seat_wards, seat_areas, seat_firsts, seat_ends, loose_wards
    from ward_seat(whole_city, moment, on_date) as seat
   where of_district is null or seat.area_code = of_district
      or (not seat.is_settled and exists (
            select from ward_reach as reach
             where reach.ward_code = seat.ward_code and reach.district_code = of_district));

  return query
  with change as (
         select step.reporting_date as date, 0 as required, step.submitted, step.verified + step.exempt as signable
           from city_step as step
          where whole_city
            -- So that `city_step_by_end` is read: an index by date finds all that was ever known of the days.
            and on_date - step.reporting_date >= 0 and step.known_from <= moment and step.known_until > moment
          union all
         select step.reporting_date, 0, step.submitted, step.verified + step.exempt
           from district_step as step
          where step.district_code = of_district
            and step.reporting_date <= on_date and step.known_from <= moment and step.known_until > moment
          union all
         select loose.date, 0, loose.submitted, loose.verified + loose.exempt
           from loose_change(
                  loose_wards, seat_wards, seat_areas, seat_firsts, seat_ends, whole_city, moment, start_date, on_date + 1)
             as loose
          where whole_city or loose.area_code = of_district
          union all
         select bound.date, bound.sign * version.required, 0, 0
           from unnest(seat_wards, seat_areas, seat_firsts, seat_ends)
             as seat (ward_code, area_code, first_date, end_date)
           join (
                select version.ward_code, version.required, version.effective_date,
                       lead(version.effective_date, 1, 'infinity'::date) over (
                         partition by version.ward_code order by version.effective_date) as end_date
                  from required_version as version
                 where version.recorded_at <= moment and (version.superseded_at is null or version.superseded_at > moment)
                ) as version
             on version.ward_code = seat.ward_code
            and version.effective_date < seat.end_date and version.end_date > seat.first_date
          cross join lateral (
                values (greatest(version.effective_date, seat.first_date), 1), (least(version.end_date, seat.end_date), -1)
                ) as bound (date, sign)
          where whole_city or seat.area_code = of_district
       ),
       -- What had come by the days from a change until the next one.
       come as (
         select least(lead(course.date) over in_order - 1, on_date) as last_date,
                sum(course.required) over in_order as required, sum(course.submitted) over in_order as submitted,
                sum(course.signable) over in_order as signable
           from (
                select greatest(change.date, start_date) as date, sum(change.required) as required,
                       sum(change.submitted) as submitted, sum(change.signable) as signable
                  from (
                       select change.date, change.required, change.submitted, change.signable from change
                        union all
                       values (start_date, 0, 0, 0)
                       ) as change
                 where change.date <= on_date
                 group by 1
                ) as course
         window in_order as (order by course.date)
       )
  select max(come.last_date) filter (where come.required <= passed_submitted),
         max(come.last_date) filter (where come.submitted <= passed_verified),
         max(come.last_date) filter (where come.signable <= passed_signed)
    from come;
end $$;
