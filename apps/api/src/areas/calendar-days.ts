import { calendarDay, calendarDayChange, calendarDayQuery } from '../contract/calendar-day.js';
import { withdrawal } from '../contract/dated-fact.js';
import { Problem } from '../platform/problem.js';
import { campaignOf } from './campaign.query.js';
import type { DatedFact } from './dated-fact.js';

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
  withdrawal,
  constraints: { calendar_day_in_force: 'calendar-day.twice' },
  async check({ tx, after }) {
    const { startDate } = await campaignOf(tx);
    if (after && after.date < startDate) throw new Problem('fact.before-campaign', { startDate });
  },
};
