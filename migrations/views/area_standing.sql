-- How the plain wards of an area stand on a date (see `plain_ward`): a row for the city (`level` 'city') or for each
-- district ('district'), and one without an area code that names the wards that are not plain, whose standing is
-- counted from `ward_day`. What the columns mean is said in progress/counted-standings.query.ts; both are added up in
-- standings.query.ts, and a test holds the sum equal to what the grain alone gives.
--
-- A ward that joined after `signing_start` has days of its own for the pace, and is not plain here; nor are those of a
-- district whose wards did not all report on the last day of its pace. So the wards of a district share their days.
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
  plain_wards text[];
  plain_districts text[];
  plain_dates date[];
  other_wards text[];
  reporting_days date[];
  window_days integer[];
  torn_districts text[];
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
    from (
         select ward.ward_code, ward.district_code, ward.first_date,
                ward.is_plain and ward.first_date <= signing_start as is_plain
           from plain_ward(moment) as ward
         ) as known;
  select array_agg(last.district_code) into torn_districts
    from (
         select distinct on (step.district_code) step.district_code, sum(step.wards) as reported
           from (
                select step.district_code, step.reporting_date, step.wards
                  from district_step as step
                 where step.reporting_date = any (window_ends)
                   and step.known_from <= moment and step.known_until > moment
                 union all
                select step.district_code, step.reporting_date, -1
                  from figure_step as step
                 where step.ward_code = any (other_wards) and step.reporting_date = any (window_ends)
                   and step.known_from <= moment and step.known_until > moment
                ) as step
          group by step.district_code, step.reporting_date
         having sum(step.wards) > 0
          order by step.district_code, step.reporting_date desc
         ) as last
   where last.reported < cardinality(array_positions(plain_districts, last.district_code));
  if torn_districts is not null then
    select coalesce(array_agg(known.ward_code) filter (where known.district_code <> all (torn_districts)), '{}'),
           coalesce(array_agg(known.district_code) filter (where known.district_code <> all (torn_districts)), '{}'),
           coalesce(array_agg(known.first_date) filter (where known.district_code <> all (torn_districts)), '{}'),
           other_wards || coalesce(
             array_agg(known.ward_code) filter (where known.district_code = any (torn_districts)), '{}')
      into plain_wards, plain_districts, plain_dates, other_wards
      from unnest(plain_wards, plain_districts, plain_dates) as known (ward_code, district_code, first_date);
  end if;

  if cardinality(other_wards) > 0 then
    return query
    select null, null::json, null::json, null::json, 0, null::json, null::date, null::date, null::json, other_wards;
  end if;

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
  with plain as (
         select ward.ward_code, ward.district_code, ward.first_date
           from unnest(plain_wards, plain_districts, plain_dates) as ward (ward_code, district_code, first_date)
          where (of_district is null or ward.district_code = of_district) and ward.first_date <= on_date
       ),
       own_wards as materialized (
         select case level when 'city' then '' else plain.district_code end as area_code,
                array_agg(plain.ward_code) as codes
           from plain
          group by 1
       ),
       -- What was filed of the plain wards by the two dates. By far the most rows are read here: each is added once,
       -- and the city's days are read as they are kept (by `city_step_by_end`: an index by date finds all ever known).
       part as materialized (
         select '' as area_code, step.reporting_date <= compared_date as by_then,
                step.reporting_date <= on_date as by_now, sum(step.wards_first) as first,
                sum(step.submitted) as submitted, sum(step.verified) as verified, sum(step.unresolved) as unresolved,
                sum(step.exempt) as exempt, sum(step.signed) as signed
           from city_step as step
          where level = 'city' and of_district is null and greatest(on_date, compared_date) - step.reporting_date >= 0
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
         select case level when 'city' then '' else step.district_code end, step.reporting_date <= compared_date,
                step.reporting_date <= on_date, -step.is_first::integer, step.submitted_before - step.submitted,
                step.verified_before - step.verified, step.unresolved_before - step.unresolved,
                step.exempt_before - step.exempt, step.signed_before - step.signed
           from figure_step as step
          where step.ward_code = any (other_wards) and step.reporting_date <= greatest(on_date, compared_date)
            and step.known_from <= moment and step.known_until > moment
            and (of_district is null or step.district_code = of_district)
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
       -- The days from the first one needed on, by district.
       recent as materialized (
         select step.district_code, step.reporting_date, sum(step.wards) as reported, sum(step.late) as late,
                sum(step.submitted_added) as submitted_added, sum(step.verified_added) as verified_added,
                sum(step.signed_added) as signed_added, sum(step.submitted) as submitted, sum(step.verified) as verified,
                sum(step.signed) as signed
           from (
                select step.district_code, step.reporting_date, step.wards, step.wards_late as late,
                       step.submitted_added, step.verified_added, step.signed_added,
                       step.submitted, step.verified, step.signed
                  from district_step as step
                 where step.reporting_date >= first_day and step.reporting_date <= on_date
                   and step.known_from <= moment and step.known_until > moment
                   and (of_district is null or step.district_code = of_district)
                 union all
                select step.district_code, step.reporting_date, -1, -step.is_late::integer,
                       least(step.submitted_before - step.submitted, 0), least(step.verified_before - step.verified, 0),
                       least(step.signed_before - step.signed, 0), step.submitted_before - step.submitted,
                       step.verified_before - step.verified, step.signed_before - step.signed
                  from figure_step as step
                 where step.ward_code = any (other_wards)
                   and step.reporting_date >= first_day and step.reporting_date <= on_date
                   and step.known_from <= moment and step.known_until > moment
                   and (of_district is null or step.district_code = of_district)
                ) as step
          group by step.district_code, step.reporting_date
       ),
       arrived as materialized (
         select recent.district_code,
                sum(recent.reported) filter (where recent.reporting_date = on_date) as reported,
                sum(recent.late) filter (where recent.reporting_date = on_date) as late,
                sum(recent.submitted_added) filter (where recent.reporting_date = on_date) as submitted_added,
                sum(recent.verified_added) filter (where recent.reporting_date = on_date) as verified_added,
                sum(recent.signed_added) filter (where recent.reporting_date = on_date) as signed_added,
                sum(recent.submitted - recent.submitted_added) filter (where recent.reporting_date = on_date)
                  as submitted_adjusted,
                sum(recent.verified - recent.verified_added) filter (where recent.reporting_date = on_date)
                  as verified_adjusted,
                sum(recent.signed - recent.signed_added) filter (where recent.reporting_date = on_date)
                  as signed_adjusted,
                sum(recent.reported) as week_reports,
                sum(recent.submitted_added) as week_submitted_added,
                sum(recent.verified_added) as week_verified_added,
                sum(recent.signed_added) as week_signed_added,
                sum(recent.submitted - recent.submitted_added) as week_submitted_adjusted,
                sum(recent.verified - recent.verified_added) as week_verified_adjusted,
                sum(recent.signed - recent.signed_added) as week_signed_adjusted
           from recent
          where recent.reporting_date >= monday
          group by recent.district_code
       ),
       requirement as (
         select plain.district_code, version.required, version.effective_date,
                lead(version.effective_date, 1, 'infinity'::date) over (
                  partition by version.ward_code order by version.effective_date) as end_date,
                plain.first_date
           from plain
           join required_version as version on version.ward_code = plain.ward_code
          where version.recorded_at <= moment and (version.superseded_at is null or version.superseded_at > moment)
       ),
       required as materialized (
         select requirement.district_code,
                sum(requirement.required) filter (
                  where requirement.effective_date <= on_date and requirement.end_date > on_date) as now,
                sum(requirement.required) filter (
                  where requirement.effective_date <= compared_date and requirement.end_date > compared_date
                    and requirement.first_date <= compared_date) as "then"
           from requirement
          group by requirement.district_code
       ),
       sent_back as materialized (
         select distinct report.district_code
           from daily_report as report
          where report.reporting_date = on_date and report.state = 'returned' and report.superseded_at <= moment
       ),
       -- One row for each district: sums of its plain wards.
       district as (
         select own.*, arrived.*, coalesce(required.now, 0) as required_now,
                coalesce(required.then, 0) as required_then,
                case when sent_back.district_code is null then 0 else own.wards - coalesce(arrived.reported, 0) end
                  as returned
           from (
                select plain.district_code as code, count(*) as wards,
                       count(*) filter (where plain.first_date <= compared_date) as wards_then
                  from plain group by plain.district_code
                ) as own
           left join arrived on arrived.district_code = own.code
           left join required on required.district_code = own.code
           left join sent_back on sent_back.district_code = own.code
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
                  'remaining', sum(district.required_now) - coalesce(max(filed.signed_now), 0),
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
                  'remaining', sum(district.required_then) - coalesce(max(filed.signed_then), 0),
                  'submitted', coalesce(max(filed.submitted_then), 0),
                  'verified', coalesce(max(filed.verified_then), 0),
                  'unresolved', coalesce(max(filed.unresolved_then), 0),
                  'exempt', coalesce(max(filed.exempt_then), 0),
                  'signed', coalesce(max(filed.signed_then), 0)) end as compared
           from district
           left join filed on filed.area_code = case level when 'city' then '' else district.code end
          group by 1
       ),
       -- A district's wards share their pace's days: it ends with the last report, if that is recent enough to be the end
       -- of a window.
       paced as materialized (
         select case level when 'city' then '' else last.district_code end as area_code, last.district_code,
                own.wards, last.end_date,
                window_starts[array_position(window_ends, last.end_date)] as start_date,
                window_days[array_position(window_ends, last.end_date)] as days
           from (
                select recent.district_code, max(recent.reporting_date) as end_date
                  from recent
                 where recent.reporting_date = any (window_ends) and recent.reported > 0
                 group by recent.district_code
                ) as last
           join (
                select plain.district_code, count(*) as wards from plain group by plain.district_code
                ) as own using (district_code)
       ),
       -- The days a pace is taken from; first apart from whose they are, as that is found day by day.
       signing_day as materialized (
         select recent.district_code, recent.reporting_date, recent.reported, recent.signed_added
           from recent
          where recent.reporting_date = any (reporting_days)
       ),
       signing as materialized (
         select paced.*, day.reporting_date, day.reported, day.signed_added
           from paced
           join signing_day as day using (district_code)
       ),
       pace as (
         select by_days.area_code, sum(by_days.wards)::integer as wards,
                json_agg(json_build_object('days', by_days.days, 'signed', by_days.signed)) as sums
           from (
                select signing.area_code, signing.days,
                       sum(signing.wards) filter (where signing.reporting_date = signing.end_date) as wards,
                       sum(signing.signed_added) filter (
                         where signing.reporting_date between signing.start_date and signing.end_date) as signed
                  from signing
                 group by signing.area_code, signing.days
                ) as by_days
          group by by_days.area_code
       ),
       pace_span as (
         select paced.area_code, sum(paced.wards) as wards, min(paced.start_date) as first_date,
                max(paced.end_date) as last_date
           from paced group by paced.area_code
       ),
       pace_day as (
         select course.area_code,
                json_agg(json_build_object('date', course.date, 'signed', course.signed, 'wardsReported', course.reports,
                                           'wardsExpected', course.wards) order by course.date) as days
           from (
                select told.area_code, told.date, sum(told.wards) as wards, sum(told.reports) as reports,
                       sum(told.signed) as signed
                  from (
                       select signing.area_code, signing.reporting_date as date, 0 as wards,
                              signing.reported as reports, signing.signed_added as signed
                         from signing
                        where with_pace_days
                        union all
                       select pace_span.area_code, reporting.date, pace_span.wards, 0, 0
                         from pace_span cross join unnest(reporting_days) as reporting (date)
                        where with_pace_days
                       ) as told
                 group by told.area_code, told.date
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
