-- Administrators are told of mail that was given up, and of planned documents that were not made.
alter table notice
  drop constraint notice_kind_check,
  add constraint notice_kind_check check (kind in
    ('report-filed', 'report-accepted', 'report-returned', 'password-reset', 'account-changed', 'audit-link',
     'mail-given-up', 'run-failed'));

-- When the administrators were told that it had come to a bad end; what did so before is known to them.
alter table outbox_message add column told_at timestamptz;
alter table scheduled_run add column told_at timestamptz;
update outbox_message set told_at = coalesce(settled_at, queued_at) where state = 'given-up';
update scheduled_run set told_at = coalesce(finished_at, queued_at) where state = 'failed';
create index outbox_message_untold on outbox_message (id) where state = 'given-up' and told_at is null;
grant update (told_at) on scheduled_run to campaign_city;
