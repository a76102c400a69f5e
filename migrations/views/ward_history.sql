-- The figures in force of the wards that belong to a district on a date: the last `days_before` days
-- before it, the date itself and every later day. What the counting rules compare a report with.
--
-- Runs with its owner's rights: a ward that came from another district brings its past with it, which
-- the row-level security of a district's reporter would hide. A reporter is given the own district only.
create function ward_history(of_district text, on_date date, days_before integer)
returns table (
  ward_code text,
  reporting_date date,
  submitted integer,
  verified integer,
  unresolved integer,
  exempt integer,
  signed integer,
  is_adjusted boolean
) language sql stable security definer set search_path = public, pg_temp as $$
  select parent.ward_code, figure.reporting_date, figure.submitted, figure.verified, figure.unresolved,
         figure.exempt, figure.signed, figure.adjustment_reason is not null
    from ward_version as parent
    cross join lateral (
      (select * from figure as earlier
        where earlier.ward_code = parent.ward_code and earlier.reporting_date < on_date
          and earlier.superseded_at is null
        order by earlier.reporting_date desc
        limit days_before)
      union all
      select * from figure as later
       where later.ward_code = parent.ward_code and later.reporting_date >= on_date
         and later.superseded_at is null
    ) as figure
   where parent.district_code = of_district
     and (current_setting('role') <> 'campaign_district'
          or of_district = current_setting('campaign.district_code', true))
     and parent.superseded_at is null
     and parent.valid_from <= on_date and coalesce(parent.valid_until > on_date, true)
   order by figure.reporting_date
$$;
