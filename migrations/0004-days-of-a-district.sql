-- Which facts of a ward a district may see when wards move: those of the days on which the ward is its own.
--
-- Only versions of the ward in force count, so a move taken back gives nothing for good; of a question as of a
-- moment (campaign.known_at) those in force then. A district that takes a ward over inherits its past from the day of
-- the move on; one that gives it up sees nothing that is set for later days.
--
-- The functions run with their owner's rights and answer for campaign.district_code alone: a policy that asked its own
-- table would ask for ever. They are asked once a statement, not once a row.

create function known_at_asked() returns timestamptz language sql stable as $$
  select coalesce(nullif(current_setting('campaign.known_at', true), ''), 'infinity')::timestamptz
$$;

-- The days of each ward that are the district's, half open: `since` is far back where it inherits the past.
create function days_of_district() returns table (ward_code text, since date, until date)
language sql stable security definer set search_path = public, pg_temp as $$
  select ward.ward_code,
         case when ward.valid_from <= nullif(current_setting('campaign.today', true), '')::date
              then '-infinity'::date else ward.valid_from end,
         coalesce(ward.valid_until, 'infinity'::date)
    from ward_version as ward
   where ward.district_code = nullif(current_setting('campaign.district_code', true), '')
     and ward.recorded_at <= known_at_asked() and coalesce(ward.superseded_at > known_at_asked(), true)
$$;

-- Its versions of wards, with what was said of the same before.
create function ward_versions_of_district() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select version.id
    from ward_version as version
    join ward_version as known on known.fact_id = version.fact_id and known.district_code = version.district_code
   where version.district_code = nullif(current_setting('campaign.district_code', true), '')
     and known.recorded_at <= known_at_asked() and coalesce(known.superseded_at > known_at_asked(), true)
$$;

create function members_of_district() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select member.id
    from campaign_member as member
    join days_of_district() as own on own.ward_code = member.ward_code
   where member.valid_from < own.until and coalesce(member.valid_until, 'infinity') > own.since
$$;

-- A number required holds until the next one takes its place.
create function requirements_of_district() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select required.id
    from required_version as required
    join days_of_district() as own on own.ward_code = required.ward_code
   where required.effective_date < own.until
     and coalesce((select min(later.effective_date) from required_version as later
                    where later.ward_code = required.ward_code and later.effective_date > required.effective_date
                      and later.recorded_at <= known_at_asked()
                      and coalesce(later.superseded_at > known_at_asked(), true)), 'infinity') > own.since
$$;

drop policy district on ward_version;
create policy district on ward_version to campaign_district using (id in (select ward_versions_of_district()));
drop policy district on campaign_member;
create policy district on campaign_member to campaign_district using (id in (select members_of_district()));
drop policy district on required_version;
create policy district on required_version to campaign_district using (id in (select requirements_of_district()));
