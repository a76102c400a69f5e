-- A document as of a moment that no published version says is printed again under that moment. It has no number of
-- its own and is never the newest: `version` is null, and of one moment there is one.
alter table document alter column version drop not null;
alter table document drop constraint document_version;
create unique index document_version on document (kind, from_date, district_code, version) nulls not distinct
  where version is not null;
create unique index document_reprint on document (kind, from_date, district_code, as_of) nulls not distinct
  where version is null;

-- What was recorded after a moment is asked for with every number (`recordings_about`).
create index daily_report_filed_at on daily_report (filed_at);
create index daily_report_superseded_at on daily_report (superseded_at);
