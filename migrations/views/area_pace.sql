-- The pace of the areas of a scope on a date (`area_standing`): how many wards have one, what they signed by the number
-- of days it was signed on, the first and the last of these days, and each day of the course. What was done on a day is
-- read by district where all its wards have the same days, and ward by ward for the wards `apart`: those that are not
-- settled, that joined after signing began, or whose district was reported in part.
--
-- `seat_wards[n]` lies in `seat_districts[n]` (null: in none of those asked about), takes part on `seat_days[n]` and
-- without a break since `seat_sinces[n]`; it is apart from the beginning where `seat_aparts[n]`.
--
-- Asked by `area_standing`, with the rights of its owner: no role of the application may read what it reads.
create function area_pace(
  level text, of_district text, moment timestamptz, on_date date, first_day date, window_ends date[],
  window_starts date[], signing_start date, with_pace_days boolean, seat_wards text[], seat_districts text[],
  seat_days datemultirange[], seat_sinces date[], seat_aparts boolean[])
returns table (
  area_code text,
  pace_wards integer,
  pace_sums json,
  pace_first date,
  pace_last date,
  pace_days json
) language plpgsql stable set plan_cache_mode = force_generic_plan set jit = off as $$
#variable_conflict use_column
declare
  -- The districts in which one look set wards apart and found that an earlier day is the last; null before the first.
  districts_again text[];
  reporting_days date[];
  window_days integer[];
