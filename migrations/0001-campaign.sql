-- The campaign's tables. Two habits hold throughout:
--
--   dated facts   membership, calendar, required, deadlines, regime: each row says from when it
--                 holds in the field, and what `dated_fact` says of it. A row is never changed but
--                 for the mark that it ceased to be believed, so every past answer can be given again.
--   counts        are bigint-free integers (records); percentages are never stored.

create extension if not exists btree_gist;

-- What every dated fact carries: the tables below begin with it, and nothing is kept in it. A fact keeps its
-- `fact_id` when it is replaced; `id` is one version of it. One withdrawn has no version in force, and says why.
create table dated_fact (
  id uuid primary key default gen_random_uuid(),
  fact_id uuid not null default gen_random_uuid(),
  reason text not null,
  document text,
  -- Names are kept as they were: a reporter may not look into other people's accounts. Null is the program itself.
  recorded_at timestamptz not null,
  recorded_by uuid,
  recorded_by_name text,
  superseded_at timestamptz,
  superseded_by uuid,
  superseded_by_name text,
  withdrawal_reason text
);
create index on dated_fact (fact_id, recorded_at);
create unique index on dated_fact (fact_id) where superseded_at is null;

-- ── Areas ───────────────────────────────────────────────────────────────────────────────────────

-- What is known now of each district, for everything that points to it. Written by its versions only.
create table district (
  code text primary key check (code ~ '^[0-9]{3}$'),
  name text not null,
  kind text not null check (kind in ('Quận', 'Huyện', 'Thành phố')),
  population integer not null check (population >= 0),
  latitude double precision not null,
  longitude double precision not null,
  tile_row smallint not null,
  tile_column smallint not null,
  valid_from date not null,
  valid_until date,
  check (valid_until is null or valid_until > valid_from)
);

create table district_version (
  like dated_fact including all,
  -- No foreign key: `district` follows this table, and forgets a district withdrawn.
  district_code text not null,
  name text not null,
  kind text not null,
  population integer not null,
  latitude double precision not null,
  longitude double precision not null,
  tile_row smallint not null,
  tile_column smallint not null,
  valid_from date not null,
  valid_until date,
  constraint district_version_period check (valid_until is null or valid_until > valid_from)
);
create unique index district_version_in_force on district_version (district_code) where superseded_at is null;
create unique index district_version_tile on district_version (tile_row, tile_column) where superseded_at is null;
create unique index district_version_name on district_version (name) where superseded_at is null;

create function district_follows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into district
    values (new.district_code, new.name, new.kind, new.population, new.latitude, new.longitude,
            new.tile_row, new.tile_column, new.valid_from, new.valid_until)
    on conflict (code) do update set
      (name, kind, population, latitude, longitude, tile_row, tile_column, valid_from, valid_until)
      = (excluded.name, excluded.kind, excluded.population, excluded.latitude, excluded.longitude,
         excluded.tile_row, excluded.tile_column, excluded.valid_from, excluded.valid_until);
  elsif new.withdrawal_reason is not null then
    delete from district where code = new.district_code;
  end if;
  return null;
end $$;
create trigger district_version_followed after insert or update on district_version
  for each row execute function district_follows();

create table ward (
  code text primary key check (code ~ '^[0-9]{5}$')
);

-- A ward's name, kind and district by period: its parent is the one of the reporting date.
create table ward_version (
  like dated_fact including all,
  ward_code text not null references ward,
  name text not null,
  kind text not null check (kind in ('Phường', 'Xã', 'Thị trấn')),
  district_code text not null references district,
  population integer not null check (population >= 0),
  valid_from date not null,
  valid_until date,
  check (valid_until is null or valid_until > valid_from),
  constraint ward_version_no_overlap exclude using gist
    (ward_code with =, daterange(valid_from, valid_until) with &&) where (superseded_at is null),
  -- A ward is found by name inside its district: no two there share one.
  constraint ward_version_name_taken exclude using gist
    (district_code with =, name with =, daterange(valid_from, valid_until) with &&) where (superseded_at is null)
);

