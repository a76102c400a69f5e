-- What an entry of the audit log holds: the digests of the rows that its transaction wrote. A row that was changed
-- behind the program then differs from the entry that recorded it, and `verify-audit` names it. Triggers note what is
-- written, and the transaction's first entry takes it along: no use case has to think of it.
--
--   rows by key     {"table", "key", "was", "is"}: the hash of the row before and after; null where there was none.
--   rows by set     {"table", "part", "by", "of", "rows", "digest"}: of rows that are appended, and of which only the end
--                   is marked later: 'recorded' is without these marks, 'ended' is the whole rows once they are marked.
--   what was there  {"table", "anew": {key: hash}} and {"table", "part", "until", "rows", "digest"}: all rows by key, and
--                   all recorded or ended until a moment. Written by `hold_anew`, in place of all that was held before.
--
-- The forms of hash and digest: apps/api/src/platform/rows-digest.ts, which reckons them without these functions.

alter table audit_entry add column held jsonb;

-- The tables whose rows entries hold, each by the column that names a row, or by those that name a set of rows.
-- A migration that makes another states this function anew, and calls `hold_table`; one that gives a column a value in
-- rows that are there calls `hold_anew` last.
create function held_tables() returns table (name text, key text, recorded_by text, ended_by text)
language sql immutable as $$
  values ('campaign', 'id', null, null), ('ward', 'code', null, null), ('user_account', 'id', null, null),
         ('session', 'token_hash', null, null), ('recipient', 'id', null, null), ('schedule', 'id', null, null),
         ('stored_file', 'hash', null, null), ('upload', 'id', null, null), ('daily_report', 'id', null, null),
         ('document', 'id', null, null),
         ('figure', null, 'report_id', 'report_id'),
         ('district_version', null, 'recorded_at', 'superseded_at'), ('ward_version', null, 'recorded_at', 'superseded_at'),
         ('campaign_member', null, 'recorded_at', 'superseded_at'), ('calendar_day', null, 'recorded_at', 'superseded_at'),
         ('required_version', null, 'recorded_at', 'superseded_at'),
         ('deadline_version', null, 'recorded_at', 'superseded_at'),
         ('regime_version', null, 'recorded_at', 'superseded_at'), ('campaign_event', null, 'recorded_at', 'superseded_at'),
         ('briefing_form', null, 'recorded_at', 'superseded_at'), ('briefing_remark', null, 'recorded_at', 'superseded_at')
$$;

-- SQL for the hash of a row that goes by the name `one`.
create function row_hash_of(of_table regclass, leaving_out text[]) returns text language sql stable as $$
  select format(
    'encode(sha256(convert_to(jsonb_strip_nulls(jsonb_build_object(%s))::text, ''UTF8'')), ''hex'')',
    string_agg(
      format(case atttypid when 'jsonb'::regtype then '%L, encode(sha256(convert_to(one.%I::text, ''UTF8'')), ''hex'')'
                           else '%L, one.%I::text' end, attname, attname),
      ', ' order by attname))
    from pg_attribute
   where attrelid = of_table and attnum > 0 and not attisdropped and attname <> all (leaving_out)
$$;

-- The same of a part of a table whose rows are held by set: the marks of its end are no part of what was recorded.
create function part_hash_of(of_table regclass, part text) returns text language sql stable as $$
  select row_hash_of(of_table, case part when 'recorded'
    then '{superseded_at,superseded_by,superseded_by_name,withdrawal_reason}' else '{}' end::text[])
$$;

-- SQL for the digest of rows, given the SQL for the hash of one.
create function digest_of(hash text) returns text language sql immutable as $$
  select format('encode(sha256(convert_to(string_agg(%1$s, E''\n'' order by %1$s collate "C"), ''UTF8'')), ''hex'')', hash)
$$;

-- Notes what the transaction's entry is to hold.
create function note_held(what jsonb) returns void language sql as $$
  select set_config('campaign.held',
    (coalesce(nullif(current_setting('campaign.held', true), ''), '[]')::jsonb || what)::text, true)
   where what is not null
$$;

-- Values are written in one form, whatever the session's settings.
create function hold_by_key() returns trigger language plpgsql
set search_path = public, pg_temp set timezone = 'UTC' set datestyle = 'ISO, YMD' set intervalstyle = 'postgres'
set bytea_output = 'hex' set extra_float_digits = 1 as $$
declare
  hash text := row_hash_of(tg_relid, '{}');
  rows text := format('select one.%I::text as key, %s as hash from ', tg_argv[0], hash);
  nothing text := 'select null::text as key, null::text as hash where false';
  held jsonb;
begin
  execute format(
    'select jsonb_agg(jsonb_build_object(''table'', %L, ''key'', key, ''was'', before.hash, ''is'', after.hash) order by key)
       from (%s) as before full join (%s) as after using (key)
      where before.hash is distinct from after.hash',
    tg_table_name,
    case when tg_op = 'INSERT' then nothing else rows || 'old_rows as one' end,
    case when tg_op = 'DELETE' then nothing else rows || 'new_rows as one' end)
    into held;
  perform note_held(held);
  return null;
end $$;

create function hold_by_set() returns trigger language plpgsql
set search_path = public, pg_temp set timezone = 'UTC' set datestyle = 'ISO, YMD' as $$
declare
  part text := case tg_op when 'INSERT' then 'recorded' else 'ended' end;
  held jsonb;
begin
  execute format(
    'select jsonb_agg(distinct jsonb_build_object(''table'', %L, ''part'', part, ''by'', by, ''of'', of))
       from (select %3$L as part, %2$L as by, one.%2$I::text as of from new_rows as one where %3$L = ''recorded''
              union
             select ''ended'', %4$L, one.%4$I::text from new_rows as one where one.superseded_at is not null) as set',
    tg_table_name, tg_argv[0], part, tg_argv[1])
    into held;
  perform note_held(held);
  return null;
