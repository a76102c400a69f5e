-- What each figure adds to the ward's figures before it, and the sums of that, kept beside `figure` so that a course
-- of a year need not look the day before up for every ward and day. They follow `figure` in the same transaction, by
-- trigger, and know nothing else: not where a ward lies, what is required of it or which days are off. Nothing reads
-- them but `area_day`, whose numbers are proved equal to those of `ward_day`.

-- One ward and day. The figures before it differ from moment to moment, so a step has its span of validity
-- `[known_from, known_until)`: it ends when the figure, or the one before it, is replaced.
create table figure_step (
  ward_code text not null references ward,
  district_code text not null references district,
  reporting_date date not null,
  known_from timestamptz not null,
  known_until timestamptz not null,
  report_id uuid not null references daily_report,
  is_late boolean not null,
  -- Nothing was reported of the ward before: what was is 0 then.
  is_first boolean not null,
  submitted integer not null,
  verified integer not null,
  unresolved integer not null,
  exempt integer not null,
  signed integer not null,
  submitted_before integer not null,
  verified_before integer not null,
  unresolved_before integer not null,
  exempt_before integer not null,
  signed_before integer not null,
  primary key (ward_code, reporting_date, known_from)
);

-- One district and day: the steps of what that district filed, summed.
create table district_step (
  district_code text not null references district,
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
  -- Of these, what was added; the rest was taken back.
  submitted_added bigint not null,
  verified_added bigint not null,
  signed_added bigint not null,
  primary key (reporting_date, district_code, known_from)
);

-- Of each ward ever reported, at whatever moment: since which day, by one district or several, the most ever signed.
-- It tells of which wards a district's sums can be taken as they are.
create table ward_reach (
  ward_code text primary key references ward,
  first_date date not null,
  first_district text not null,
  last_district text not null,
  most_signed integer not null
);

-- Without a policy: no role of the application reads or writes them.
alter table figure_step enable row level security;
alter table district_step enable row level security;
alter table ward_reach enable row level security;

-- Finds the steps anew of the touched figures, `wards[n]`'s of `dates[n]`, and of that ward's later ones: whatever
-- the order in which figures were written, and whatever the moments they are of.
create function follow_steps(wards text[], dates date[]) returns void language sql as $$
  with touched as (
         select ward_code, min(reporting_date) as first_date
           from unnest(wards, dates) as touched (ward_code, reporting_date) group by ward_code
       ),
       -- Every version of the figures from the first touched day on.
       lifetime as (
         select figure.ward_code, figure.district_code, figure.reporting_date, figure.report_id, figure.submitted, figure.verified,
                figure.unresolved, figure.exempt, figure.signed, figure.recorded_at,
                coalesce(figure.superseded_at, 'infinity') as ended_at
           from touched
           join figure on figure.ward_code = touched.ward_code and figure.reporting_date >= touched.first_date
       ),
       oldest as (
         select touched.ward_code, touched.first_date, min(lifetime.recorded_at) as recorded_at
           from touched join lifetime using (ward_code) group by touched.ward_code, touched.first_date
       ),
       -- When something of an earlier day changed while a later day's figures were there already.
       disturbance as (
         select event.ward_code, event.reporting_date, event.moment
           from (
                select figure.ward_code, figure.reporting_date, change.moment,
                       min(figure.recorded_at) over (
                         partition by figure.ward_code order by figure.reporting_date desc
                         groups between unbounded preceding and 1 preceding) as later_recorded_at
                  from oldest
                  join figure on figure.ward_code = oldest.ward_code
                   and (figure.reporting_date >= oldest.first_date
                        or figure.recorded_at > oldest.recorded_at or figure.superseded_at > oldest.recorded_at)
                 cross join lateral (values (figure.recorded_at), (figure.superseded_at)) as change (moment)
                ) as event
          where event.moment > event.later_recorded_at
       ),
       -- A step begins with its figure, and again when the day before it changed.
       begun as (
         select lifetime.*, lifetime.recorded_at as known_from from lifetime
          union
         select next_one.*, disturbance.moment
           from disturbance
          cross join lateral (
                select lifetime.*
                  from lifetime
                 where lifetime.ward_code = disturbance.ward_code
                   and lifetime.reporting_date > disturbance.reporting_date
                   and lifetime.recorded_at < disturbance.moment and lifetime.ended_at > disturbance.moment
                 order by lifetime.reporting_date
                 limit 1
                ) as next_one
       ),
       compared as (
         select begun.*, before.submitted as submitted_before, before.verified as verified_before,
                before.unresolved as unresolved_before, before.exempt as exempt_before, before.signed as signed_before,
                before.recorded_at as before_recorded_at,
                lag(before.recorded_at) over own as last_before_recorded_at, row_number() over own as number
           from begun
           left join lateral (
                select figure.recorded_at, figure.submitted, figure.verified, figure.unresolved, figure.exempt, figure.signed
                  from figure
                 where figure.ward_code = begun.ward_code and figure.reporting_date < begun.reporting_date
                   and figure.recorded_at <= begun.known_from
                   and (figure.superseded_at is null or figure.superseded_at > begun.known_from)
                 order by figure.reporting_date desc
                 limit 1
                ) as before on true
         window own as (partition by begun.ward_code, begun.reporting_date, begun.recorded_at order by begun.known_from)
       ),
       step as (
         select compared.ward_code, compared.district_code, compared.reporting_date, compared.known_from,
                lead(compared.known_from, 1, compared.ended_at) over (
                  partition by compared.ward_code, compared.reporting_date, compared.recorded_at
                  order by compared.known_from) as known_until,
                compared.report_id, report.timeliness = 'late' as is_late,
                compared.before_recorded_at is null as is_first,
                compared.submitted, compared.verified, compared.unresolved, compared.exempt, compared.signed,
                coalesce(compared.submitted_before, 0) as submitted_before,
                coalesce(compared.verified_before, 0) as verified_before,
                coalesce(compared.unresolved_before, 0) as unresolved_before,
                coalesce(compared.exempt_before, 0) as exempt_before, coalesce(compared.signed_before, 0) as signed_before
           from compared
           join daily_report as report on report.id = compared.report_id
          where compared.number = 1 or compared.before_recorded_at is distinct from compared.last_before_recorded_at
       ),
       gone as (
         delete from figure_step as kept
          using touched
          where kept.ward_code = touched.ward_code and kept.reporting_date >= touched.first_date
            and not exists (
                select from step
                 where step.ward_code = kept.ward_code and step.reporting_date = kept.reporting_date
                   and step.known_from = kept.known_from)
       )
  insert into figure_step as kept select step.* from step
  on conflict (ward_code, reporting_date, known_from) do update set
    (district_code, known_until, report_id, is_late, is_first, submitted, verified, unresolved, exempt, signed,
     submitted_before, verified_before, unresolved_before, exempt_before, signed_before)
    = (excluded.district_code, excluded.known_until, excluded.report_id, excluded.is_late, excluded.is_first,
       excluded.submitted, excluded.verified, excluded.unresolved, excluded.exempt, excluded.signed, excluded.submitted_before,
       excluded.verified_before, excluded.unresolved_before, excluded.exempt_before, excluded.signed_before)
  where (kept.*) is distinct from (excluded.*)
