import { campaignMember, campaignMemberChange, campaignMemberQuery } from '../contract/campaign-member.js';
import { correctableWithdrawal } from '../contract/dated-fact.js';
import { Problem } from '../platform/problem.js';
import { ABOUT_WARD, wardOnDay } from './about-ward.js';
import { campaignOf } from './campaign.query.js';
import type { DatedFact } from './dated-fact.js';
import { checkMembership } from './check-membership.js';
import { firstDayChanged } from './first-day-changed.js';
import { refusePastDay } from './refuse-past-day.js';

export const campaignMembers: DatedFact<typeof campaignMemberChange, typeof campaignMember> = {
  noun: 'campaign-member',
  path: 'campaign-members',
  summary: 'wards from which reports are expected',
  district: 'rows',
  about: 'wardCode',
  table: 'campaign_member',
  fields: ['wardCode', 'validFrom', 'validUntil'],
  select: `${ABOUT_WARD}, fact.valid_from::text as "validFrom", fact.valid_until::text as "validUntil"`,
  join: wardOnDay('valid_from'),
  lasts: { from: 'fact.valid_from', until: `coalesce(fact.valid_until, 'infinity')` },
  change: campaignMemberChange,
  fact: campaignMember,
  query: campaignMemberQuery,
  withdrawal: correctableWithdrawal,
  constraints: {
    campaign_member_no_overlap: 'campaign-member.overlap',
    campaign_member_check: 'fact.period-empty',
    campaign_member_ward_code_fkey: 'ward.unknown',
  },
  refusals: [
    'fact.before-campaign',
    'campaign-member.without-ward',
    'campaign-member.reported-outside',
    'fact.changes-past-day',
  ],
  async check({ tx, today, before, after, change: { correction } }) {
    const { startDate } = await campaignOf(tx);
    if (after && after.validFrom < startDate) throw new Problem('fact.before-campaign', { startDate });
    await checkMembership(tx, after ?? before);
    await refusePastDay(tx, firstDayChanged(before, after), today, correction);
  },
};