end $$;

-- Has what is written into a table of `held_tables` held from now on.
create function hold_table(of_name text) returns void language plpgsql as $$
declare
  held record;
begin
  select * into strict held from held_tables() where name = of_name;
  execute format(
    'create trigger %1$s_held_new after insert on %1$I referencing new table as new_rows
       for each statement execute function %2$s;
     create trigger %1$s_held_changed after update on %1$I referencing old table as old_rows new table as new_rows
       for each statement execute function %2$s',
    of_name,
    case when held.key is null then format('hold_by_set(%L, %L)', held.recorded_by, held.ended_by)
         else format('hold_by_key(%L)', held.key) end);
  -- Nothing that is held by set is ever deleted.
  if held.key is not null then
    execute format(
      'create trigger %1$s_held_gone after delete on %1$I referencing old table as old_rows
         for each statement execute function hold_by_key(%2$L)', of_name, held.key);
  end if;
end $$;

-- What an entry holds, of what was noted: of the sets their rows as they are now, at the end of their transaction.
-- Null of nothing.
create function held_of(noted jsonb) returns jsonb language plpgsql stable
set search_path = public, pg_temp set timezone = 'UTC' set datestyle = 'ISO, YMD' set intervalstyle = 'postgres'
set bytea_output = 'hex' set extra_float_digits = 1 as $$
declare
  one jsonb;
  digest jsonb;
  held jsonb := '[]';
begin
  if noted is null then return null; end if;
  for one in select value from jsonb_array_elements(noted) with ordinality group by value order by min(ordinality) loop
    if one ? 'of' then
      execute format(
        'select jsonb_build_object(''rows'', count(*), ''digest'', %s) from %I as one
          where one.%I = %L and (%L = ''recorded'' or one.superseded_at is not null)',
        digest_of(part_hash_of((one ->> 'table')::regclass, one ->> 'part')),
        one ->> 'table', one ->> 'by', one ->> 'of', one ->> 'part')
        into digest;
      one := one || digest;
    end if;
    held := held || one;
  end loop;
  return held;
end $$;

-- The columns are still named one by one. An entry that holds nothing has the hash it had before it could.
create or replace function audit_entry_hash(entry audit_entry) returns text language sql stable as $$
  select encode(sha256(convert_to((jsonb_build_array(
    entry.id, extract(epoch from entry.at), entry.actor_id, entry.actor_name, entry.address, entry.request_id,
    entry.action, entry.subject_kind, entry.subject_id, entry.district_code, entry.before, entry.after,
    entry.reason, entry.previous_hash)
    || case when entry.held is null then '[]' else jsonb_build_array(entry.held) end)::text, 'UTF8')), 'hex')
$$;

create or replace function append_audit_entry(
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
  link.held := held_of(nullif(current_setting('campaign.held', true), '')::jsonb);
  perform set_config('campaign.held', '', true);
  link.previous_hash := coalesce(last.hash, repeat('0', 64));
  link.hash := audit_entry_hash(link);
  insert into audit_entry select link.*;
  return link.id;
end $$;

-- Holds every row as it stands, in an entry of its own that says how many of each table. What was changed before it is
-- not found by it: so the commands say which entries do this.
create function hold_anew(why text) returns void language plpgsql
set search_path = public, pg_temp set timezone = 'UTC' set datestyle = 'ISO, YMD' set intervalstyle = 'postgres'
set bytea_output = 'hex' set extra_float_digits = 1 as $$
declare
  held record;
  found jsonb;
  counted bigint;
  counts jsonb := '{}';
  all_held jsonb := '[]';
begin
  for held in select * from held_tables() loop
    execute format('select count(*) from %I', held.name) into counted;
    continue when counted = 0;
    counts := counts || jsonb_build_object(held.name, counted);
    if held.key is not null then
      execute format('select jsonb_build_array(jsonb_build_object(''table'', %L, ''anew'', jsonb_object_agg(one.%I::text, %s)))
                        from %I as one', held.name, held.key, row_hash_of(held.name::regclass, '{}'), held.name)
        into found;
    else
      execute format(
        'select jsonb_agg(set) from (
           select jsonb_build_object(''table'', %1$L, ''part'', ''recorded'', ''until'', max(one.recorded_at)::text,
                                     ''rows'', count(*), ''digest'', %2$s) from %1$I as one
            union all
           select jsonb_build_object(''table'', %1$L, ''part'', ''ended'', ''until'', max(one.superseded_at)::text,
                                     ''rows'', count(*), ''digest'', %3$s) from %1$I as one
            where one.superseded_at is not null having count(*) > 0) as of_part (set)',
        held.name, digest_of(part_hash_of(held.name::regclass, 'recorded')),
        digest_of(part_hash_of(held.name::regclass, 'ended')))
        into found;
    end if;
    all_held := all_held || found;
  end loop;
  if counts = '{}' then return; end if;
  -- What this transaction wrote is among the rows as they stand.
  perform set_config('campaign.held', all_held::text, true);
  perform append_audit_entry(
    clock_timestamp() + coalesce((select clock_offset from campaign), interval '0'), null, 'migrate', null, null,
    'campaign.hold', 'campaign', null, null, null, counts, why);
end $$;

select hold_table(name) from held_tables();
select hold_anew('0015-held-rows');

-- What is kept beside the figures is reckoned anew from them by the nightly check.
grant select on figure_step, district_step, city_step, ward_reach to campaign_system;
do $$
declare name text;
begin
  foreach name in array array['figure_step', 'district_step', 'city_step', 'ward_reach'] loop
    execute format('create policy checked on %I for select to campaign_system using (true)', name);
  end loop;
end $$;
