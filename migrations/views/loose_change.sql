-- What has to be added to the sums kept by district and day, or by day, so that they count some wards in their seats
-- (`ward_seat`): on the days of [from_date, until_date), as known at a moment; what came before is one change on the
-- first day. Everything that was filed of the wards is taken out where it was filed, and what they had come to is put in
-- where a seat begins, with the steps on its days, and taken out where it ends.
--
--   has_come  the change is a report's of that day: it arrived, and is not a ward that came along with its figures
--
-- `seat_wards[n]` is counted in `seat_areas[n]` on the days of [seat_firsts[n], seat_ends[n]).
create function loose_change(
  of_wards text[], seat_wards text[], seat_areas text[], seat_firsts date[], seat_ends date[], whole_city boolean,
  moment timestamptz, from_date date, until_date date)
returns table (
  area_code text,
  date date,
  has_come boolean,
  wards integer,
  wards_late integer,
  wards_first integer,
  submitted integer,
  verified integer,
  unresolved integer,
  exempt integer,
  signed integer,
  submitted_added integer,
  verified_added integer,
  signed_added integer
) language sql stable as $$
  with seat as (
         select * from unnest(seat_wards, seat_areas, seat_firsts, seat_ends)
             as seat (ward_code, area_code, first_date, end_date)
          where seat.ward_code = any (of_wards) and seat.first_date < until_date and seat.end_date > from_date
       ),
       step as materialized (
         select * from figure_step as step
          where step.ward_code = any (of_wards) and step.reporting_date >= from_date and step.reporting_date < until_date
            and step.known_from <= moment and step.known_until > moment
       )
  select case when whole_city then '' else filed.district_code end, from_date, false, 0, 0, -filed.wards_first,
         -filed.submitted, -filed.verified, -filed.unresolved, -filed.exempt, -filed.signed, 0, 0, 0
    from filed_before(of_wards, from_date, moment) as filed
  union all
  select area.code, step.reporting_date, true, area.sign, area.sign * step.is_late::integer,
         area.sign * step.is_first::integer, area.sign * (step.submitted - step.submitted_before),
         area.sign * (step.verified - step.verified_before), area.sign * (step.unresolved - step.unresolved_before),
         area.sign * (step.exempt - step.exempt_before), area.sign * (step.signed - step.signed_before),
         area.sign * greatest(step.submitted - step.submitted_before, 0),
         area.sign * greatest(step.verified - step.verified_before, 0),
         area.sign * greatest(step.signed - step.signed_before, 0)
    from step
   cross join lateral (
         select case when whole_city then '' else step.district_code end as code, -1 as sign
         union all
         select seat.area_code, 1 from seat
          where seat.ward_code = step.ward_code
            and seat.first_date <= step.reporting_date and seat.end_date > step.reporting_date
         ) as area
  union all
  select seat.area_code, bound.date, false, 0, 0, bound.sign, bound.sign * brought.submitted,
         bound.sign * brought.verified, bound.sign * brought.unresolved, bound.sign * brought.exempt,
         bound.sign * brought.signed, 0, 0, 0
    from seat
   cross join lateral (values (greatest(seat.first_date, from_date), 1), (seat.end_date, -1)) as bound (date, sign)
   cross join lateral figure_before(seat.ward_code, bound.date, moment) as brought
   where bound.date < until_date
$$;
