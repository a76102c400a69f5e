-- Of each ward ever reported, now by the district that filed it: from which day to which, whatever was known when, and
-- the most ever signed. A ward that moved was filed by two districts in turn, and what each filed of it is then found
-- from the figures at the bounds, without reading every day.
drop function if exists plain_ward(timestamptz);
drop table ward_reach;
create table ward_reach (
  ward_code text not null references ward,
  district_code text not null references district,
  first_date date not null,
  last_date date not null,
  most_signed integer not null,
  primary key (ward_code, district_code)
);
-- Without a policy: no role of the application reads or writes it.
alter table ward_reach enable row level security;

-- Follows the figures of `wards[n]` of `dates[n]` with everything that is kept beside them: as before, but for
-- `ward_reach`.
create or replace function follow_figures(wards text[], dates date[]) returns void language plpgsql set jit = off as $$
declare
  later_districts text[];
  later_dates date[];
begin
  perform follow_steps(wards, dates);
  -- A later day's step changes with the day before it, whoever filed it.
  select array_agg(step.district_code), array_agg(step.reporting_date) into later_districts, later_dates
    from (
         select distinct step.district_code, step.reporting_date
           from (select ward_code, min(reporting_date) as first_date
                   from unnest(wards, dates) as touched (ward_code, reporting_date) group by ward_code) as touched
           join figure_step as step on step.ward_code = touched.ward_code and step.reporting_date >= touched.first_date
         ) as step;
  perform sum_steps(later_districts, later_dates);
  perform sum_districts(later_dates);
  insert into ward_reach as known
  select step.ward_code, step.district_code, min(step.reporting_date), max(step.reporting_date), max(step.signed)
    from unnest(wards, dates) as touched (ward_code, reporting_date)
    join figure_step as step using (ward_code, reporting_date)
   group by step.ward_code, step.district_code
  on conflict (ward_code, district_code) do update set
    (first_date, last_date, most_signed)
    = (least(known.first_date, excluded.first_date), greatest(known.last_date, excluded.last_date),
       greatest(known.most_signed, excluded.most_signed));
end $$;

-- What was filed before this step of the migrations.
insert into ward_reach
select ward_code, district_code, min(reporting_date), max(reporting_date), max(signed)
  from figure_step
 group by ward_code, district_code;
