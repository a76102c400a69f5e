import type { ReportingDate } from '../domain/reporting-date.js';
import type { Transaction } from '../platform/database.js';
import type { AsOf } from '../platform/recording.js';

export interface CampaignEvent {
  date: ReportingDate;
  title: string;
  titleEn: string;
}

/** What happened on a day, for the burn-up; in order. */
export function campaignEvents(tx: Transaction, asOf: AsOf = 'infinity'): Promise<CampaignEvent[]> {
  return tx.query(
    `select date::text as "date", title, title_en as "titleEn"
       from campaign_event
      where recorded_at <= $1 and coalesce(superseded_at > $1, true)
      order by date, recorded_at`,
    [asOf],
  );
}
