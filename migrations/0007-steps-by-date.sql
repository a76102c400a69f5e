-- The steps of a few days are found by date. What a district adds in a day is far below two thousand million.
create index figure_step_by_date on figure_step (reporting_date, known_from);
alter table district_step
  alter submitted type integer, alter verified type integer, alter unresolved type integer, alter exempt type integer,
  alter signed type integer, alter submitted_added type integer, alter verified_added type integer,
  alter signed_added type integer;
