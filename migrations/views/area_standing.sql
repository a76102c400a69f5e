-- How the areas of a scope stand on a date: a row for the city (`level` 'city') or for each district ('district'), with
-- every ward that lies in it on that date, wherever it lay before. What the columns mean is said in
-- progress/counted-standings.query.ts; a test holds them equal to those of `counted_standing`.
--
-- Sums up to a date are those kept by day (`city_step`, `district_step`), set right for the wards that are not settled
-- (`ward_seat`). What was done on the days of the week and of the pace is read by district and day where all wards of
-- a district have the same days, and ward by ward for the others (`apart_wards`): those that are not settled, that
-- joined after signing began, or whose district was reported in part.
--
-- Runs with its owner's rights, as what it reads has no policies; a reporter is given the own district only.
create function area_standing(
  level text, of_district text, as_of timestamptz, on_date date, compared_date date, monday date, first_day date,
  window_ends date[], window_starts date[], signing_start date, with_pace_days boolean)
returns table (
  area_code text,
  day json,
  week json,
  compared json,
  pace_wards integer,
  pace_sums json,
  pace_first date,
  pace_last date,
  pace_days json,
  ward_codes text[]
) language plpgsql stable security definer set search_path = public, pg_temp
  set plan_cache_mode = force_generic_plan set jit = off as $$
#variable_conflict use_column
declare
  -- Steps that hold to this day are known until 'infinity', which is no later than itself.
  moment constant timestamptz := least(as_of, timestamptz '9999-01-01');
  whole_city constant boolean := level = 'city' and of_district is null;
  -- Of each ward: where it is counted (null: nowhere), on which days, and since when it takes part.
  seat_wards text[];
  seat_districts text[];
  seat_days datemultirange[];
  seat_sinces date[];
  -- Those that the sums up to a date count wrongly: of the city by day, or of the districts.
  loose_wards text[];
  -- Those that the districts' sums of a day count wrongly.
  unsettled_wards text[];
  -- Those whose pace is found one by one, and those that one look adds to them.
  apart_wards text[];
  torn_wards text[];
  -- Those of which more was signed than was required.
  wards_beyond text[];
  is_last_day_gone boolean;
  reporting_days date[];
  window_days integer[];
