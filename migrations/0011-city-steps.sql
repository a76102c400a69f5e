-- The days of the whole city: what its districts filed of a day, summed, kept beside the districts' own sums in the
-- same way and proved equal to them by the same test. A question about the city reads one row a day and not one a
-- district.
create table city_step (
  reporting_date date not null,
  known_from timestamptz not null,
  known_until timestamptz not null,
  wards integer not null,
  wards_late integer not null,
  wards_first integer not null,
  submitted bigint not null,
  verified bigint not null,
  unresolved bigint not null,
  exempt bigint not null,
  signed bigint not null,
  submitted_added bigint not null,
  verified_added bigint not null,
  signed_added bigint not null,
  primary key (reporting_date, known_from)
);
-- A day has a row for each moment at which a district filed it, and one of them is known at a moment asked about: nearly
-- always the last. The index leads there, and is the one the planner takes, as it settles all three bounds.
create index city_step_by_end on city_step (known_until, reporting_date, known_from);

-- Every ward may report up to 99,999,999 of a thing, and 22 of them are more than an integer holds.
alter table district_step
  alter submitted type bigint, alter verified type bigint, alter unresolved type bigint, alter exempt type bigint,
  alter signed type bigint, alter submitted_added type bigint, alter verified_added type bigint,
  alter signed_added type bigint;

-- The days of one district are read without those of the others.
create index district_step_by_district on district_step (district_code, known_until, reporting_date, known_from);

-- Without a policy: no role of the application reads or writes it.
alter table city_step enable row level security;

-- Sums the districts' days anew. The sums change at the moments at which a district's begin or end.
create function sum_districts(dates date[]) returns void language sql as $$
  with asked as (
         select distinct reporting_date from unnest(dates) as asked (reporting_date)
       ),
       change as (
         select step.reporting_date, moment, sum(sign * step.wards) as wards,
                sum(sign * step.wards_late) as wards_late, sum(sign * step.wards_first) as wards_first,
                sum(sign * step.submitted) as submitted, sum(sign * step.verified) as verified,
                sum(sign * step.unresolved) as unresolved, sum(sign * step.exempt) as exempt,
                sum(sign * step.signed) as signed, sum(sign * step.submitted_added) as submitted_added,
                sum(sign * step.verified_added) as verified_added, sum(sign * step.signed_added) as signed_added
           from asked
           join district_step as step using (reporting_date)
          cross join lateral (values (step.known_from, 1), (step.known_until, -1)) as bound (moment, sign)
          group by step.reporting_date, moment
       ),
       summed as (
         select reporting_date, moment as known_from, lead(moment) over known as known_until,
                sum(wards) over known as wards, sum(wards_late) over known as wards_late,
                sum(wards_first) over known as wards_first, sum(submitted) over known as submitted,
                sum(verified) over known as verified, sum(unresolved) over known as unresolved,
                sum(exempt) over known as exempt, sum(signed) over known as signed,
                sum(submitted_added) over known as submitted_added, sum(verified_added) over known as verified_added,
                sum(signed_added) over known as signed_added
           from change
         window known as (partition by reporting_date order by moment)
       ),
       gone as (
         delete from city_step as kept
          using asked
          where kept.reporting_date = asked.reporting_date
            and not exists (
                select from summed
                 where summed.reporting_date = kept.reporting_date and summed.known_from = kept.known_from
                   and summed.wards > 0)
       )
  insert into city_step as kept select * from summed where wards > 0
  on conflict (reporting_date, known_from) do update set
    (known_until, wards, wards_late, wards_first, submitted, verified, unresolved, exempt, signed, submitted_added,
     verified_added, signed_added)
    = (excluded.known_until, excluded.wards, excluded.wards_late, excluded.wards_first, excluded.submitted,
       excluded.verified, excluded.unresolved, excluded.exempt, excluded.signed, excluded.submitted_added,
       excluded.verified_added, excluded.signed_added)
  where (kept.*) is distinct from (excluded.*)
$$;

-- Follows the figures of `wards[n]` of `dates[n]` with everything that is kept beside them: as before, and the city.
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
  select step.ward_code, min(step.reporting_date), min(step.district_code), max(step.district_code), max(step.signed)
    from unnest(wards, dates) as touched (ward_code, reporting_date)
    join figure_step as step using (ward_code, reporting_date)
   group by step.ward_code
  on conflict (ward_code) do update set
    (first_date, first_district, last_district, most_signed)
    = (least(known.first_date, excluded.first_date), least(known.first_district, excluded.first_district),
       greatest(known.last_district, excluded.last_district), greatest(known.most_signed, excluded.most_signed));
end $$;

-- What was filed before this step of the migrations.
select sum_districts(array_agg(distinct reporting_date)) from district_step having count(*) > 0;
