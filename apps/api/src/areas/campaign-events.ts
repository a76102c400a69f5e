import { campaignEvent, campaignEventChange, campaignEventQuery } from '../contract/campaign-event.js';
import { withdrawal } from '../contract/dated-fact.js';
import type { DatedFact } from './dated-fact.js';

export const campaignEvents: DatedFact<typeof campaignEventChange, typeof campaignEvent> = {
  noun: 'campaign-event',
  path: 'campaign-events',
  summary: 'events drawn on the burn-up',
  district: 'none',
  table: 'campaign_event',
  fields: ['date', 'title', 'titleEn'],
  select: `fact.date::text as "date", fact.title, fact.title_en as "titleEn"`,
  change: campaignEventChange,
  fact: campaignEvent,
  query: campaignEventQuery,
  withdrawal,
  constraints: {},
  refusals: [],
};
