-- How long whoever appends may fall silent before its commit is the session's to say (SILENCE_SECONDS), in one place.
create or replace function append_audit_entries(entries jsonb) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  entry jsonb;
begin
  for entry in select value from jsonb_array_elements(entries) with ordinality order by ordinality loop
    perform append_audit_entry(
      (entry->>'at')::timestamptz, (entry->>'actorId')::uuid, entry->>'actorName', entry->>'address',
      entry->>'requestId', entry->>'action', entry->>'subjectKind', entry->>'subjectId', entry->>'districtCode',
      entry->'before', entry->'after', entry->>'reason');
  end loop;
end $$;
