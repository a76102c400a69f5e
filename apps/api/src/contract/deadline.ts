import { z } from 'zod';
import { because, correction, factFilters, stated } from './dated-fact.js';
import { date, text } from './fields.js';
import { listQuery } from './list.js';

const version = { deadlineDate: date, decidedOn: date };

/** The last day of the campaign as a document set it; the one decided last is in force. */
export const deadlineChange = z.strictObject({ ...version, ...because, document: text, correction });

export const deadline = z.object({ ...version, ...stated, document: z.string() });

export const deadlineQuery = listQuery(['decidedOn', 'deadlineDate', 'recordedAt']).extend(factFilters);
