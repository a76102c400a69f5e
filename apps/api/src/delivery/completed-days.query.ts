import { ordersFor } from '../documents/publication.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import type { Transaction } from '../platform/database.js';

export interface CompletedDay {
  date: ReportingDate;
  /** The latest daily workbook of the city that was sent to the recipients, made while units were missing. */
  documentId: string;
}

/**
 * Days from `since` on whose daily workbook was sent by a schedule while units were missing, and for which every
 * expected ward has reported since. A version somebody had made by hand was sent to nobody, so it counts for
 * nothing here.
 */
export function completedDays(tx: Transaction, since: ReportingDate): Promise<CompletedDay[]> {
  return tx.query(
    `with sent as (
       select distinct on (document.from_date) document.id, document.from_date, document.as_of
         from document
         join document_order as answered on answered.document_id = document.id
        where document.kind = 'daily-workbook' and document.district_code is null and document.from_date >= $1
          and answered.order_key like any ($2)
        order by document.from_date, document.version desc
     )
     select sent.from_date::text as "date", sent.id as "documentId"
       from sent
      where exists (
              select from ward_day(sent.as_of, sent.from_date, sent.from_date + 1) as day
               where not day.reported)
        and not exists (
              select from ward_day('infinity', sent.from_date, sent.from_date + 1) as day
               where not day.reported)
      order by sent.from_date`,
    [since, [ordersFor('scheduled-run'), ordersFor('follow-up')]],
  );
}