create table campaign (
  id boolean primary key default true check (id),
  name text not null,
  start_date date not null,
  signing_start_date date not null,
  is_demonstration boolean not null default false,
  -- How far the campaign's clock stands from the database's. Nonzero in the demonstration only.
  clock_offset interval not null default interval '0',
  -- Null while the demonstration is being loaded: a load cut off half-way is begun anew.
  demonstration_loaded_at timestamptz
);

create table campaign_member (
  like dated_fact including all,
  ward_code text not null references ward,
  valid_from date not null,
  valid_until date,
  check (valid_until is null or valid_until > valid_from),
  constraint campaign_member_no_overlap exclude using gist
    (ward_code with =, daterange(valid_from, valid_until) with &&) where (superseded_at is null)
);

-- Days on which no report is expected.
create table calendar_day (
  like dated_fact including all,
  date date not null
);
create unique index calendar_day_in_force on calendar_day (date) where superseded_at is null;

create table required_version (
  like dated_fact including all,
  ward_code text not null references ward,
  effective_date date not null,
  required integer not null check (required >= 0),
  check (document is not null)
);
create unique index required_version_in_force on required_version (ward_code, effective_date) where superseded_at is null;
create index required_version_latest on required_version (ward_code, effective_date desc);

create table deadline_version (
  like dated_fact including all,
  deadline_date date not null,
  decided_on date not null,
  check (document is not null)
);
create unique index deadline_version_in_force on deadline_version (decided_on) where superseded_at is null;

create table regime_version (
  like dated_fact including all,
  valid_from date not null,
  cut_off time not null,
  district_deadline time not null,
  city_deadline time not null,
  legal_basis text not null,
  constraint regime_version_order check (cut_off < district_deadline and district_deadline <= city_deadline)
);
create unique index regime_version_in_force on regime_version (valid_from) where superseded_at is null;

-- What happened on a day, drawn on the burn-up.
create table campaign_event (
  like dated_fact including all,
  date date not null,
  title text not null,
  title_en text not null
);

-- ── People ──────────────────────────────────────────────────────────────────────────────────────

create table user_account (
  id uuid primary key default gen_random_uuid(),
  username text not null check (username = lower(username)),
  full_name text not null,
  -- Name and username as they are searched for: no accents, lower case.
  search_text text not null,
  role text not null check (role in
    ('leader', 'reviewer', 'district-reporter', 'signing-operator', 'administrator', 'auditor')),
  district_code text references district,
  email text,
  password_hash text not null,
  must_change_password boolean not null default true,
  disabled_at timestamptz,
  created_at timestamptz not null,
  -- Counts the changes of name, role, district and address: what a form opened earlier would undo.
  record_version integer not null default 1,
  constraint user_account_username unique (username),
  constraint user_account_scope check ((role = 'district-reporter') = (district_code is not null))
);

create table session (
  token_hash bytea primary key,
  user_id uuid not null references user_account,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  address text not null,
  user_agent text not null
);
create index session_by_user on session (user_id);

-- Throttling lives here, not in memory: every instance sees the same attempts. What was typed as
-- the username is kept as its SHA-256: people type passwords into that field.
create table sign_in_attempt (
  id bigint generated always as identity primary key,
  username_hash bytea not null,
  address text not null,
  attempted_at timestamptz not null,
  succeeded boolean not null
);
create index sign_in_attempt_by_username on sign_in_attempt (username_hash, attempted_at);
create index sign_in_attempt_by_address on sign_in_attempt (address, attempted_at);

-- Append-only and hash-chained: `hash` covers the row and the hash before it.
create table audit_entry (
  id bigint primary key,
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  address text,
  request_id text,
  action text not null,
  subject_kind text not null,
  subject_id text,
  district_code text,
  before jsonb,
  after jsonb,
  reason text,
  previous_hash text not null,
  hash text not null
);
create index audit_entry_at on audit_entry (at);
create index audit_entry_subject on audit_entry (subject_kind, subject_id);
create index audit_entry_request on audit_entry (request_id);

-- SHA-256 over the row without its own hash. The columns are named one by one, so that a column added
-- later leaves the old links whole; the instant is a number, the same in every time zone.
create function audit_entry_hash(entry audit_entry) returns text language sql stable as $$
  select encode(sha256(convert_to(jsonb_build_array(
    entry.id, extract(epoch from entry.at), entry.actor_id, entry.actor_name, entry.address, entry.request_id,
    entry.action, entry.subject_kind, entry.subject_id, entry.district_code, entry.before, entry.after,
    entry.reason, entry.previous_hash)::text, 'UTF8')), 'hex')
