-- Which installation this is: the folder of the kept files bears the same mark, so that an empty folder (a disk that
-- was not mounted) or another installation's is not taken for it.
create table installation (
  one boolean primary key default true check (one),
  id uuid not null default gen_random_uuid()
);
insert into installation default values;
grant select on installation to campaign_system;

-- A program looks whether the steps that ran are its own.
grant select on migration_step to campaign_system;

-- Keeps what a write is answered in the transaction of its change: either both are saved or neither. False when the
-- call's key was given to another call meanwhile, for its process was taken for dead: then nothing may be saved. With
-- no status it only makes sure of that.
create function keep_answer(of_user uuid, of_request text, with_status smallint, with_answer json) returns boolean
language sql volatile security definer set search_path = public, pg_temp as $$
  with kept as (
    update idempotent_answer
       set status = with_status, answer = with_answer
     where user_id = of_user and request_id = of_request and status is null
       and of_user::text = current_setting('campaign.user_id', true)
    returning true
  )
  select exists (select from kept)
$$;
