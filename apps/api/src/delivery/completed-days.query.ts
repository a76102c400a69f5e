import type { ReportingDate } from '../domain/reporting-date.js';
import type { Transaction } from '../platform/database.js';

export interface CompletedDay {
  date: ReportingDate;
  /** The latest daily workbook of the city, made while units were missing. */
  documentId: string;
}

/**
 * Days from `since` on whose daily workbook was sent by a schedule while units were missing, and for which every
 * expected ward has reported since.
 */
export function completedDays(tx: Transaction, since: ReportingDate): Promise<CompletedDay[]> {
  return tx.query(
    `with latest as (
       select distinct on (document.from_date) document.id, document.from_date, document.as_of
         from document
        where document.kind = 'daily-workbook' and document.district_code is null and document.from_date >= $1
        order by document.from_date, document.version desc
     )
     select latest.from_date::text as "date", latest.id as "documentId"
       from latest
      where exists (
              select from document
                join document_order as answered on answered.document_id = document.id
                join scheduled_run as run on answered.order_key = 'scheduled-run ' || run.id
               where document.kind = 'daily-workbook' and document.from_date = latest.from_date)
        and exists (
              select from ward_day(latest.as_of, latest.from_date, latest.from_date + 1) as day
               where not day.reported)
        and not exists (
              select from ward_day('infinity', latest.from_date, latest.from_date + 1) as day
               where not day.reported)
      order by latest.from_date`,
    [since],
  );
}
