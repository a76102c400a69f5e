-- Appends the entries of one transaction in their order. Called as its last statement: only then does it wait for the
-- chain's end, and others wait for it no longer than its commit takes.
create function append_audit_entries(entries jsonb) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  entry jsonb;
begin
  -- Whoever falls silent between here and its commit is not waited for longer than three seconds.
  perform set_config('idle_in_transaction_session_timeout', '3000', true);
  for entry in select value from jsonb_array_elements(entries) with ordinality order by ordinality loop
    perform append_audit_entry(
      (entry->>'at')::timestamptz, (entry->>'actorId')::uuid, entry->>'actorName', entry->>'address',
      entry->>'requestId', entry->>'action', entry->>'subjectKind', entry->>'subjectId', entry->>'districtCode',
      entry->'before', entry->'after', entry->>'reason');
  end loop;
end $$;
