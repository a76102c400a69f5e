import { correctableWithdrawal } from '../contract/dated-fact.js';
import { deadline, deadlineChange, deadlineQuery } from '../contract/deadline.js';
import { Problem } from '../platform/problem.js';
import { campaignOf } from './campaign.query.js';
import type { DatedFact } from './dated-fact.js';
import { earliest } from './first-day-changed.js';
import { refusePastDay } from './refuse-past-day.js';

export const deadlines: DatedFact<typeof deadlineChange, typeof deadline> = {
  noun: 'deadline',
  path: 'deadlines',
  summary: 'deadlines of the campaign, by the document that set them',
  district: 'none',
  table: 'deadline_version',
  fields: ['deadlineDate', 'decidedOn'],
  select: `fact.deadline_date::text as "deadlineDate", fact.decided_on::text as "decidedOn"`,
  change: deadlineChange,
  fact: deadline,
  query: deadlineQuery,
  withdrawal: correctableWithdrawal,
  constraints: { deadline_version_in_force: 'deadline.decided-twice' },
  refusals: ['deadline.before-campaign', 'deadline.before-decision', 'fact.changes-past-day'],
  /** From the day it was decided on, it says what is needed a day; another document or reason alters nothing. */
  async check({ tx, today, before, after, change: { correction } }) {
    if (after) {
      const { startDate } = await campaignOf(tx);
      if (after.deadlineDate < startDate) throw new Problem('deadline.before-campaign', { startDate });
      if (after.deadlineDate < after.decidedOn) throw new Problem('deadline.before-decision');
    }
    const isSame = before?.deadlineDate === after?.deadlineDate && before?.decidedOn === after?.decidedOn;
    const from = isSame ? null : earliest([before?.decidedOn, after?.decidedOn]);
    await refusePastDay(tx, from, today, correction);
  },
};
