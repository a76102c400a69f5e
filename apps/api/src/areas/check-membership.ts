import type { Transaction } from '../platform/database.js';
import { Problem } from '../platform/problem.js';
import { membershipWithoutWard } from './membership-without-ward.query.js';
import { reportedOutsideMembership } from './reported-outside-membership.query.js';

/** After a change to this ward: every day of membership has a ward, and every reported day a membership. */
export async function checkMembership(tx: Transaction, fact: { wardCode: string } | null): Promise<void> {
  const wardCodes = fact ? [fact.wardCode] : [];
  const uncovered = await membershipWithoutWard(tx, wardCodes);
  if (uncovered.length > 0) throw new Problem('campaign-member.without-ward', { wards: uncovered });
  const reported = await reportedOutsideMembership(tx, wardCodes);
  if (reported.length > 0) throw new Problem('campaign-member.reported-outside', { wards: reported });
}
