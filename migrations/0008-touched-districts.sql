-- What a recording touches: everything, or only what is said of some districts. An answer about one district is then
-- kept over what is filed in the others.

-- How many of the recordings that `version` counts touched only some districts.
alter table data_version add column district_recordings bigint not null default 0;

-- How many of those touched each district. A district never touched alone has no row.
create table touched_district (
  district_code text primary key,
  recordings bigint not null
);
grant select on touched_district to campaign_system;
alter table touched_district enable row level security;
create policy system on touched_district to campaign_system using (true) with check (true);

-- Takes the pen for what is recorded about one district's wards. It touches that district, and every other one in
-- which one of the wards ever lay, by whatever was said of them: a ward that moved brings its past along.
create function begin_recording_of(proposed timestamptz, recorded_district text) returns timestamptz
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  moment timestamptz;
begin
  moment := begin_recording(proposed);
  update data_version set district_recordings = district_recordings + 1;
  insert into touched_district as known (district_code, recordings)
  select recorded_district, 1
   union
  select elsewhere.district_code, 1
    from ward_version as own
    join ward_version as elsewhere on elsewhere.ward_code = own.ward_code
   where own.district_code = recorded_district
      on conflict (district_code) do update set recordings = known.recordings + 1;
  return moment;
end $$;
