-- One row for every campaign ward and every day of [from_date, until_date), reported or not, as known
-- at `as_of` ('infinity' = now). Everything a screen, a workbook or a briefing counts is counted from
-- here. On a day without a report the last figures are carried forward (`reported` is false) and the
-- increments are null: the whole increment belongs to the day it arrived.
create function ward_day(as_of timestamptz, from_date date, until_date date)
returns table (
  reporting_date date,
  is_reporting_day boolean,
  ward_code text,
  district_code text,
  required integer,
  reported boolean,
  report_id uuid,
  filed_at timestamptz,
  timeliness text,
  figures_date date,
  submitted integer,
  verified integer,
  unresolved integer,
  exempt integer,
  signed integer,
  submitted_increment integer,
  verified_increment integer,
  signed_increment integer,
  adjustment_reason text
) language sql stable as $$
  with known_figure as (
    select figure.*,
           lead(figure.reporting_date) over by_ward as next_date,
           figure.submitted - coalesce(lag(figure.submitted) over by_ward, 0) as submitted_increment,
           figure.verified - coalesce(lag(figure.verified) over by_ward, 0) as verified_increment,
           figure.signed - coalesce(lag(figure.signed) over by_ward, 0) as signed_increment
      from figure
     where figure.recorded_at <= as_of
       and (figure.superseded_at is null or figure.superseded_at > as_of)
       and figure.reporting_date < until_date
    window by_ward as (partition by figure.ward_code order by figure.reporting_date)
  ),
  day as (
    select generate_series(from_date, until_date - 1, interval '1 day')::date as date
  ),
  known_requirement as (
    select version.ward_code, version.required, version.effective_date,
           lead(version.effective_date, 1, 'infinity'::date)
             over (partition by version.ward_code order by version.effective_date) as next_date
      from required_version as version
     where version.recorded_at <= as_of and (version.superseded_at is null or version.superseded_at > as_of)
  )
  select day.date,
         holiday.date is null,
         member.ward_code,
         parent.district_code,
         requirement.required,
         coalesce(known_figure.reporting_date = day.date, false),
         case when known_figure.reporting_date = day.date then report.id end,
         case when known_figure.reporting_date = day.date then report.filed_at end,
         case when known_figure.reporting_date = day.date then report.timeliness end,
         known_figure.reporting_date,
         known_figure.submitted,
         known_figure.verified,
         known_figure.unresolved,
         known_figure.exempt,
         known_figure.signed,
         case when known_figure.reporting_date = day.date then known_figure.submitted_increment end,
         case when known_figure.reporting_date = day.date then known_figure.verified_increment end,
         case when known_figure.reporting_date = day.date then known_figure.signed_increment end,
         case when known_figure.reporting_date = day.date then known_figure.adjustment_reason end
    from day
    join campaign_member as member
      on member.valid_from <= day.date and coalesce(member.valid_until > day.date, true)
     and member.recorded_at <= as_of and (member.superseded_at is null or member.superseded_at > as_of)
    join ward_version as parent
      on parent.ward_code = member.ward_code
     and parent.valid_from <= day.date and coalesce(parent.valid_until > day.date, true)
     and parent.recorded_at <= as_of and (parent.superseded_at is null or parent.superseded_at > as_of)
    left join calendar_day as holiday
      on holiday.date = day.date
     and holiday.recorded_at <= as_of and (holiday.superseded_at is null or holiday.superseded_at > as_of)
    left join known_requirement as requirement
      on requirement.ward_code = member.ward_code
     and requirement.effective_date <= day.date and requirement.next_date > day.date
    left join known_figure
      on known_figure.ward_code = member.ward_code
     and known_figure.reporting_date <= day.date and coalesce(known_figure.next_date > day.date, true)
    left join daily_report as report on report.id = known_figure.report_id
$$;
