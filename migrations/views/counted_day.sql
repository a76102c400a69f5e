-- The sums of `ward_day` over the areas of a scope for every day of [from_date, until_date), from the grain itself: for
-- wards by name. The same columns as `area_day`, and the latest date the figures in force were reported for.
--
-- Each role is given what `ward_day` gives it. A function, so that a connection keeps its plan: planning it takes
-- several times as long as answering it for one ward. It is planned anew when the connection changes its role.
create function counted_day(
  level text, as_of timestamptz, from_date date, until_date date, of_district text, of_wards text[])
returns table (
  area_code text,
  reporting_date date,
  is_reporting_day boolean,
  wards bigint,
  wards_with_figures bigint,
  wards_reported bigint,
  wards_late bigint,
  wards_returned bigint,
  figures_date date,
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
) language plpgsql stable set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  return query
  select case level when 'city' then '' when 'district' then day.district_code else day.ward_code end,
         day.reporting_date, day.is_reporting_day, count(*), count(day.figures_date),
         count(*) filter (where day.reported), count(*) filter (where day.timeliness = 'late'),
         count(*) filter (where day.returned), max(day.figures_date), coalesce(sum(day.required), 0),
         coalesce(sum(day.submitted), 0), coalesce(sum(day.verified), 0), coalesce(sum(day.unresolved), 0),
         coalesce(sum(day.exempt), 0), coalesce(sum(day.signed), 0),
         coalesce(sum(greatest(day.required - coalesce(day.signed, 0), 0)), 0),
         coalesce(sum(greatest(day.submitted_increment, 0)), 0),
         coalesce(sum(greatest(day.verified_increment, 0)), 0),
         coalesce(sum(greatest(day.signed_increment, 0)), 0),
         coalesce(sum(least(day.submitted_increment, 0)), 0),
         coalesce(sum(least(day.verified_increment, 0)), 0),
         coalesce(sum(least(day.signed_increment, 0)), 0)
    from ward_day(as_of, from_date, until_date) as day
   where day.ward_code = any (of_wards) and (of_district is null or day.district_code = of_district)
   group by 1, day.reporting_date, day.is_reporting_day
   order by 1, day.reporting_date;
end $$;
