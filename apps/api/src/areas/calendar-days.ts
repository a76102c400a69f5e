import { calendarDay, calendarDayChange, calendarDayQuery } from '../contract/calendar-day.js';
import { correctableWithdrawal } from '../contract/dated-fact.js';
import { addDays } from '../domain/reporting-date.js';
import { Problem } from '../platform/problem.js';
import { campaignOf } from './campaign.query.js';
import type { DatedFact } from './dated-fact.js';
import { earliest } from './first-day-changed.js';
import { refusePastDay } from './refuse-past-day.js';

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
  withdrawal: correctableWithdrawal,
  constraints: { calendar_day_in_force: 'calendar-day.twice' },
  refusals: ['fact.before-campaign', 'fact.changes-past-day'],
  /** Another document or reason for the same day alters no figure. */
  async check({ tx, today, before, after, change: { correction } }) {
    const { startDate } = await campaignOf(tx);
    if (after && after.date < startDate) throw new Problem('fact.before-campaign', { startDate });
    const from = before?.date === after?.date ? null : earliest([before?.date, after?.date]);
    // A report of today would be left on a day that expects none.
    await refusePastDay(tx, from, addDays(today, 1), correction);
  },
};
