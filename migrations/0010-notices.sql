-- Whoever filed a report, or uploaded the file it was made of, does not accept it. What was decided before stays.
alter table daily_report add constraint daily_report_four_eyes
  check (state <> 'accepted' or reviewed_by is distinct from filed_by) not valid;

-- When whoever sits at the session last gave its own password again, for what is grave.
alter table session add column confirmed_at timestamptz;
grant update (confirmed_at) on session to campaign_city, campaign_district, campaign_system;

-- What a district or a person is told: shown to them in the console, and sent to who has an address.
create table notice (
  id uuid primary key default gen_random_uuid(),
  at timestamptz not null,
  kind text not null check (kind in
    ('report-filed', 'report-accepted', 'report-returned', 'password-reset', 'account-changed', 'audit-link')),
  -- Whom it is for: a district's reporters, or one person.
  district_code text references district,
  user_id uuid references user_account,
  -- What its words are made of; see contract/notice.ts.
  details jsonb not null,
  constraint notice_for_one check (num_nonnulls(district_code, user_id) = 1)
);
create index notice_of_district on notice (district_code, at desc);
create index notice_of_user on notice (user_id, at desc);
grant select on notice to campaign_city, campaign_district, campaign_system;
grant insert on notice to campaign_city, campaign_system;
create trigger notice_append_only before update or delete or truncate on notice
  for each statement execute function refuse_change();

alter table notice enable row level security;
create policy city on notice to campaign_city, campaign_system using (true) with check (true);
create policy district on notice for select to campaign_district
  using (district_code = current_setting('campaign.district_code', true)
         or user_id::text = current_setting('campaign.user_id', true));

-- A message is about a document or about a notice.
alter table outbox_message
  alter column document_id drop not null,
  add column notice_id uuid references notice,
  add constraint outbox_message_about check (num_nonnulls(document_id, notice_id) = 1);
