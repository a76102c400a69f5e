-- What was recorded after `since`, up to and with `until`, that could move a number of `on_date`: a row for
-- each report that was filed or returned and for each fact that is another one now on a day up to that date. Of one
-- district when `of_district` names it: what its wards, those that lay in it on one of the days, are counted by.
--
-- A fact is compared as far as the date reaches: a ward that moves the day after alters nothing. `before` and `after`
-- hold what was believed and what is; either may be null. `is_first` marks the first report a district files about
-- the date itself: it is counted among the reports that came, and is no new version (domain.md §4).
--
-- Runs with its owner's rights, so that a reporter counts the same recordings as anybody else; a reporter is given
-- the own district only.
create function recordings_about(since timestamptz, until timestamptz, on_date date, of_district text)
returns table (
  recorded_at timestamptz,
  kind text,
  is_first boolean,
  reporting_date date,
  district_code text,
  ward_code text,
  before jsonb,
  after jsonb,
  by_name text,
  reason text,
  document text
) language sql stable security definer set search_path = public, pg_temp
  set plan_cache_mode = force_generic_plan as $$
  with own_ward as (
    select distinct version.ward_code
      from ward_version as version
     where version.district_code = of_district and version.valid_from <= on_date
  ),
  -- Where the district's wards that another one reported, too, lay in it: of nearly all there is no other.
  shared_place as materialized (
    select place.ward_code, place.valid_until
      from ward_version as place
     where place.district_code = of_district and place.valid_from <= on_date
       and exists (select from ward_reach as reach
                    where reach.ward_code = place.ward_code and reach.district_code <> of_district)
  ),
  filing as (
    select filed.moment, report.*
      from daily_report as report
     cross join lateral (
           select figure.recorded_at as moment from figure where figure.report_id = report.id limit 1
           ) as filed
     where on_date - report.reporting_date >= 0
       and (current_setting('role') <> 'campaign_district'
            or of_district = current_setting('campaign.district_code', true))
       -- A filing is recorded after it came, and within a day. By that few are left, and by the date nearly all.
       and (report.filed_at > since - interval '1 day' or report.superseded_at > since)
       and (of_district is null or report.district_code = of_district or exists (
             select from shared_place as place
               join figure on figure.ward_code = place.ward_code
              where figure.report_id = report.id and coalesce(place.valid_until > report.reporting_date, true)))
  ),
  fact as not materialized (
    select 'requirement' as kind, null::text as district_code, version.ward_code, version.recorded_at,
           version.superseded_at, version.recorded_by_name, version.superseded_by_name, version.reason,
           version.withdrawal_reason, version.document,
           jsonb_build_object('from', version.effective_date, 'required', version.required) as content
      from required_version as version
     where version.effective_date <= on_date
       and (of_district is null or version.ward_code in (select own_ward.ward_code from own_ward))
    union all
    select 'membership', null, version.ward_code, version.recorded_at, version.superseded_at,
           version.recorded_by_name, version.superseded_by_name, version.reason, version.withdrawal_reason, version.document,
           jsonb_build_object('from', version.valid_from,
                              'until', case when version.valid_until <= on_date then version.valid_until end)
      from campaign_member as version
     where version.valid_from <= on_date
       and (of_district is null or version.ward_code in (select own_ward.ward_code from own_ward))
    union all
    select 'ward', null, version.ward_code, version.recorded_at, version.superseded_at,
           version.recorded_by_name, version.superseded_by_name, version.reason, version.withdrawal_reason, version.document,
           jsonb_build_object('name', version.name, 'kind', version.kind, 'districtCode', version.district_code,
                              'from', version.valid_from,
                              'until', case when version.valid_until <= on_date then version.valid_until end)
      from ward_version as version
     where version.valid_from <= on_date
       and (of_district is null or version.ward_code in (select own_ward.ward_code from own_ward))
    union all
    select 'district', version.district_code, null, version.recorded_at, version.superseded_at,
           version.recorded_by_name, version.superseded_by_name, version.reason, version.withdrawal_reason, version.document,
           jsonb_build_object('name', version.name)
      from district_version as version
     where of_district is null or version.district_code = of_district
    union all
    select 'calendar', null, null, version.recorded_at, version.superseded_at,
           version.recorded_by_name, version.superseded_by_name, version.reason, version.withdrawal_reason, version.document,
           jsonb_build_object('date', version.date)
      from calendar_day as version
    union all
    select 'deadline', null, null, version.recorded_at, version.superseded_at,
           version.recorded_by_name, version.superseded_by_name, version.reason, version.withdrawal_reason, version.document,
           jsonb_build_object('deadline', version.deadline_date, 'decidedOn', version.decided_on)
      from deadline_version as version
     where version.decided_on <= on_date
    union all
    select 'regime', null, null, version.recorded_at, version.superseded_at,
           version.recorded_by_name, version.superseded_by_name, version.reason, version.withdrawal_reason, version.document,
           jsonb_build_object('from', version.valid_from, 'cutOff', to_char(version.cut_off, 'HH24:MI'),
                              'districtDeadline', to_char(version.district_deadline, 'HH24:MI'),
                              'cityDeadline', to_char(version.city_deadline, 'HH24:MI'))
      from regime_version as version
     where version.valid_from <= on_date
  ),
  -- Each fact as it began (+1) and as it ceased to be believed (-1); what one recording ends and begins alike is no change.
  step as (
    select fact.recorded_at as moment, 1 as sign, fact.kind, fact.district_code, fact.ward_code, fact.content,
           fact.recorded_by_name as by_name, fact.reason, fact.document
      from fact where fact.recorded_at > since and fact.recorded_at <= until
    union all
    select fact.superseded_at, -1, fact.kind, fact.district_code, fact.ward_code, fact.content,
           fact.superseded_by_name, fact.withdrawal_reason, null
      from fact where fact.superseded_at > since and fact.superseded_at <= until
  ),
  change as (
    select step.moment, step.kind, step.district_code, step.ward_code, step.content, sum(step.sign) as sign,
           max(step.by_name) as by_name, max(step.reason) as reason, max(step.document) as document
      from step
     group by step.moment, step.kind, step.district_code, step.ward_code, step.content
    having sum(step.sign) <> 0
  )
  select filing.moment, case when filing.revision = 1 then 'first-report' else 'refiled' end,
         filing.revision = 1 and filing.reporting_date = on_date, filing.reporting_date, filing.district_code, null,
         null::jsonb, null::jsonb, filing.filed_by_name, filing.note, filing.receipt_code
    from filing
   where filing.moment > since and filing.moment <= until
   union all
  select filing.superseded_at, 'returned', false, filing.reporting_date, filing.district_code, null,
         null, null, filing.reviewed_by_name, filing.review_note, filing.receipt_code
    from filing
   where filing.state = 'returned' and filing.superseded_at > since and filing.superseded_at <= until
   union all
  select change.moment, change.kind, false, null, change.district_code, change.ward_code,
         jsonb_agg(change.content order by change.content ->> 'from', change.content) filter (where change.sign < 0),
         jsonb_agg(change.content order by change.content ->> 'from', change.content) filter (where change.sign > 0),
         coalesce(max(change.by_name) filter (where change.sign > 0), max(change.by_name)),
         coalesce(max(change.reason) filter (where change.sign > 0), max(change.reason)),
         max(change.document)
    from change
   where current_setting('role') <> 'campaign_district'
      or of_district = current_setting('campaign.district_code', true)
   group by change.moment, change.kind, change.district_code, change.ward_code
   order by 1, 2, 4, 5, 6
$$;
