import { withdrawal } from '../contract/dated-fact.js';
import { deadline, deadlineChange, deadlineQuery } from '../contract/deadline.js';
import { Problem } from '../platform/problem.js';
import { campaignOf } from './campaign.query.js';
import type { DatedFact } from './dated-fact.js';

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
  withdrawal,
  constraints: { deadline_version_in_force: 'deadline.decided-twice' },
  async check({ tx, after }) {
    if (!after) return;
    const { startDate } = await campaignOf(tx);
    if (after.deadlineDate < startDate) throw new Problem('deadline.before-campaign', { startDate });
    if (after.deadlineDate < after.decidedOn) throw new Problem('deadline.before-decision');
  },
};
