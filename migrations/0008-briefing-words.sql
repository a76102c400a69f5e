-- What of the weekly briefing is not counted: who signs it under which symbol and who gets it, from a day on; and
-- what is said of one week. Both are dated facts, known from a moment on, so that a briefing can be made again.

create table briefing_form (
  like dated_fact including all,
  valid_from date not null,
  -- 'BC-SYT': what follows the number of the document.
  symbol text not null,
  -- 'KT. GIÁM ĐỐC': in whose stead it is signed; null where the signer signs in the own name.
  authority text,
  signer_title text not null,
  signer_name text,
  -- One a line.
  recipients text not null
);
create unique index briefing_form_in_force on briefing_form (valid_from) where superseded_at is null;

create table briefing_remark (
  like dated_fact including all,
  -- Its Monday.
  week date not null check (extract(isodow from week) = 1),
  -- The number the registry gave the document.
  number text,
  -- Paragraphs, one a line.
  shortcomings text,
  proposals text,
  constraint briefing_remark_says_something check (num_nonnulls(number, shortcomings, proposals) > 0)
);
create unique index briefing_remark_in_force on briefing_remark (week) where superseded_at is null;

grant select, insert, update on briefing_form, briefing_remark to campaign_city, campaign_system;

do $$
declare name text;
begin
  foreach name in array array['briefing_form', 'briefing_remark'] loop
    execute format(
      'create trigger %1$s_append_only before update on %1$I for each row execute function keep_known();
       create trigger %1$s_never_deleted before delete or truncate on %1$I
         for each statement execute function refuse_change()', name);
  end loop;
end $$;

-- A campaign that is already on keeps the form its briefings have had.
insert into briefing_form (valid_from, symbol, signer_title, recipients, reason, recorded_at)
select start_date, 'BC-SYT', 'GIÁM ĐỐC',
       E'Bộ Y tế (để báo cáo)\nỦy ban nhân dân Thành phố (để báo cáo)\nGiám đốc và các Phó Giám đốc Sở\n'
         'Trung tâm y tế các quận, huyện, thành phố Thủ Đức\nLưu: VT, NVY',
       'Thể thức ban đầu', (select last_recorded_at from data_version)
  from campaign;
