-- Who may see and write which rows: the second layer behind the API's access rules.
--
-- The application signs in as a role that owns nothing and may read nothing. Each transaction puts
-- on one of three roles with SET LOCAL ROLE; without that there are no rows. One policy per role:
-- a policy of the form "… or scope = city" would cost the index.
--
--   campaign_city      people who see the whole city
--   campaign_district  a district's reporter: rows of campaign.district_code only, on campaign.today
--   campaign_system    sign-in, jobs, schedules

do $$
declare name text;
begin
  foreach name in array array['campaign_city', 'campaign_district', 'campaign_system'] loop
    if not exists (select from pg_roles where rolname = name) then
      execute format('create role %I nologin', name);
    end if;
  end loop;
end $$;

grant usage on schema public to campaign_city, campaign_district, campaign_system;
grant select on district, district_version, ward, ward_version, campaign, campaign_member, calendar_day, required_version,
  deadline_version, regime_version, campaign_event, data_version
  to campaign_city, campaign_district, campaign_system;
grant update on data_version to campaign_city, campaign_district, campaign_system;
grant select, insert on stored_file to campaign_city, campaign_district, campaign_system;
grant select, insert, update, delete on idempotent_answer to campaign_system;

-- The dated facts: people of the city edit them (the API says which people).
grant insert, update on district_version, ward_version, campaign_member, calendar_day, required_version,
  deadline_version, regime_version, campaign_event to campaign_city, campaign_system;
grant insert on ward to campaign_city, campaign_system;
grant insert, update on campaign to campaign_system;

grant select, insert, update on user_account to campaign_city, campaign_system;
grant select, update (password_hash, must_change_password) on user_account to campaign_district;
grant select, insert, delete on session to campaign_city, campaign_district, campaign_system;
grant select, insert, update, delete on sign_in_attempt to campaign_system;
grant select on audit_entry to campaign_city, campaign_system;

grant select, insert on upload, daily_report, figure to campaign_city, campaign_district, campaign_system;
grant update (superseded_at) on figure to campaign_city, campaign_district, campaign_system;
grant update on upload, daily_report to campaign_city, campaign_system;
-- A district files, and replaces what it filed. How a report stands and whether it came in time is not its word.
grant update (state, filed_preview) on upload to campaign_district;
grant update (superseded_at) on daily_report to campaign_district;
-- What is published stays as it is; districts read.
grant select on document to campaign_city, campaign_district, campaign_system;
grant insert on document to campaign_city, campaign_system;
grant select, insert on document_order to campaign_city, campaign_system;
grant select, insert, update on recipient, schedule, outbox_message to campaign_city, campaign_system;
grant select, update (state, finished_at, outcome) on scheduled_run to campaign_city;
grant select, insert, update on scheduled_run to campaign_system;
grant select, insert on delivery_attempt to campaign_city, campaign_system;
grant delete on recipient, schedule to campaign_city;

-- Rows of a district.
do $$
declare name text;
begin
  foreach name in array array['upload', 'daily_report', 'figure', 'document'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy city on %I to campaign_city, campaign_system using (true) with check (true)', name);
    execute format(
      'create policy district on %I to campaign_district
         using (district_code = current_setting(''campaign.district_code'', true))
         with check (district_code = current_setting(''campaign.district_code'', true))', name);
  end loop;
end $$;

-- A ward that moved brings its past along: from that day on the district it lies in sees what was filed about it
-- before, by whomever, or its first report there would look like the whole campaign's work in one day.
create policy inherited on figure for select to campaign_district using (
  exists (select from ward_version as own
           where own.ward_code = figure.ward_code and own.superseded_at is null
             and own.valid_from <= nullif(current_setting('campaign.today', true), '')::date
             and (own.valid_until is null or own.valid_until > figure.reporting_date)));

-- What a district files is about wards that are its own on the day, in a report of its own that nobody has
-- looked at yet, made of a file of its own.
create policy own_wards on figure as restrictive for insert to campaign_district with check (
  exists (select from ward_version as own
           where own.ward_code = figure.ward_code and own.district_code = figure.district_code
             and own.superseded_at is null and own.valid_from <= figure.reporting_date
             and (own.valid_until is null or own.valid_until > figure.reporting_date))
  and exists (select from daily_report as report
               where report.id = figure.report_id and report.district_code = figure.district_code
                 and report.reporting_date = figure.reporting_date));
create policy as_filed on daily_report as restrictive for insert to campaign_district with check (
  state = 'filed' and reviewed_at is null
  and exists (select from upload
               where upload.id = daily_report.upload_id and upload.district_code = daily_report.district_code
                 and upload.reporting_date = daily_report.reporting_date));

-- Areas: a reporter knows the own district, the wards in it, and what is said of those wards.
alter table district enable row level security;
create policy city on district to campaign_city, campaign_system using (true) with check (true);
create policy district on district to campaign_district
  using (code = current_setting('campaign.district_code', true));
do $$
declare name text;
begin
  foreach name in array array['district_version', 'ward_version'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy city on %I to campaign_city, campaign_system using (true) with check (true)', name);
    execute format(
      'create policy district on %I to campaign_district
         using (district_code = current_setting(''campaign.district_code'', true))', name);
  end loop;
end $$;
do $$
declare name text;
begin
  foreach name in array array['campaign_member', 'required_version'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy city on %I to campaign_city, campaign_system using (true) with check (true)', name);
    execute format(
      'create policy district on %I to campaign_district using (ward_code in (select ward_code from ward_version))',
      name);
  end loop;
end $$;

-- A person's own rows.
alter table user_account enable row level security;
create policy city on user_account to campaign_city, campaign_system using (true) with check (true);
create policy own on user_account to campaign_district
  using (id::text = current_setting('campaign.user_id', true))
  with check (id::text = current_setting('campaign.user_id', true));

alter table session enable row level security;
create policy city on session to campaign_city, campaign_system using (true) with check (true);
create policy own on session to campaign_district
  using (user_id::text = current_setting('campaign.user_id', true))
  with check (user_id::text = current_setting('campaign.user_id', true));

alter table idempotent_answer enable row level security;
create policy system on idempotent_answer to campaign_system using (true) with check (true);
