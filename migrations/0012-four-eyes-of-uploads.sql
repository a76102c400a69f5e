-- Whoever brought the file of a report does not accept it either: what `daily_report_four_eyes` cannot see, as it stands
-- in another table. What was decided before stays.
create function refuse_own_upload() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from upload where upload.id = new.upload_id and upload.uploaded_by = new.reviewed_by) then
    raise exception 'who brought the file of a report does not accept it'
      using errcode = 'check_violation', constraint = 'daily_report_four_eyes';
  end if;
  return new;
end $$;
create trigger daily_report_four_eyes_of_upload before insert or update of state, reviewed_by on daily_report
  for each row when (new.state = 'accepted') execute function refuse_own_upload();