$$;

-- Appends one link. Writers stand in line for the chain's end until their transaction ends; an entry
-- and the change it speaks of are kept or undone together.
create function append_audit_entry(
  entry_at timestamptz, entry_actor_id uuid, entry_actor_name text, entry_address text, entry_request_id text,
  entry_action text, entry_subject_kind text, entry_subject_id text, entry_district_code text,
  entry_before jsonb, entry_after jsonb, entry_reason text
) returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
  last audit_entry;
  link audit_entry;
begin
  perform pg_advisory_xact_lock(hashtext('audit_entry'));
  select * into last from audit_entry order by id desc limit 1;
  link.id := coalesce(last.id, 0) + 1;
  link.at := entry_at;
  link.actor_id := entry_actor_id;
  link.actor_name := entry_actor_name;
  link.address := entry_address;
  link.request_id := entry_request_id;
  link.action := entry_action;
  link.subject_kind := entry_subject_kind;
  link.subject_id := entry_subject_id;
  link.district_code := entry_district_code;
  link.before := entry_before;
  link.after := entry_after;
  link.reason := entry_reason;
  link.previous_hash := coalesce(last.hash, repeat('0', 64));
  link.hash := audit_entry_hash(link);
  insert into audit_entry select link.*;
  return link.id;
end $$;

-- What a write was answered, for the call that comes again with the same key. Without an answer it is
-- being worked on, until `leased_until`. Times are the database's own: they measure waiting, not the campaign.
create table idempotent_answer (
  user_id uuid not null,
  key text not null,
  request_hash text not null,
  request_id text not null,
  leased_until timestamptz not null,
  status smallint,
  answer json,
  created_at timestamptz not null default now(),
  primary key (user_id, key)
);
create index idempotent_answer_age on idempotent_answer (created_at);

-- ── Versions of what can be read ────────────────────────────────────────────────────────────────

-- One row. Whoever records something takes it first (and so stands in line), and bumps it: no two
-- recordings share a moment, and no recording can appear behind a moment already read.
create table data_version (
  id boolean primary key default true check (id),
  version bigint not null,
  access_version bigint not null,
  last_recorded_at timestamptz not null
);
insert into data_version values (true, 1, 1, '2022-01-01 00:00+07');

-- Takes the pen: the moment of this recording, always after the last one. Held until the
-- transaction ends. Milliseconds, so that the moment survives the trip to a JavaScript Date.
create function begin_recording(proposed timestamptz) returns timestamptz language sql volatile as $$
  update data_version
     set version = version + 1,
         last_recorded_at = greatest(date_trunc('milliseconds', proposed), last_recorded_at + interval '1 millisecond')
  returning last_recorded_at
$$;

-- Whoever is signed in is remembered by the API while `access_version` stands still. A new session needs
-- no bump: nobody remembers it yet.
create function bump_access_version() returns trigger language plpgsql as $$
begin
  if exists (select from changed) then
    update data_version set access_version = access_version + 1;
    notify access_version;
  end if;
  return null;
end $$;
create trigger user_account_changed after update on user_account
  referencing old table as changed for each statement execute function bump_access_version();
create trigger session_changed after update on session
  referencing old table as changed for each statement execute function bump_access_version();
create trigger session_ended after delete on session
  referencing old table as changed for each statement execute function bump_access_version();

-- A moment that all recordings so far lie before and all later ones behind.
create function settled_moment(proposed timestamptz) returns timestamptz language sql volatile as $$
  update data_version
     set last_recorded_at = greatest(date_trunc('milliseconds', proposed), last_recorded_at + interval '1 millisecond')
  returning last_recorded_at
$$;

-- ── Daily reports ───────────────────────────────────────────────────────────────────────────────

create table stored_file (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  size integer not null,
  media_type text not null,
  created_at timestamptz not null
);

