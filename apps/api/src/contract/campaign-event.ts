import { z } from 'zod';
import { because, factFilters, stated } from './dated-fact.js';
import { date, text } from './fields.js';
import { listQuery } from './list.js';

const event = { date, title: text, titleEn: text };

/** What happened on a day, drawn on the burn-up. */
export const campaignEventChange = z.strictObject({ ...event, ...because });

export const campaignEvent = z.object({ ...event, ...stated });

export const campaignEventQuery = listQuery(['date', 'title', 'recordedAt']).extend(factFilters);
