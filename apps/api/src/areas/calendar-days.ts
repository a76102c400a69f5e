import {
  calendarDay,
  calendarDayChange,
  calendarDayQuery,
  calendarDayWithdrawal,
} from '../contract/calendar-day.js';
import { Problem } from '../platform/problem.js';
import { campaignOf } from './campaign.query.js';
import type { DatedFact } from './dated-fact.js';
import { lastToldDate } from './last-told-date.query.js';

export const calendarDays: DatedFact<typeof calendarDayChange, typeof calendarDay> = {
  noun: 'calendar-day',
  path: 'calendar-days',
  summary: 'days on which no report is expected',
  district: 'none',
  table: 'calendar_day',
  fields: ['date'],
  select: `fact.date::text as "date"`,
  change: calendarDayChange,
  fact: calendarDay,
  query: calendarDayQuery,
  withdrawal: calendarDayWithdrawal,
  constraints: { calendar_day_in_force: 'calendar-day.twice' },
  /** Another document or reason for the same day alters no figure. */
  async check({ tx, today, before, after, change: { correction } }) {
    const { startDate } = await campaignOf(tx);
    if (after && after.date < startDate) throw new Problem('fact.before-campaign', { startDate });
    if (correction || before?.date === after?.date) return;
    const [date] = [before, after].flatMap((version) => version?.date ?? []).sort();
    const lastDate = await lastToldDate(tx);
    if (date !== undefined && date < today && lastDate !== null && date <= lastDate) {
      throw new Problem('calendar-day.changes-past-day', { date, lastDate });
    }
  },
};
