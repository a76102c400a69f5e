import type { Campaign as CampaignNow } from '../contract/campaign.js';
import type { Transaction } from '../platform/database.js';
import { Problem } from '../platform/problem.js';

export type Campaign = Pick<CampaignNow, 'name' | 'startDate' | 'signingStartDate' | 'isDemonstration'>;

/** The campaign; the problem `campaign.not-loaded` in a database nothing was put into. */
export async function campaignOf(tx: Transaction): Promise<Campaign> {
  const [campaign] = (await tx.query(CAMPAIGN)) as Campaign[];
  if (!campaign) throw new Problem('campaign.not-loaded');
  return campaign;
}

export const CAMPAIGN = `
select name, start_date::text as "startDate", signing_start_date::text as "signingStartDate",
       is_demonstration as "isDemonstration"
  from campaign`;