-- A file as it came: kept whether or not it could be read.
create table upload (
  id uuid primary key default gen_random_uuid(),
  district_code text not null references district,
  reporting_date date not null,
  file_hash text not null references stored_file,
  file_name text not null,
  uploaded_by uuid not null references user_account,
  -- Names are kept as they were: a reporter may not look into other people's accounts.
  uploaded_by_name text not null,
  uploaded_at timestamptz not null,
  address text not null,
  state text not null check (state in ('refused', 'wrong', 'ready', 'filed')),
  -- What was understood: columns, rows with their cells, findings. Figures only, no personal data.
  reading jsonb not null,
  -- What its sender saw on filing it: findings, comparison. A later filing alters nothing of it. Null before.
  filed_preview jsonb
);
create index upload_by_day on upload (district_code, reporting_date, uploaded_at desc);

create table daily_report (
  id uuid primary key default gen_random_uuid(),
  district_code text not null references district,
  reporting_date date not null,
  revision integer not null check (revision >= 1),
  state text not null check (state in ('filed', 'returned', 'accepted')),
  upload_id uuid not null references upload,
  filed_at timestamptz not null,
  filed_by uuid not null references user_account,
  filed_by_name text not null,
  -- Decided once, on the first valid filing of the day, and copied to later revisions.
  timeliness text not null check (timeliness in ('on-time', 'late')),
  rows_hash text not null,
  receipt_code text not null,
  note text,
  superseded_at timestamptz,
  reviewed_at timestamptz,
  reviewed_by uuid references user_account,
  reviewed_by_name text,
  review_note text,
  constraint daily_report_revision unique (district_code, reporting_date, revision),
  constraint daily_report_receipt_code unique (receipt_code)
);
create unique index daily_report_in_force on daily_report (district_code, reporting_date) where superseded_at is null;
create index daily_report_by_date on daily_report (reporting_date desc);

create table figure (
  ward_code text not null references ward,
  reporting_date date not null,
  district_code text not null references district,
  report_id uuid not null references daily_report,
  submitted integer not null check (submitted >= 0),
  verified integer not null check (verified >= 0),
  unresolved integer not null check (unresolved >= 0),
  exempt integer not null check (exempt >= 0),
  signed integer not null check (signed >= 0),
  adjustment_reason text check (adjustment_reason in
    ('duplicates-removed', 'wrong-ward', 'wrong-entry', 'list-withdrawn', 'signature-revoked')),
  note text,
  -- Where each figure stood in the file: {"submitted": "BaoCao!E7", …}
  source jsonb not null,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  primary key (ward_code, reporting_date, recorded_at),
  constraint figure_within_submitted check (verified + unresolved <= submitted),
  constraint figure_within_signable check (signed <= verified + exempt)
);
create unique index figure_in_force on figure (ward_code, reporting_date desc) where superseded_at is null;
create index figure_by_report on figure (report_id);

-- ── Documents ───────────────────────────────────────────────────────────────────────────────────

create table document (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('daily-workbook', 'weekly-briefing')),
  from_date date not null,
  until_date date not null,
  -- The district it is about; null for the city.
  district_code text references district,
  version integer not null check (version >= 1),
  -- The day whose figures stand at its head; mail about it tells the same day.
  figures_date date not null,
  -- Its figures are those known at this moment: made again, it gives the same numbers.
  as_of timestamptz not null,
  made_at timestamptz not null,
  made_by uuid references user_account,
  made_by_name text,
  file_hash text not null references stored_file,
  file_name text not null,
  -- Of what it says, not of its bytes: the same figures are not published twice.
  figures_hash text not null,
  constraint document_version unique nulls not distinct (kind, from_date, district_code, version)
);

-- Which document answered an order. Ordered again for the same occasion, nothing new is made; and an order
-- that finds the figures unchanged is answered with the version that already says them.
create table document_order (
  kind text not null,
  order_key text not null,
  district_code text references district,
  document_id uuid not null references document,
  ordered_at timestamptz not null,
  constraint document_order_once unique nulls not distinct (kind, order_key, district_code)
);

-- ── Delivery ────────────────────────────────────────────────────────────────────────────────────

create table recipient (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  address text not null check (address = lower(address)),
  -- What this person may see: a district, or the city when null.
  district_code text references district,
  document_kinds text[] not null,
  language text not null default 'vi' check (language in ('vi', 'en')),
  enabled boolean not null default true,
  created_at timestamptz not null,
  record_version integer not null default 1,
  constraint recipient_address unique (address)
);