begin
  if current_setting('role') = 'campaign_district'
     and coalesce(of_district <> nullif(current_setting('campaign.district_code', true), ''), true) then
    return;
  end if;

  select array_agg(seat.ward_code), array_agg(seat.area_code), array_agg(seat.days), array_agg(seat.since),
         coalesce(array_agg(seat.ward_code) filter (
           where not case when whole_city then seat.is_steady else seat.is_settled end), '{}'),
         coalesce(array_agg(seat.ward_code) filter (where not seat.is_settled), '{}'),
         coalesce(array_agg(seat.ward_code) filter (
           where not seat.is_settled or coalesce(lower(seat.days) > signing_start, true)), '{}'),
         coalesce(array_agg(seat.ward_code) filter (where not seat.is_within and seat.area_code is not null), '{}')
    into seat_wards, seat_districts, seat_days, seat_sinces, loose_wards, unsettled_wards, apart_wards, wards_beyond
    from (
         select seat.ward_code, seat.area_code, range_agg(daterange(seat.first_date, seat.end_date)) as days,
                max(seat.since) as since, bool_and(seat.is_steady) as is_steady,
                bool_and(seat.is_settled) as is_settled, bool_and(seat.is_within) as is_within
           from ward_seat(false, moment, on_date) as seat
          group by seat.ward_code, seat.area_code
         ) as seat
   where of_district is null or seat.area_code = of_district
      or (not seat.is_settled and exists (
            select from ward_reach as reach
             where reach.ward_code = seat.ward_code and reach.district_code = of_district));

  -- As long as the wards of a district that are not apart were not all reported on the last day on which one of them
  -- was, the fewer are set apart: those that were not, or those that were, and then an earlier day is the last.
  loop
    select coalesce(array_agg(seat.ward_code), '{}'), coalesce(bool_or(torn.were_few), false)
      into torn_wards, is_last_day_gone
      from (
           select last.district_code, last.reporting_date, 2 * last.reported < lying.wards as were_few
             from (
                  select distinct on (step.district_code) step.district_code, step.reporting_date, sum(step.wards) as reported
                    from (
                         select step.district_code, step.reporting_date, step.wards
                           from district_step as step
                          where step.reporting_date = any (window_ends)
                            and step.known_from <= moment and step.known_until > moment
                            and (of_district is null or step.district_code = of_district)
                          union all
                         select step.district_code, step.reporting_date, -1
                           from figure_step as step
                          where step.ward_code = any (apart_wards) and step.reporting_date = any (window_ends)
                            and step.known_from <= moment and step.known_until > moment
                            and (of_district is null or step.district_code = of_district)
                         ) as step
                   group by step.district_code, step.reporting_date
                  having sum(step.wards) > 0
                   order by step.district_code, step.reporting_date desc
                  ) as last
             join (
                  select seat.district_code, count(*) as wards
                    from unnest(seat_wards, seat_districts) as seat (ward_code, district_code)
                   where seat.ward_code <> all (apart_wards)
                   group by seat.district_code
                  ) as lying using (district_code)
            where last.reported < lying.wards
           ) as torn
      join unnest(seat_wards, seat_districts) as seat (ward_code, district_code) using (district_code)
     where seat.ward_code <> all (apart_wards)
       and torn.were_few = exists (
             select from figure_step as step
              where step.ward_code = seat.ward_code and step.reporting_date = torn.reporting_date
                and step.known_from <= moment and step.known_until > moment);
    apart_wards := apart_wards || torn_wards;
    exit when not is_last_day_gone;
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
  with counted as materialized (
         select seat.ward_code, case when of_district is null or seat.district_code = of_district
                                     then seat.district_code end as district_code,
                seat.days, seat.since, seat.ward_code = any (apart_wards) as is_apart
           from unnest(seat_wards, seat_districts, seat_days, seat_sinces)
             as seat (ward_code, district_code, days, since)
       ),
       own as materialized (
         select counted.*, counted.days @> compared_date as is_then from counted where counted.district_code is not null
       ),
       own_day as materialized (
         select own.ward_code, own.district_code, on_date as date, true as is_now from own
          union all
         select own.ward_code, own.district_code, compared_date, false from own where own.is_then
       ),
       own_wards as materialized (
         select case level when 'city' then '' else own.district_code end as area_code,
                array_agg(own.ward_code) as codes
           from own
          group by 1
       ),
       -- What was filed by the two dates. By far the most rows are read here: each is added once, and the city's days are
       -- read as they are kept (by `city_step_by_end`: an index by date finds all ever known).
       part as materialized (
         select '' as area_code, step.reporting_date <= compared_date as by_then,
                step.reporting_date <= on_date as by_now, sum(step.wards_first) as first,
                sum(step.submitted) as submitted, sum(step.verified) as verified, sum(step.unresolved) as unresolved,
                sum(step.exempt) as exempt, sum(step.signed) as signed
           from city_step as step
          where whole_city and greatest(on_date, compared_date) - step.reporting_date >= 0
            and step.known_from <= moment and step.known_until > moment
          group by 2, 3
          union all
         select case level when 'city' then '' else step.district_code end, step.reporting_date <= compared_date,
                step.reporting_date <= on_date, sum(step.wards_first), sum(step.submitted), sum(step.verified),
                sum(step.unresolved), sum(step.exempt), sum(step.signed)
           from district_step as step
          where step.district_code = of_district and step.reporting_date <= greatest(on_date, compared_date)
            and step.known_from <= moment and step.known_until > moment
          group by 1, 2, 3
          union all
         select step.district_code, step.reporting_date <= compared_date, step.reporting_date <= on_date,
                sum(step.wards_first), sum(step.submitted), sum(step.verified), sum(step.unresolved),
                sum(step.exempt), sum(step.signed)
           from district_step as step
          where level <> 'city' and of_district is null and step.reporting_date <= greatest(on_date, compared_date)
            and step.known_from <= moment and step.known_until > moment
          group by 1, 2, 3
          union all
         -- Wards that are not settled: taken out where they were filed, and put in where they are counted.
         select case level when 'city' then '' else filed.district_code end, not day.is_now, day.is_now,
                -filed.wards_first, -filed.submitted, -filed.verified, -filed.unresolved, -filed.exempt, -filed.signed
           from (values (on_date, true), (compared_date, false)) as day (date, is_now)
          cross join lateral filed_before(loose_wards, day.date + 1, moment) as filed
          where of_district is null or filed.district_code = of_district
          union all
         select case level when 'city' then '' else counted.district_code end, not counted.is_now, counted.is_now,
                1, figure.submitted, figure.verified, figure.unresolved, figure.exempt, figure.signed
           from own_day as counted
          cross join lateral figure_before(counted.ward_code, counted.date + 1, moment) as figure
          where counted.ward_code = any (loose_wards)
       ),
       filed as materialized (
         select part.area_code,
                coalesce(sum(part.first) filter (where part.by_then), 0) as first_then,
                coalesce(sum(part.submitted) filter (where part.by_then), 0) as submitted_then,
                coalesce(sum(part.verified) filter (where part.by_then), 0) as verified_then,
                coalesce(sum(part.unresolved) filter (where part.by_then), 0) as unresolved_then,
                coalesce(sum(part.exempt) filter (where part.by_then), 0) as exempt_then,
                coalesce(sum(part.signed) filter (where part.by_then), 0) as signed_then,
                coalesce(sum(part.first) filter (where part.by_now), 0) as first_now,
                coalesce(sum(part.submitted) filter (where part.by_now), 0) as submitted_now,
                coalesce(sum(part.verified) filter (where part.by_now), 0) as verified_now,
                coalesce(sum(part.unresolved) filter (where part.by_now), 0) as unresolved_now,
                coalesce(sum(part.exempt) filter (where part.by_now), 0) as exempt_now,
                coalesce(sum(part.signed) filter (where part.by_now), 0) as signed_now
           from part
          group by part.area_code
       ),
       -- What was signed beyond what was required of a ward leaves nothing to others.
       beyond as materialized (
         select case level when 'city' then '' else counted.district_code end as area_code,
                sum(greatest(coalesce(figure.signed, 0) - coalesce(requirement.required, 0), 0))
                  filter (where counted.is_now) as signed_now,
                sum(greatest(coalesce(figure.signed, 0) - coalesce(requirement.required, 0), 0))
                  filter (where not counted.is_now) as signed_then
           from own_day as counted
          cross join lateral figure_before(counted.ward_code, counted.date + 1, moment) as figure
           left join lateral (
                select version.required
                  from required_version as version
                 where version.ward_code = counted.ward_code and version.effective_date <= counted.date
                   and version.recorded_at <= moment and (version.superseded_at is null or version.superseded_at > moment)
                 order by version.effective_date desc
                 limit 1
                ) as requirement on true
          where counted.ward_code = any (wards_beyond)
          group by 1
       ),
       -- What the wards that are not settled did since Monday.
       unsettled_step as materialized (
         select ward.district_code, ward.days @> step.reporting_date as is_counted, step.district_code as filed_by,
                step.reporting_date, step.is_late::integer as late,
                greatest(step.submitted - step.submitted_before, 0) as submitted_added,
                greatest(step.verified - step.verified_before, 0) as verified_added,
                greatest(step.signed - step.signed_before, 0) as signed_added,
                step.submitted - step.submitted_before as submitted, step.verified - step.verified_before as verified,
                step.signed - step.signed_before as signed
           from counted as ward
          cross join lateral (
                select * from figure_step as step
                 where step.ward_code = ward.ward_code
                   and step.reporting_date >= monday and step.reporting_date <= on_date
                   and step.known_from <= moment and step.known_until > moment
                offset 0
                ) as step
          where ward.ward_code = any (unsettled_wards)
       ),
       arrived as materialized (
         select step.district_code,
                sum(step.reported) filter (where step.reporting_date = on_date) as reported,
                sum(step.late) filter (where step.reporting_date = on_date) as late,
                sum(step.submitted_added) filter (where step.reporting_date = on_date) as submitted_added,
                sum(step.verified_added) filter (where step.reporting_date = on_date) as verified_added,
                sum(step.signed_added) filter (where step.reporting_date = on_date) as signed_added,
                sum(step.submitted - step.submitted_added) filter (where step.reporting_date = on_date)
                  as submitted_adjusted,
                sum(step.verified - step.verified_added) filter (where step.reporting_date = on_date)
                  as verified_adjusted,
                sum(step.signed - step.signed_added) filter (where step.reporting_date = on_date)
                  as signed_adjusted,
                sum(step.reported) as week_reports,
                sum(step.submitted_added) as week_submitted_added,
                sum(step.verified_added) as week_verified_added,
                sum(step.signed_added) as week_signed_added,
                sum(step.submitted - step.submitted_added) as week_submitted_adjusted,
                sum(step.verified - step.verified_added) as week_verified_adjusted,
                sum(step.signed - step.signed_added) as week_signed_adjusted
           from (
                select step.district_code, step.reporting_date, step.wards as reported, step.wards_late as late,
                       step.submitted_added, step.verified_added, step.signed_added,
                       step.submitted, step.verified, step.signed
                  from district_step as step
                 where step.reporting_date >= monday and step.reporting_date <= on_date
                   and step.known_from <= moment and step.known_until > moment
                   and (of_district is null or step.district_code = of_district)
                 union all
                select step.filed_by, step.reporting_date, -1, -step.late, -step.submitted_added, -step.verified_added,
                       -step.signed_added, -step.submitted, -step.verified, -step.signed
                  from unsettled_step as step
                 union all
                select step.district_code, step.reporting_date, 1, step.late, step.submitted_added, step.verified_added,
                       step.signed_added, step.submitted, step.verified, step.signed
                  from unsettled_step as step
                 where step.district_code is not null and step.is_counted
                ) as step
          group by step.district_code
       ),
       required as materialized (
         select counted.district_code, sum(version.required) filter (where counted.is_now) as now,
                sum(version.required) filter (where not counted.is_now) as "then"
           from own_day as counted
           join (
                select version.ward_code, version.required, version.effective_date,
                       lead(version.effective_date, 1, 'infinity'::date) over (
                         partition by version.ward_code order by version.effective_date) as end_date
                  from required_version as version
                 where version.recorded_at <= moment and (version.superseded_at is null or version.superseded_at > moment)
                ) as version
             on version.ward_code = counted.ward_code
            and version.effective_date <= counted.date and version.end_date > counted.date
          group by counted.district_code
       ),
       sent_back as materialized (
         select distinct report.district_code
           from daily_report as report
          where report.reporting_date = on_date and report.state = 'returned' and report.superseded_at <= moment
       ),
       district as (
         select lying.*, arrived.*, coalesce(required.now, 0) as required_now,
                coalesce(required.then, 0) as required_then,
                case when sent_back.district_code is null then 0 else lying.wards - coalesce(arrived.reported, 0) end
                  as returned
           from (
                select own.district_code as code, count(*) as wards, count(*) filter (where own.is_then) as wards_then
                  from own
                 group by own.district_code
                ) as lying
           left join arrived on arrived.district_code = lying.code
           left join required on required.district_code = lying.code
           left join sent_back on sent_back.district_code = lying.code
       ),
       area as (
         select case level when 'city' then '' else district.code end as code,
                json_build_object(
                  'areaCode', case level when 'city' then '' else district.code end,
                  'isReportingDay', not exists (
                    select from calendar_day as holiday
                     where holiday.date = on_date and holiday.recorded_at <= moment
                       and (holiday.superseded_at is null or holiday.superseded_at > moment)),
                  'wards', sum(district.wards), 'wardsWithFigures', coalesce(max(filed.first_now), 0),
                  'wardsReported', coalesce(sum(district.reported), 0),
                  'wardsLate', coalesce(sum(district.late), 0), 'wardsReturned', sum(district.returned),
                  'figuresDate', null, 'required', sum(district.required_now),
                  'remaining', sum(district.required_now) - coalesce(max(filed.signed_now), 0)
                               + coalesce(max(beyond.signed_now), 0),
                  'submitted', coalesce(max(filed.submitted_now), 0),
                  'verified', coalesce(max(filed.verified_now), 0),
                  'unresolved', coalesce(max(filed.unresolved_now), 0),
                  'exempt', coalesce(max(filed.exempt_now), 0), 'signed', coalesce(max(filed.signed_now), 0),
                  'submittedAdded', coalesce(sum(district.submitted_added), 0),
                  'verifiedAdded', coalesce(sum(district.verified_added), 0),
                  'signedAdded', coalesce(sum(district.signed_added), 0),
                  'submittedAdjusted', coalesce(sum(district.submitted_adjusted), 0),
                  'verifiedAdjusted', coalesce(sum(district.verified_adjusted), 0),
                  'signedAdjusted', coalesce(sum(district.signed_adjusted), 0)) as day,
                json_build_object(
                  'reports', coalesce(sum(district.week_reports), 0),
                  'submittedAdded', coalesce(sum(district.week_submitted_added), 0),
                  'verifiedAdded', coalesce(sum(district.week_verified_added), 0),
                  'signedAdded', coalesce(sum(district.week_signed_added), 0),
                  'submittedAdjusted', coalesce(sum(district.week_submitted_adjusted), 0),
                  'verifiedAdjusted', coalesce(sum(district.week_verified_adjusted), 0),
                  'signedAdjusted', coalesce(sum(district.week_signed_adjusted), 0)) as week,
                case when compared_date is not null then json_build_object(
                  'wards', sum(district.wards_then), 'wardsWithFigures', coalesce(max(filed.first_then), 0),
                  'required', sum(district.required_then),
                  'remaining', sum(district.required_then) - coalesce(max(filed.signed_then), 0)
                               + coalesce(max(beyond.signed_then), 0),
                  'submitted', coalesce(max(filed.submitted_then), 0),
                  'verified', coalesce(max(filed.verified_then), 0),
                  'unresolved', coalesce(max(filed.unresolved_then), 0),
                  'exempt', coalesce(max(filed.exempt_then), 0),
                  'signed', coalesce(max(filed.signed_then), 0)) end as compared
           from district
           left join filed on filed.area_code = case level when 'city' then '' else district.code end
           left join beyond on beyond.area_code = case level when 'city' then '' else district.code end
          group by 1
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
                       select counted.ward_code, counted.district_code, counted.days,
                              case when counted.since <= signing_start then signing_start
                                   else 1 + (
                                     select min(step.reporting_date) from figure_step as step
                                      where step.ward_code = counted.ward_code and step.reporting_date >= counted.since
                                        and step.known_from <= moment and step.known_until > moment)
                              end as paced_from
                         from counted
                        where counted.is_apart
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
                       select own.district_code, null, 0, 0, count(*) from own where not own.is_apart group by 1
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
  select area.code, area.day, area.week, area.compared, coalesce(pace.wards, 0), pace.sums, pace_span.first_date,
         pace_span.last_date, pace_day.days,
         own_wards.codes
    from area
    join own_wards on own_wards.area_code = area.code
    left join pace on pace.area_code = area.code
    left join pace_span on pace_span.area_code = area.code
    left join pace_day on pace_day.area_code = area.code;
end $$;