begin
  -- As long as the wards of a district that are not apart were not all reported on the last day on which one of them
  -- was, the fewer are set apart: those that were not, or those that were, and then an earlier day is the last.
  loop
    select array_agg(seat.is_apart or coalesce(
             torn.were_few = exists (
               select from figure_step as step
                where step.ward_code = seat.ward_code and step.reporting_date = torn.reporting_date
                  and step.known_from <= moment and step.known_until > moment), false) order by seat.place),
           array_agg(distinct torn.district_code) filter (where torn.were_few)
      into seat_aparts, districts_again
      from unnest(seat_wards, seat_districts, seat_aparts) with ordinality
             as seat (ward_code, district_code, is_apart, place)
      left join (
           select last.district_code, last.reporting_date, 2 * last.reported < lying.wards as were_few
             from (
                  select distinct on (step.district_code) step.district_code, step.reporting_date,
                         sum(step.wards) as reported
                    from (
                         select step.district_code, step.reporting_date, step.wards
                           from district_step as step
                          where step.reporting_date = any (window_ends)
                            and step.known_from <= moment and step.known_until > moment
                            and (of_district is null or step.district_code = of_district)
                          union all
                         select step.district_code, step.reporting_date, -1
                           from unnest(seat_wards, seat_aparts) as seat (ward_code, is_apart)
                           join figure_step as step using (ward_code)
                          where seat.is_apart and step.reporting_date = any (window_ends)
                            and step.known_from <= moment and step.known_until > moment
                            and (of_district is null or step.district_code = of_district)
                         ) as step
                   where districts_again is null or step.district_code = any (districts_again)
                   group by step.district_code, step.reporting_date
                  having sum(step.wards) > 0
                   order by step.district_code, step.reporting_date desc
                  ) as last
             join (
                  select seat.district_code, count(*) as wards
                    from unnest(seat_districts, seat_aparts) as seat (district_code, is_apart)
                   where not seat.is_apart
                   group by seat.district_code
                  ) as lying using (district_code)
            where last.reported < lying.wards
           ) as torn on torn.district_code = seat.district_code and not seat.is_apart;
    exit when districts_again is null;
  end loop;

  select coalesce(array_agg(course.date), '{}') into reporting_days
    from (select first_day + generate_series(0, on_date - first_day) as date) as course
   where course.date >= signing_start and not exists (
         select from calendar_day as holiday
          where holiday.date = course.date and holiday.recorded_at <= moment
            and (holiday.superseded_at is null or holiday.superseded_at > moment));
  select array_agg((
           select count(*)::integer from unnest(reporting_days) as reporting (date)
            where reporting.date between bound.start_date and bound.end_date) order by bound.place)
    into window_days
    from unnest(window_ends, window_starts) with ordinality as bound (end_date, start_date, place);

  return query
  with seat as materialized (
         select * from unnest(seat_wards, seat_districts, seat_days, seat_sinces, seat_aparts)
             as seat (ward_code, district_code, days, since, is_apart)
       ),
       -- The days of the pace of each ward apart, counted whether it was reported on them or not.
       --   paced_from  the first of them: what a ward that joined after signing began brings along is no day's work, so
       --               its days begin after its first report
       --   paced_until the last of them: that of its last report, if that is recent enough to be the end of a window
       apart_ward as materialized (
         select ward.*, day.days as paced_days, day.first_date, day.last_date
           from (
                select ward.*, (
                         select max(step.reporting_date) from figure_step as step
                          where step.ward_code = ward.ward_code and step.reporting_date = any (window_ends)
                            and step.reporting_date >= ward.paced_from and ward.days @> step.reporting_date
                            and step.known_from <= moment and step.known_until > moment) as paced_until
                  from (
                       select seat.ward_code, seat.district_code, seat.days,
                              case when seat.since <= signing_start then signing_start
                                   else 1 + (
                                     select min(step.reporting_date) from figure_step as step
                                      where step.ward_code = seat.ward_code and step.reporting_date >= seat.since
                                        and step.known_from <= moment and step.known_until > moment)
                              end as paced_from
                         from seat
                        where seat.is_apart
                       offset 0
                       ) as ward
                -- So that each is looked up once.
                offset 0
                ) as ward
          cross join lateral (
                select count(*)::integer as days, min(reporting.date) as first_date, max(reporting.date) as last_date
                  from unnest(reporting_days) as reporting (date)
                 where reporting.date >= greatest(
                         window_starts[array_position(window_ends, ward.paced_until)], ward.paced_from)
                   and reporting.date <= ward.paced_until and ward.days @> reporting.date
                ) as day
       ),
       apart_day as materialized (
         select ward.district_code, step.district_code as filed_by, ward.paced_days, step.reporting_date,
                count(*) as reports, count(*) filter (where step.reporting_date >= ward.paced_from
                                                      and ward.days @> step.reporting_date) as paced_reports,
                sum(greatest(step.signed - step.signed_before, 0)) as signed_added,
                sum(greatest(step.signed - step.signed_before, 0)) filter (
                  where step.reporting_date >= ward.paced_from and ward.days @> step.reporting_date) as paced_signed,
                sum(greatest(step.signed - step.signed_before, 0)) filter (
                  where step.reporting_date between ward.first_date and ward.last_date
                    and ward.days @> step.reporting_date) as own_signed
           from apart_ward as ward
          cross join lateral (
                select step.district_code, step.reporting_date, step.signed, step.signed_before
                  from figure_step as step
                 where step.ward_code = ward.ward_code
                   and step.reporting_date >= first_day and step.reporting_date <= on_date
                   and step.known_from <= moment and step.known_until > moment
                offset 0
                ) as step
          group by ward.district_code, step.district_code, ward.paced_days, step.reporting_date
       ),
       -- The days of the wards that are not apart, by district: they share them, and `wards` is how many they are.
       together as materialized (
         select day.*, max(day.reporting_date) filter (
                  where day.reported > 0 and day.reporting_date = any (window_ends)) over own as paced_until,
                sum(day.lying) over own as wards
           from (
                select step.district_code, step.reporting_date, sum(step.reported) as reported,
                       sum(step.signed_added) as signed_added, sum(step.lying) as lying
                  from (
                       select step.district_code, step.reporting_date, step.wards as reported, step.signed_added,
                              0 as lying
                         from district_step as step
                        where step.reporting_date >= first_day and step.reporting_date <= on_date
                          and step.known_from <= moment and step.known_until > moment
                          and (of_district is null or step.district_code = of_district)
                        union all
                       select day.filed_by, day.reporting_date, -day.reports, -day.signed_added, 0 from apart_day as day
                        union all
                       select seat.district_code, null, 0, 0, count(*)
                         from seat
                        where not seat.is_apart and seat.district_code is not null
                        group by 1
                       ) as step
                 group by step.district_code, step.reporting_date
                ) as day
         window own as (partition by day.district_code)
       ),
       signing as materialized (
         select case level when 'city' then '' else day.district_code end as area_code, day.wards::integer as wards,
                day.paced_until, window_starts[array_position(window_ends, day.paced_until)] as start_date,
                window_days[array_position(window_ends, day.paced_until)] as days,
                day.reporting_date, day.reported, day.signed_added
           from together as day
          where day.wards > 0 and day.paced_until is not null and day.reporting_date = any (reporting_days)
       ),
       apart_pace as materialized (
         select case level when 'city' then '' else ward.district_code end as area_code, ward.*
           from apart_ward as ward
          where ward.district_code is not null and ward.paced_days > 0
       ),
       apart_signing as materialized (
         select case level when 'city' then '' else day.district_code end as area_code, day.*
           from apart_day as day
          where day.district_code is not null and day.paced_days > 0 and day.reporting_date = any (reporting_days)
       ),
       pace as (
         select by_days.area_code, sum(by_days.wards)::integer as wards,
                json_agg(json_build_object('days', by_days.days, 'signed', by_days.signed)) as sums
           from (
                select each_one.area_code, each_one.days, sum(each_one.wards) as wards, sum(each_one.signed) as signed
                  from (
                       select signing.area_code, signing.days,
                              case when signing.reporting_date = signing.paced_until then signing.wards end as wards,
                              case when signing.reporting_date between signing.start_date and signing.paced_until
                                   then signing.signed_added end as signed
                         from signing
                        union all
                       select apart_pace.area_code, apart_pace.paced_days, 1, 0 from apart_pace
                        union all
                       select apart_signing.area_code, apart_signing.paced_days, 0, apart_signing.own_signed
                         from apart_signing
                       ) as each_one
                 group by each_one.area_code, each_one.days
                ) as by_days
          group by by_days.area_code
       ),
       pace_span as (
         select span.area_code, min(span.first_date) as first_date, max(span.last_date) as last_date
           from (
                select signing.area_code, signing.start_date as first_date, signing.paced_until as last_date from signing
                 union all
                select apart_pace.area_code, apart_pace.first_date, apart_pace.last_date from apart_pace
                ) as span
          group by span.area_code
       ),
       pace_day as (
         select course.area_code,
                json_agg(json_build_object('date', course.date, 'signed', course.signed, 'wardsReported', course.reports,
                                           'wardsExpected', course.wards) order by course.date) as days
           from (
                select each_one.area_code, each_one.date, sum(each_one.wards) as wards, sum(each_one.reports) as reports,
                       sum(each_one.signed) as signed
                  from (
                       select signing.area_code, signing.reporting_date as date, 0 as wards,
                              signing.reported as reports, signing.signed_added as signed
                         from signing
                        union all
                       select signing.area_code, reporting.date, signing.wards, 0, 0
                         from signing cross join unnest(reporting_days) as reporting (date)
                        where signing.reporting_date = signing.paced_until
                        union all
                       select day.area_code, day.reporting_date, 0, day.paced_reports, day.paced_signed from apart_signing as day
                        union all
                       select ward.area_code, reporting.date, ward.wards, 0, 0
                         from (
                              select apart_pace.area_code, apart_pace.days, apart_pace.paced_from, count(*) as wards
                                from apart_pace group by 1, 2, 3
                              ) as ward
                        cross join unnest(reporting_days) as reporting (date)
                        where reporting.date >= ward.paced_from and ward.days @> reporting.date
                       ) as each_one
                 where with_pace_days
                 group by each_one.area_code, each_one.date
                ) as course
          group by course.area_code
       )
  select coalesce(pace.area_code, pace_day.area_code), pace.wards, pace.sums, pace_span.first_date, pace_span.last_date,
         pace_day.days
    from pace
    full join pace_day using (area_code)
    left join pace_span on pace_span.area_code = pace.area_code;
end $$;
