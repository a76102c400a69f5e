-- Where each campaign ward is counted, as known at a moment: a seat is a stretch of days, [first_date, end_date), on
-- which it is counted in one area. `whole_city`: the area is the city, ''; otherwise a district. Without `on_date` a
-- ward is counted, on each day, where it lay on that day; with it, on all its days where it lies on that date, and a
-- ward that takes no part on that date has no seat.
--
--   since       since when it takes part without a break, on `on_date`
--   is_steady   it has one seat without an end, and was reported on days of that seat alone: in what is kept by day for
--               the city (`city_step`) it is counted rightly
--   is_settled  besides, it was reported by that district alone: it is counted rightly in `district_step`, too. A ward
--               that is not settled, or not steady where the city is asked about, is taken out of those sums and
--               counted on the days of its seats (`loose_change`).
--   is_within   never more was signed of it than was required, so that what remains of it is the difference
--
-- A ward that was reported and has no seat has a row without an area.
--
-- Asked by `area_day`, `area_standing` and `area_wait`, with the rights of their owner: no role of the application may
-- read what it reads.
create function ward_seat(whole_city boolean, moment timestamptz, on_date date)
returns table (
  ward_code text,
  area_code text,
  first_date date,
  end_date date,
  since date,
  is_steady boolean,
  is_settled boolean,
  is_within boolean
) language sql stable as $$
  with stay as materialized (
         select member.ward_code, case when whole_city then '' else place.district_code end as area_code,
                greatest(member.valid_from, place.valid_from) as first_date,
                least(member.valid_until, place.valid_until, 'infinity') as end_date,
                member.valid_from as member_from, member.valid_until as member_until
           from campaign_member as member
           join ward_version as place
             on place.ward_code = member.ward_code
            and (member.valid_until is null or place.valid_from < member.valid_until)
            and (place.valid_until is null or place.valid_until > member.valid_from)
          where member.recorded_at <= moment and (member.superseded_at is null or member.superseded_at > moment)
            and place.recorded_at <= moment and (place.superseded_at is null or place.superseded_at > moment)
       ),
       -- Nearly every ward has one.
       only_stay as (
         select stay.ward_code, min(stay.area_code) as area_code, min(stay.first_date) as first_date,
                max(stay.end_date) as end_date, min(stay.member_from) as since, count(*) as stays
           from stay
          group by stay.ward_code
       ),
       counted as (
         select stay.ward_code, stay.first_date, stay.end_date,
                case when on_date is null then stay.area_code
                     else max(stay.area_code) filter (where stay.is_asked) over own end as area_code,
                max(stay.since) filter (where stay.is_asked) over own as since
           from (
                select stay.*, on_date >= stay.first_date and on_date < stay.end_date as is_asked,
                       max(case when stay.is_break then stay.member_from end) over so_far as since
                  from (
                       select stay.*,
                              lag(stay.member_from) over so_far is distinct from stay.member_from
                              and lag(stay.member_until) over so_far is distinct from stay.member_from as is_break
                         from stay
                        where stay.ward_code = any (array(
                              select only_stay.ward_code from only_stay where only_stay.stays > 1))
                       window so_far as (partition by stay.ward_code order by stay.first_date)
                       ) as stay
                window so_far as (partition by stay.ward_code order by stay.first_date)
                ) as stay
         window own as (partition by stay.ward_code order by stay.first_date
                        rows between unbounded preceding and unbounded following)
       ),
       -- Stays that follow one another in the same area are one seat.
       numbered as (
         select counted.*, count(*) filter (where counted.is_start) over so_far as number,
                count(*) filter (where counted.is_start) over own as seats
           from (
                select counted.*,
                       lag(counted.end_date) over so_far is distinct from counted.first_date
                       or lag(counted.area_code) over so_far is distinct from counted.area_code as is_start
                  from counted
                 where counted.area_code is not null
                window so_far as (partition by counted.ward_code order by counted.first_date)
                ) as counted
         window so_far as (partition by counted.ward_code order by counted.first_date),
                own as (partition by counted.ward_code order by counted.first_date
                        rows between unbounded preceding and unbounded following)
       ),
       seat as (
         select only_stay.ward_code, only_stay.area_code, only_stay.first_date, only_stay.end_date, only_stay.since,
                only_stay.stays as seats
           from only_stay
          where only_stay.stays = 1
            and (on_date is null or (only_stay.first_date <= on_date and only_stay.end_date > on_date))
          union all
         select numbered.ward_code, min(numbered.area_code), min(numbered.first_date), max(numbered.end_date),
                max(numbered.since), max(numbered.seats)
           from numbered
          group by numbered.ward_code, numbered.number
       ),
       reach as (
         select reach.ward_code, min(reach.first_date) as first_date, min(reach.district_code) as first_district,
                max(reach.district_code) as last_district, max(reach.most_signed) as most_signed
           from ward_reach as reach
          group by reach.ward_code
       ),
       requirement as (
         select version.ward_code, min(version.required) as least_required, min(version.effective_date) as first_date
           from required_version as version
          where version.recorded_at <= moment and (version.superseded_at is null or version.superseded_at > moment)
          group by version.ward_code
       )
  select ward.ward_code, ward.area_code, ward.first_date, ward.end_date, ward.since, ward.is_steady,
         ward.is_steady and (whole_city or coalesce(
           ward.first_district = ward.area_code and ward.last_district = ward.area_code, true)),
         ward.is_within
    from (
         select coalesce(seat.ward_code, reach.ward_code) as ward_code, seat.area_code, seat.first_date, seat.end_date,
                seat.since, reach.first_district, reach.last_district,
                seat.ward_code is not null and seat.seats = 1 and seat.end_date = 'infinity'
                and coalesce(reach.first_date >= seat.first_date, true) as is_steady,
                coalesce(reach.most_signed, 0) = 0
                or coalesce(reach.first_date >= requirement.first_date
                            and reach.most_signed <= requirement.least_required, false) as is_within
           from seat
           full join reach on reach.ward_code = seat.ward_code
           left join requirement on requirement.ward_code = seat.ward_code
         ) as ward
$$;
