import type { CalendarDay } from '../domain/calendar.js';
import type { DeadlineVersion } from '../domain/deadlines.js';
import type { Regime } from '../domain/regime.js';
import type { Transaction } from '../platform/database.js';
import { Problem } from '../platform/problem.js';
import type { AsOf } from '../platform/recording.js';
import { CALENDAR_DAYS } from './calendar.query.js';
import { CAMPAIGN, type Campaign } from './campaign.query.js';
import { DEADLINES } from './deadlines.query.js';
import { REGIMES } from './regimes.query.js';

/** The facts every progress answer is worked out with. */
export interface CampaignFacts {
  campaign: Campaign;
  calendar: CalendarDay[];
  deadlines: DeadlineVersion[];
  regimes: Regime[];
}

/**
 * The campaign, its days off, deadlines and regimes as known at a moment, each as its own query gives it, in one
 * round trip. The problem `campaign.not-loaded` in a database nothing was put into.
 */
export async function campaignFacts(tx: Transaction, asOf: AsOf): Promise<CampaignFacts> {
  const [facts] = (await tx.query(FACTS, [asOf])) as (Omit<CampaignFacts, 'campaign'> & {
    campaign: Campaign | null;
  })[];
  if (!facts?.campaign) throw new Problem('campaign.not-loaded');
  return { ...facts, campaign: facts.campaign };
}

const FACTS = `
select (select to_json(found) from (${CAMPAIGN}) as found)                           as "campaign",
       (select coalesce(json_agg(found), '[]') from (${CALENDAR_DAYS}) as found)     as "calendar",
       (select coalesce(json_agg(found), '[]') from (${DEADLINES}) as found)         as "deadlines",
       (select coalesce(json_agg(found), '[]') from (${REGIMES}) as found)           as "regimes"`;
