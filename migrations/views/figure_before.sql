-- The step of the last figures reported of a ward before a date, as known at a moment: what it has come to by then.
create function figure_before(of_ward text, before_date date, moment timestamptz) returns setof figure_step
language sql stable as $$
  select step.*
    from figure_step as step
   where step.ward_code = of_ward and step.reporting_date < before_date
     and step.known_from <= moment and step.known_until > moment
   order by step.reporting_date desc
   limit 1
$$;
