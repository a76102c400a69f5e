-- The one grain every number is counted from: a row for every campaign ward and every day of
-- [from_date, until_date), as known at `as_of` ('infinity' = now). See `city_ward_day` for what it says, and
-- `own_ward_day` for what a district's reporter sees of it. Which of the two is asked is settled before either runs.
create function ward_day(as_of timestamptz, from_date date, until_date date)
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
) language sql stable as $$
  select * from city_ward_day(as_of, from_date, until_date)
   where current_setting('role') <> 'campaign_district'
  union all
  select * from own_ward_day(as_of, from_date, until_date)
   where current_setting('role') = 'campaign_district'
$$;
