import type { ReportingDate } from '../domain/reporting-date.js';
import type { Transaction } from '../platform/database.js';
import { Problem } from '../platform/problem.js';
import { refusePastDay } from './refuse-past-day.js';
import { requiredBelowSubmitted } from './required-below-submitted.query.js';
import { wards } from './wards.query.js';

/** Whether each of these wards is a member of the campaign on the day: of the others nothing is required. */
export async function checkMembers(
  tx: Transaction,
  wardCodes: readonly string[],
  date: ReportingDate,
): Promise<void> {
  const all = await wards(tx, date);
  const members = new Set(all.filter((ward) => ward.isMember).map((ward) => ward.code));
  const strangers = wardCodes.filter((code) => !members.has(code));
  if (strangers.length > 0) throw new Problem('requirement.not-member', { wards: strangers, date });
}

/**
 * After a change to what is required of these wards from `from` on: no past day's percentage moves unseen, and
 * nobody has submitted more than is required (domain.md §3.2).
 */
export async function checkRequirements(
  tx: Transaction,
  changed: { wardCodes: readonly string[]; from: ReportingDate; today: ReportingDate; correction: boolean },
): Promise<void> {
  await refusePastDay(tx, changed.from, changed.today, changed.correction);
  const wards = await requiredBelowSubmitted(tx, changed.wardCodes);
  if (wards.length > 0) throw new Problem('requirement.below-submitted', { wards });
}
