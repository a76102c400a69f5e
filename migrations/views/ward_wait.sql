-- Like `area_wait`, of one ward, wherever it lay; a day on which it took no part had come up to no step. A test holds
-- what it says equal to what the days of the grain, `ward_day`, say.
--
-- Runs with its owner's rights: a ward that came from another district brings its past along. A reporter is given a
-- ward up to its last day in the own district, as by `own_ward_day`.
create function ward_wait(
  of_ward text, as_of timestamptz, start_date date, on_date date,
  passed_submitted bigint, passed_verified bigint, passed_signed bigint)
returns table (submitted date, verified date, signed date)
language plpgsql stable security definer set search_path = public, pg_temp
  set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  if current_setting('role') = 'campaign_district' and not exists (
       select from ward_version as own
        where own.ward_code = of_ward and own.district_code = current_setting('campaign.district_code', true)
          and own.valid_from <= nullif(current_setting('campaign.today', true), '')::date
          and coalesce(own.valid_until > on_date, true)
          and own.recorded_at <= as_of and (own.superseded_at is null or own.superseded_at > as_of)) then
    return;
  end if;

  return query
  with membership as (
         select member.valid_from, member.valid_until
           from campaign_member as member
          where member.ward_code = of_ward and member.valid_from <= on_date
            and coalesce(member.valid_until > member.valid_from, true)
            and member.recorded_at <= as_of and (member.superseded_at is null or member.superseded_at > as_of)
       ),
       place as (
         select version.valid_from, version.valid_until
           from ward_version as version
          where version.ward_code = of_ward and version.valid_from <= on_date
            and coalesce(version.valid_until > version.valid_from, true)
            and version.recorded_at <= as_of and (version.superseded_at is null or version.superseded_at > as_of)
       ),
       -- Since when it takes part without a break.
       part as (
         select max(start.date) as since
           from (
                select membership.valid_from as date from membership
                 where not exists (select from membership as earlier where earlier.valid_until = membership.valid_from)
                 union all
                select place.valid_from from place
                 where not exists (select from place as earlier where earlier.valid_until = place.valid_from)
                ) as start
       ),
       requirement as (
         select version.effective_date as date, version.required,
                lead(version.effective_date) over (order by version.effective_date) as next_date
           from required_version as version
          where version.ward_code = of_ward and version.effective_date <= on_date
            and version.recorded_at <= as_of and (version.superseded_at is null or version.superseded_at > as_of)
       ),
       reported as (
         select figure.reporting_date as date, figure.submitted, figure.verified + figure.exempt as signable,
                lead(figure.reporting_date) over (order by figure.reporting_date) as next_date
           from figure
          where figure.ward_code = of_ward and figure.reporting_date <= on_date
            and figure.recorded_at <= as_of and (figure.superseded_at is null or figure.superseded_at > as_of)
       ),
       -- The day after the last one by which no more had come up to the step.
       beyond as (
         select (select greatest(min(date), max(next_date) filter (where required <= passed_submitted)) from requirement)
                  as submitted,
                (select greatest(min(date), max(next_date) filter (where submitted <= passed_verified)) from reported)
                  as verified,
                (select greatest(min(date), max(next_date) filter (where signable <= passed_signed)) from reported)
                  as signed
       )
  select case when last.submitted >= start_date then last.submitted end,
         case when last.verified >= start_date then last.verified end,
         case when last.signed >= start_date then last.signed end
    from beyond cross join part
   cross join lateral (
         select greatest(beyond.submitted, part.since) - 1 as submitted,
                greatest(beyond.verified, part.since) - 1 as verified,
                greatest(beyond.signed, part.since) - 1 as signed
         ) as last;
end $$;
