import { z } from 'zod';
import { because, stated } from './dated-fact.js';
import { date } from './fields.js';
import { asKnownAt, listQuery } from './list.js';

/** A day on which no report is expected. */
export const calendarDayChange = z.strictObject({ date, ...because });
export type CalendarDayChange = z.infer<typeof calendarDayChange>;

export const calendarDay = z.object({ date, ...stated });
export type CalendarDay = z.infer<typeof calendarDay>;

export const calendarDayQuery = listQuery(['date', 'reason', 'recordedAt']).extend(asKnownAt);
