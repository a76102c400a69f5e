import { z } from 'zod';
import { because, correction, factFilters, stated } from './dated-fact.js';
import { date } from './fields.js';
import { listQuery } from './list.js';

/** A day on which no report is expected. */
export const calendarDayChange = z.strictObject({ date, ...because, correction });

export const calendarDay = z.object({ date, ...stated });

export const calendarDayQuery = listQuery(['date', 'reason', 'recordedAt']).extend(factFilters);
