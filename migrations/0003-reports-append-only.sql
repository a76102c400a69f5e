-- What was filed stays as it was filed. Of a report only its review may move, along the path of domain/report-states.ts
-- and with who looked and when, and only the end of its being in force may be marked, once. From then on nothing
-- of it changes. Holds for the owner of the tables, too.
create function keep_report() returns trigger language plpgsql as $$
declare
  reviewed text[] := array['state', 'reviewed_at', 'reviewed_by', 'reviewed_by_name', 'review_note'];
  may_change text[] := reviewed || array['superseded_at'];
  is_step boolean := new.state <> old.state;
begin
  if old.superseded_at is not null then
    raise exception 'a report that is no longer in force stays as it was' using errcode = 'restrict_violation';
  end if;
  if (to_jsonb(new) - may_change) is distinct from (to_jsonb(old) - may_change) then
    raise exception 'what was filed is appended, never overwritten' using errcode = 'restrict_violation';
  end if;
  if is_step and (new.reviewed_at is null
                  or (old.state, new.state) not in (('filed', 'accepted'), ('filed', 'returned'), ('accepted', 'returned'))) then
    raise exception 'a report does not go from % to %', old.state, new.state using errcode = 'restrict_violation';
  end if;
  if not is_step and (to_jsonb(new) - 'superseded_at') is distinct from (to_jsonb(old) - 'superseded_at') then
    raise exception 'who looked at a report, and when, is said with what became of it' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger daily_report_append_only before update on daily_report for each row execute function keep_report();

revoke update on daily_report from campaign_city, campaign_system;
grant update (state, superseded_at, reviewed_at, reviewed_by, reviewed_by_name, review_note)
  on daily_report to campaign_city, campaign_system;
