-- Up to when no more had come up to each step than has been passed on by `on_date`: the last day of [start_date,
-- on_date] by which the records required (before `submitted`), submitted (before `verified`) and signable (before
-- `signed`) were at most the number given; null when there is none. Counted in the plain wards (`plain_ward`) of the
-- city, or of one district, and in those of `of_wards` that are not plain, wherever these lay.
--
-- Runs with its owner's rights, as what it reads has no policies; a reporter is given the own district only.
create function area_wait(
  of_district text, of_wards text[], as_of timestamptz, start_date date, on_date date,
  passed_submitted bigint, passed_verified bigint, passed_signed bigint)
returns table (submitted date, verified date, signed date)
language plpgsql stable security definer set search_path = public, pg_temp
  set plan_cache_mode = force_generic_plan set jit = off as $$
#variable_conflict use_column
declare
  -- Steps that hold to this day are known until 'infinity', which is no later than itself.
  moment constant timestamptz := least(as_of, timestamptz '9999-01-01');
  plain_wards text[];
  plain_dates date[];
  other_wards text[];
begin
  if current_setting('role') = 'campaign_district'
     and coalesce(of_district <> nullif(current_setting('campaign.district_code', true), ''), true) then
    return;
  end if;

  select coalesce(array_agg(ward.ward_code) filter (
           where ward.is_plain and (of_district is null or ward.district_code = of_district)), '{}'),
         coalesce(array_agg(ward.first_date) filter (
           where ward.is_plain and (of_district is null or ward.district_code = of_district)), '{}'),
         coalesce(array_agg(ward.ward_code) filter (where not ward.is_plain), '{}')
    into plain_wards, plain_dates, other_wards
    from plain_ward(moment) as ward;

  return query
  with change as (
         select step.reporting_date as date, 0 as required, step.submitted, step.verified + step.exempt as signable
           from city_step as step
          where of_district is null
            -- So that `city_step_by_end` is read: an index by date finds all that was ever known of the days.
            and on_date - step.reporting_date >= 0 and step.known_from <= moment and step.known_until > moment
          union all
         select step.reporting_date, 0, step.submitted, step.verified + step.exempt
           from district_step as step
          where step.district_code = of_district
            and step.reporting_date <= on_date and step.known_from <= moment and step.known_until > moment
          union all
         select step.reporting_date, 0, step.submitted_before - step.submitted,
                step.verified_before - step.verified + step.exempt_before - step.exempt
           from figure_step as step
          where step.ward_code = any (other_wards) and step.reporting_date <= on_date
            and step.known_from <= moment and step.known_until > moment
            and (of_district is null or step.district_code = of_district)
          union all
         select greatest(version.effective_date, ward.first_date),
                version.required - coalesce(version.before, 0), 0, 0
           from unnest(plain_wards, plain_dates) as ward (ward_code, first_date)
           join (
                select version.ward_code, version.effective_date, version.required,
                       lag(version.required) over (
                         partition by version.ward_code order by version.effective_date) as before
                  from required_version as version
                 where version.recorded_at <= moment and (version.superseded_at is null or version.superseded_at > moment)
                ) as version on version.ward_code = ward.ward_code
       ),
       plain as (
         select course.date, sum(course.required) over (order by course.date) as required,
                sum(course.submitted) over (order by course.date) as submitted,
                sum(course.signable) over (order by course.date) as signable
           from (
                select greatest(change.date, start_date) as date, sum(change.required) as required,
                       sum(change.submitted) as submitted, sum(change.signable) as signable
                  from (
                       select change.date, change.required, change.submitted, change.signable from change
                        union all
                       select start_date + generate_series(0, on_date - start_date), 0, 0, 0
                       ) as change
                 where change.date <= on_date
                 group by 1
                ) as course
       ),
       counted as (
         select day.reporting_date as date, sum(day.required) as required, sum(day.submitted) as submitted,
                sum(day.verified + day.exempt) as signable
           from city_ward_day(moment, start_date, on_date + 1) as day
          where day.ward_code = any (other_wards) and day.ward_code = any (of_wards)
          group by day.reporting_date
       )
  select max(plain.date) filter (
           where coalesce(plain.required, 0) + coalesce(counted.required, 0) <= passed_submitted),
         max(plain.date) filter (
           where coalesce(plain.submitted, 0) + coalesce(counted.submitted, 0) <= passed_verified),
         max(plain.date) filter (
           where coalesce(plain.signable, 0) + coalesce(counted.signable, 0) <= passed_signed)
    from plain
    left join counted on counted.date = plain.date;
end $$;
