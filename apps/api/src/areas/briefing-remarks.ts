import { briefingRemark, briefingRemarkChange, briefingRemarkQuery } from '../contract/briefing-remark.js';
import { withdrawal } from '../contract/dated-fact.js';
import { CITY_ROLES } from '../domain/roles.js';
import type { DatedFact } from './dated-fact.js';

export const briefingRemarks: DatedFact<typeof briefingRemarkChange, typeof briefingRemark> = {
  noun: 'briefing-remark',
  path: 'briefing-remarks',
  summary: 'what is said of a week in its briefing: number, shortcomings, proposals',
  district: 'city',
  readers: CITY_ROLES,
  table: 'briefing_remark',
  fields: ['week', 'number', 'shortcomings', 'proposals'],
  select: `fact.week::text as "week", fact.number, fact.shortcomings, fact.proposals`,
  change: briefingRemarkChange,
  fact: briefingRemark,
  query: briefingRemarkQuery,
  withdrawal,
  constraints: {
    briefing_remark_in_force: 'briefing-remark.week-taken',
    briefing_remark_says_something: 'briefing-remark.empty',
  },
  refusals: [],
};
