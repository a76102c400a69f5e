-- What each district filed of some wards before a date, as known at a moment, summed. Where the districts filed a ward
-- one after the other it is the difference between two figures; where their days lie among one another, every day's
-- step is added up.
create function filed_before(of_wards text[], before_date date, moment timestamptz)
returns table (
  ward_code text,
  district_code text,
  wards_first integer,
  submitted integer,
  verified integer,
  unresolved integer,
  exempt integer,
  signed integer
) language sql stable as $$
  with reach as (
         select own.*, bool_or(own.is_mixed) over (partition by own.ward_code) as is_of_mixed
           from (
                select reach.ward_code, reach.district_code, reach.first_date, reach.last_date,
                       coalesce(reach.first_date <= max(reach.last_date) over (
                         partition by reach.ward_code order by reach.first_date
                         rows between unbounded preceding and 1 preceding), false) as is_mixed
                  from ward_reach as reach
                 where reach.ward_code = any (of_wards)
                ) as own
       )
  select reach.ward_code, reach.district_code, (latest.ward_code is not null)::integer - (earlier.ward_code is not null)::integer,
         coalesce(latest.submitted, 0) - coalesce(earlier.submitted, 0),
         coalesce(latest.verified, 0) - coalesce(earlier.verified, 0),
         coalesce(latest.unresolved, 0) - coalesce(earlier.unresolved, 0),
         coalesce(latest.exempt, 0) - coalesce(earlier.exempt, 0),
         coalesce(latest.signed, 0) - coalesce(earlier.signed, 0)
    from reach
    left join lateral figure_before(reach.ward_code, least(before_date, reach.last_date + 1), moment) as latest on true
    left join lateral figure_before(reach.ward_code, reach.first_date, moment) as earlier on true
   where not reach.is_of_mixed and reach.first_date < before_date
  union all
  select reach.ward_code, reach.district_code, step.is_first::integer, step.submitted - step.submitted_before,
         step.verified - step.verified_before, step.unresolved - step.unresolved_before,
         step.exempt - step.exempt_before, step.signed - step.signed_before
    from reach
    join figure_step as step on step.ward_code = reach.ward_code and step.district_code = reach.district_code
   where reach.is_of_mixed and step.reporting_date < before_date
     and step.known_from <= moment and step.known_until > moment
$$;