$$;

-- Sums the steps of the districts' days anew: `districts[n]`'s of `dates[n]`. The sums change at the moments at which
-- a step begins or ends.
create function sum_steps(districts text[], dates date[]) returns void language sql as $$
  with asked as (
         select distinct district_code, reporting_date from unnest(districts, dates) as asked (district_code, reporting_date)
       ),
       change as (
         select step.district_code, step.reporting_date, moment, sum(sign) as wards,
                sum(sign * step.is_late::integer) as wards_late, sum(sign * step.is_first::integer) as wards_first,
                sum(sign * (step.submitted - step.submitted_before)) as submitted,
                sum(sign * (step.verified - step.verified_before)) as verified,
                sum(sign * (step.unresolved - step.unresolved_before)) as unresolved,
                sum(sign * (step.exempt - step.exempt_before)) as exempt,
                sum(sign * (step.signed - step.signed_before)) as signed,
                sum(sign * greatest(step.submitted - step.submitted_before, 0)) as submitted_added,
                sum(sign * greatest(step.verified - step.verified_before, 0)) as verified_added,
                sum(sign * greatest(step.signed - step.signed_before, 0)) as signed_added
           from asked
           join figure_step as step using (district_code, reporting_date)
          cross join lateral (values (step.known_from, 1), (step.known_until, -1)) as bound (moment, sign)
          group by step.district_code, step.reporting_date, moment
       ),
       summed as (
         select district_code, reporting_date, moment as known_from, lead(moment) over known as known_until,
                sum(wards) over known as wards, sum(wards_late) over known as wards_late,
                sum(wards_first) over known as wards_first, sum(submitted) over known as submitted,
                sum(verified) over known as verified, sum(unresolved) over known as unresolved,
                sum(exempt) over known as exempt, sum(signed) over known as signed,
                sum(submitted_added) over known as submitted_added, sum(verified_added) over known as verified_added,
                sum(signed_added) over known as signed_added
           from change
         window known as (partition by district_code, reporting_date order by moment)
       ),
       gone as (
         delete from district_step as kept
          using asked
          where kept.district_code = asked.district_code and kept.reporting_date = asked.reporting_date
            and not exists (
                select from summed
                 where summed.district_code = kept.district_code and summed.reporting_date = kept.reporting_date
                   and summed.known_from = kept.known_from and summed.wards > 0)
       )
  insert into district_step as kept select * from summed where wards > 0
  on conflict (reporting_date, district_code, known_from) do update set
    (known_until, wards, wards_late, wards_first, submitted, verified, unresolved, exempt, signed, submitted_added,
     verified_added, signed_added)
    = (excluded.known_until, excluded.wards, excluded.wards_late, excluded.wards_first, excluded.submitted,
       excluded.verified, excluded.unresolved, excluded.exempt, excluded.signed, excluded.submitted_added,
       excluded.verified_added, excluded.signed_added)
  where (kept.*) is distinct from (excluded.*)
$$;

-- Follows the figures of `wards[n]` of `dates[n]` with everything that is kept beside them.
create function follow_figures(wards text[], dates date[]) returns void language plpgsql set jit = off as $$
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

create function figures_followed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform follow_figures(array_agg(ward_code), array_agg(reporting_date)) from changed having count(*) > 0;
  return null;
end $$;
create trigger figure_inserted after insert on figure
  referencing new table as changed for each statement execute function figures_followed();
create trigger figure_superseded after update on figure
  referencing new table as changed for each statement execute function figures_followed();

-- What was filed before this step of the migrations.
select follow_figures(array_agg(ward_code), array_agg(reporting_date)) from figure having count(*) > 0;
