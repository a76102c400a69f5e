-- What a district's reporter may see of `city_ward_day`, as known at `as_of`: a ward that lies, or lay, in the own
-- district, on every day up to its last one there. So a ward that moves brings its past along, also what other
-- districts reported, and nothing of what it does after it left is seen.
--
-- Runs with its owner's rights, for those rows are hidden from the reporter; the district is the one the
-- transaction wears, and a move counts from the day it takes effect.
create function own_ward_day(as_of timestamptz, from_date date, until_date date)
returns table (
  reporting_date date,
  is_reporting_day boolean,
  ward_code text,
  district_code text,
  required integer,
  reported boolean,
  report_id uuid,
  filed_at timestamptz,
  timeliness text,
  returned boolean,
  figures_date date,
  submitted integer,
  verified integer,
  unresolved integer,
  exempt integer,
  signed integer,
  submitted_increment integer,
  verified_increment integer,
  signed_increment integer,
  adjustment_reason text,
  member_since date,
  earlier_date date
) language sql stable security definer set search_path = public, pg_temp as $$
  select day.*
    from (
         select version.ward_code, max(coalesce(version.valid_until, 'infinity'::date)) as end_date
           from ward_version as version
          where version.district_code = current_setting('campaign.district_code', true)
            and version.valid_from <= nullif(current_setting('campaign.today', true), '')::date
            and version.recorded_at <= as_of and (version.superseded_at is null or version.superseded_at > as_of)
          group by version.ward_code
         ) as own
    join city_ward_day(as_of, from_date, until_date) as day
      on day.ward_code = own.ward_code and day.reporting_date < own.end_date
$$;
