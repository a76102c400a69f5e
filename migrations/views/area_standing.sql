-- How the areas of a scope stand on a date: a row for the city (`level` 'city') or for each district ('district'), with
-- every ward that lies in it on that date, wherever it lay before. What the columns mean is said in
-- progress/counted-standings.query.ts; a test holds them equal to those of `counted_standing`.
--
-- Sums up to a date are those kept by day (`city_step`, `district_step`), set right for the wards that are not settled
-- (`ward_seat`). The pace is found by `area_pace`.
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
  -- Of each ward: where it is counted (null: in none of the areas), on which days, and since when it takes part.
  seat_wards text[];
  seat_districts text[];
  seat_days datemultirange[];
  seat_sinces date[];
  -- Whether the sums up to a date (of the city by day, or of the districts) count it wrongly, and whether the districts'
  -- sums of a day do; whether its pace is found by itself; whether more was signed than was required of it.
  seat_looses boolean[];
  seat_unsettleds boolean[];
  seat_aparts boolean[];
  seat_beyonds boolean[];
  loose_wards text[];
begin
  if current_setting('role') = 'campaign_district'
     and coalesce(of_district <> nullif(current_setting('campaign.district_code', true), ''), true) then
    return;
  end if;

  select array_agg(seat.ward_code),
         array_agg(case when of_district is null or seat.area_code = of_district then seat.area_code end),
         array_agg(seat.days), array_agg(seat.since),
         array_agg(not case when whole_city then seat.is_steady else seat.is_settled end),
         array_agg(not seat.is_settled),
         array_agg(not seat.is_settled or coalesce(lower(seat.days) > signing_start, true)),
         array_agg(not seat.is_within),
         coalesce(array_agg(seat.ward_code) filter (
           where not case when whole_city then seat.is_steady else seat.is_settled end), '{}')
    into seat_wards, seat_districts, seat_days, seat_sinces, seat_looses, seat_unsettleds, seat_aparts, seat_beyonds,
         loose_wards
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

  return query
  with seat as materialized (
         select * from unnest(seat_wards, seat_districts, seat_days, seat_looses, seat_unsettleds, seat_beyonds)
             as seat (ward_code, district_code, days, is_loose, is_unsettled, is_beyond)
       ),
       own as materialized (
         select seat.*, seat.days @> compared_date as is_then from seat where seat.district_code is not null
       ),
       own_day as materialized (
         select own.ward_code, own.district_code, own.is_loose, own.is_beyond, on_date as date, true as is_now from own
          union all
         select own.ward_code, own.district_code, own.is_loose, own.is_beyond, compared_date, false
           from own
          where own.is_then
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
          where counted.is_loose
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
          where counted.is_beyond
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
           from seat as ward
          cross join lateral (
                select * from figure_step as step
                 where step.ward_code = ward.ward_code
                   and step.reporting_date >= monday and step.reporting_date <= on_date
                   and step.known_from <= moment and step.known_until > moment
                offset 0
                ) as step
          where ward.is_unsettled
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
       )
  select area.code, area.day, area.week, area.compared, coalesce(pace.pace_wards, 0), pace.pace_sums, pace.pace_first,
         pace.pace_last, pace.pace_days, own_wards.codes
    from area
    join own_wards on own_wards.area_code = area.code
    left join area_pace(
           level, of_district, moment, on_date, first_day, window_ends, window_starts, signing_start, with_pace_days,
           seat_wards, seat_districts, seat_days, seat_sinces, seat_aparts) as pace on pace.area_code = area.code;
end $$;
