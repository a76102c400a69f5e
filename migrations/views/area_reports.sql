-- How many campaign wards an area has on each of some dates, and how many of them reported, as known at `as_of`: of
-- the city, or of one district when `of_district` names it. A date without campaign wards has no row. A test holds
-- both counts equal to those of `ward_day`.
--
-- Runs with its owner's rights, so that a ward which was reported by another district counts as for anybody else; a
-- reporter is given the own district only.
create function area_reports(of_district text, as_of timestamptz, of_dates date[])
returns table (
  reporting_date date,
  wards integer,
  wards_reported integer
) language sql stable security definer set search_path = public, pg_temp
  set plan_cache_mode = force_generic_plan as $$
  select day.date, count(*)::integer, count(figure.ward_code)::integer
    from unnest(of_dates) as day (date)
    join campaign_member as member
      on member.valid_from <= day.date and (member.valid_until is null or member.valid_until > day.date)
     and member.recorded_at <= as_of and (member.superseded_at is null or member.superseded_at > as_of)
    join ward_version as place
      on place.ward_code = member.ward_code
     and place.valid_from <= day.date and (place.valid_until is null or place.valid_until > day.date)
     and place.recorded_at <= as_of and (place.superseded_at is null or place.superseded_at > as_of)
    left join figure
      on figure.ward_code = member.ward_code and figure.reporting_date = day.date
     and figure.recorded_at <= as_of and (figure.superseded_at is null or figure.superseded_at > as_of)
   where (of_district is null or place.district_code = of_district)
     and (current_setting('role') <> 'campaign_district'
          or of_district = current_setting('campaign.district_code', true))
   group by day.date
$$;
