-- One row for every campaign ward and every day of [from_date, until_date), reported or not, as known
-- at `as_of` ('infinity' = now). Everything a screen, a workbook or a briefing counts is counted from
-- here. On a day without a report the last figures are carried forward (`reported` is false) and the
-- increments are null: the whole increment belongs to the day it arrived. A report that was returned
-- counts no more; `returned` says that a new one is awaited for the day.
--
-- A ward's figures are a chain of spans: the last figures before the period and each one in it hold
-- until the next. So a question about one day reads one or two rows a ward, whatever the history.
--
-- Asked as `ward_day`, which gives each role the rows it may see.
create function city_ward_day(as_of timestamptz, from_date date, until_date date)
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
  returned boolean,
  figures_date date,
  submitted integer,
  verified integer,
  unresolved integer,
  exempt integer,
  signed integer,
  submitted_increment integer,
  verified_increment integer,
  signed_increment integer,
  adjustment_reason text,
  -- Since when the ward takes part without a break.
  member_since date,
  -- On a reported day, the date of the figures before; null for the first.
  earlier_date date
) language sql stable as $$
  select day.date,
         holiday.date is null,
         member.ward_code,
         parent.district_code,
         requirement.required,
         arrival.is_today,
         case when arrival.is_today then report.id end,
         case when arrival.is_today then report.filed_at end,
         case when arrival.is_today then report.timeliness end,
         not arrival.is_today and exists (
           select from daily_report as sent_back
            where sent_back.district_code = parent.district_code and sent_back.reporting_date = day.date
              and sent_back.state = 'returned' and sent_back.superseded_at <= as_of),
         span.reporting_date,
         span.submitted,
         span.verified,
         span.unresolved,
         span.exempt,
         span.signed,
         case when arrival.is_today then span.submitted - coalesce(span.submitted_before, 0) end,
         case when arrival.is_today then span.verified - coalesce(span.verified_before, 0) end,
         case when arrival.is_today then span.signed - coalesce(span.signed_before, 0) end,
         case when arrival.is_today then span.adjustment_reason end,
         member.since,
         case when arrival.is_today then span.date_before end
    from (
         select period.ward_code, period.valid_from, period.valid_until,
                max(period.start) over (partition by period.ward_code order by period.valid_from) as since
           from (
                select member.ward_code, member.valid_from, member.valid_until,
                       case when lag(member.valid_until) over in_order is distinct from member.valid_from
                            then member.valid_from end as start
                  from campaign_member as member
                 where member.recorded_at <= as_of
                   and (member.superseded_at is null or member.superseded_at > as_of)
                window in_order as (partition by member.ward_code order by member.valid_from)
                ) as period
         ) as member
    join ward_version as parent
      on parent.ward_code = member.ward_code
     and parent.recorded_at <= as_of and (parent.superseded_at is null or parent.superseded_at > as_of)
   cross join lateral (
         select figure.reporting_date, figure.report_id, figure.adjustment_reason,
                figure.submitted, figure.verified, figure.unresolved, figure.exempt, figure.signed,
                lag(figure.submitted) over in_order as submitted_before,
                lag(figure.verified) over in_order as verified_before,
                lag(figure.signed) over in_order as signed_before,
                lag(figure.reporting_date) over in_order as date_before,
                lead(figure.reporting_date) over in_order as next_date
           from (
                 -- One row even where there is nothing before the period: it stands for the days
                 -- before the first report.
                 select earlier.*
                   from (values (true)) as always
                   left join lateral (
                        select figure.*
                          from figure
                         where figure.ward_code = member.ward_code and figure.reporting_date < from_date
                           and figure.recorded_at <= as_of
                           and (figure.superseded_at is null or figure.superseded_at > as_of)
                         order by figure.reporting_date desc
                         limit 1
                        ) as earlier on true
                 union all
                 select figure.*
                   from figure
                  where figure.ward_code = member.ward_code
                    and figure.reporting_date >= from_date and figure.reporting_date < until_date
                    and figure.recorded_at <= as_of
                    and (figure.superseded_at is null or figure.superseded_at > as_of)
                ) as figure
         window in_order as (order by figure.reporting_date nulls first)
         ) as span
   cross join lateral (
         select greatest(from_date, member.valid_from, parent.valid_from, span.reporting_date) as first_date,
                least(until_date, member.valid_until, parent.valid_until, span.next_date) as end_date
         ) as held
   cross join lateral (
         select held.first_date + generate_series(0, held.end_date - held.first_date - 1) as date
         ) as day
   cross join lateral (select coalesce(span.reporting_date = day.date, false) as is_today) as arrival
    left join (
         select version.ward_code, version.required, version.effective_date,
                lead(version.effective_date, 1, 'infinity'::date)
                  over (partition by version.ward_code order by version.effective_date) as next_date
           from required_version as version
          where version.recorded_at <= as_of and (version.superseded_at is null or version.superseded_at > as_of)
         ) as requirement
      on requirement.ward_code = member.ward_code
     and requirement.effective_date <= day.date and requirement.next_date > day.date
    left join calendar_day as holiday
      on holiday.date = day.date
     and holiday.recorded_at <= as_of and (holiday.superseded_at is null or holiday.superseded_at > as_of)
    left join daily_report as report on report.id = span.report_id
$$;
