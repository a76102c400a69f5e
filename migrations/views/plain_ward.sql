-- The campaign wards as known at a moment, and every other ward ever reported, each with whether it is plain: one
-- district and one membership without an end, reported by that district alone and not before it took part, never more
-- signed than was required. Of plain wards the sums kept by district and day (`district_step`) and by day
-- (`city_step`) can be taken as they are; the numbers of the others are counted from `city_ward_day`.
--
-- Asked by `area_day`, `area_standing` and `area_wait`, with the rights of their owner: no role of the application may
-- read what it reads.
create function plain_ward(moment timestamptz)
returns table (ward_code text, district_code text, first_date date, is_plain boolean)
language sql stable as $$
  with place as (
         select member.ward_code, parent.district_code, greatest(member.valid_from, parent.valid_from) as first_date,
                count(*) over (partition by member.ward_code) = 1
                and member.valid_until is null and parent.valid_until is null
                and (reach.ward_code is null
                     or (greatest(member.valid_from, parent.valid_from, requirement.first_date) <= reach.first_date
                         and reach.first_district = parent.district_code and reach.last_district = parent.district_code
                         and requirement.least_required >= reach.most_signed)) as is_plain
           from campaign_member as member
           join ward_version as parent on parent.ward_code = member.ward_code
           left join ward_reach as reach on reach.ward_code = member.ward_code
           left join (
                select version.ward_code, min(version.required) as least_required,
                       min(version.effective_date) as first_date
                  from required_version as version
                 where version.recorded_at <= moment and (version.superseded_at is null or version.superseded_at > moment)
                 group by version.ward_code
                ) as requirement on requirement.ward_code = member.ward_code
          where member.recorded_at <= moment and (member.superseded_at is null or member.superseded_at > moment)
            and parent.recorded_at <= moment and (parent.superseded_at is null or parent.superseded_at > moment)
       )
  select place.ward_code, place.district_code, place.first_date, coalesce(place.is_plain, false) from place
   union all
  select reach.ward_code, null, null, false from ward_reach as reach
   where not exists (select from place where place.ward_code = reach.ward_code)
$$;