create table schedule (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  task text not null check (task in ('daily-workbook', 'weekly-briefing')),
  -- In Ho Chi Minh City.
  at_time time not null,
  -- ISO weekdays, 1 = Monday.
  weekdays smallint[] not null,
  enabled boolean not null default true,
  -- Instants before this were never due.
  starts_at timestamptz not null,
  record_version integer not null default 1
);

-- A planned instant is taken up once: the key decides between several processes.
create table scheduled_run (
  id uuid primary key default gen_random_uuid(),
  schedule_id uuid not null references schedule,
  planned_at timestamptz not null,
  -- 'missed': the system was off, and a later instant ran for it too.
  state text not null check (state in ('queued', 'running', 'done', 'failed', 'missed')),
  queued_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  outcome jsonb,
  constraint scheduled_run_once unique (schedule_id, planned_at)
);
create index scheduled_run_planned_at on scheduled_run (planned_at desc);

-- One message to one person: a recipient, or a user who asked for a copy.
create table outbox_message (
  id uuid primary key default gen_random_uuid(),
  recipient_id uuid references recipient,
  user_id uuid references user_account,
  name text not null,
  address text not null,
  -- What its content is about, with the figures of its document; null for the city.
  district_code text references district,
  language text not null check (language in ('vi', 'en')),
  document_id uuid not null references document,
  subject text not null,
  message_id text not null,
  -- The message this one repeats.
  repeats_id uuid references outbox_message,
  state text not null check (state in ('queued', 'sending', 'accepted', 'kept', 'failed', 'given-up')),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  -- Who is sending it, and until when, by the database's clock.
  lease_token uuid,
  leased_until timestamptz,
  queued_at timestamptz not null,
  settled_at timestamptz,
  -- The message itself, as sent.
  eml_hash text references stored_file,
  constraint outbox_message_one_person check (num_nonnulls(recipient_id, user_id) = 1),
  constraint outbox_message_message_id unique (message_id)
);
create index outbox_message_waiting on outbox_message (next_attempt_at) where state in ('queued', 'failed', 'sending');
create index outbox_message_queued_at on outbox_message (queued_at desc);
create index outbox_message_recipient on outbox_message (recipient_id);
create index outbox_message_document on outbox_message (document_id);

create table delivery_attempt (
  id bigint generated always as identity primary key,
  message_id uuid not null references outbox_message,
  at timestamptz not null,
  -- 'interrupted': whoever was sending fell silent, the server's answer is not known.
  state text not null check (state in ('accepted', 'kept', 'failed', 'given-up', 'interrupted', 'asked-again')),
  reason text,
  server_answer text
);
create index delivery_attempt_message on delivery_attempt (message_id, at);

-- ── Nothing accepted is lost or silently changed ────────────────────────────────────────────────

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger audit_entry_append_only before update or delete or truncate on audit_entry
  for each statement execute function refuse_change();
create trigger figure_never_deleted before delete or truncate on figure
  for each statement execute function refuse_change();
create trigger daily_report_never_deleted before delete or truncate on daily_report
  for each statement execute function refuse_change();

-- What is known may only be marked as superseded, once.
create function keep_known() returns trigger language plpgsql as $$
declare mark text[] := array['superseded_at', 'superseded_by', 'superseded_by_name', 'withdrawal_reason'];
begin
  if old.superseded_at is not null
     or new.superseded_at is null
     or (to_jsonb(new) - mark) is distinct from (to_jsonb(old) - mark) then
    raise exception 'what is known is appended, never overwritten' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger figure_append_only before update on figure for each row execute function keep_known();

do $$
declare name text;
begin
  foreach name in array array['district_version', 'ward_version', 'campaign_member', 'calendar_day', 'required_version',
    'deadline_version', 'regime_version', 'campaign_event'] loop
    execute format(
      'create trigger %1$s_append_only before update on %1$I for each row execute function keep_known();
       create trigger %1$s_never_deleted before delete or truncate on %1$I
         for each statement execute function refuse_change()', name);
  end loop;
end $$;
