import type { ReportingDate } from '../domain/reporting-date.js';
import type { Transaction } from '../platform/database.js';
import { Problem } from '../platform/problem.js';
import { lastToldDate } from './last-told-date.query.js';
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
 * After a change to what is required of these wards from `from` on: no past day's percentage moves, unless it
 * is said to be a correction (domain.md §3.4), and nobody has submitted more than is required (§3.2).
 *
 * A day is past when it lies before today and something was told about it or about a later one.
 */
export async function checkRequirements(
  tx: Transaction,
  changed: { wardCodes: readonly string[]; from: ReportingDate; today: ReportingDate; correction: boolean },
): Promise<void> {
  if (!changed.correction && changed.from < changed.today) {
    const lastDate = await lastToldDate(tx);
    if (lastDate !== null && changed.from <= lastDate) {
      throw new Problem('requirement.changes-past-day', { effectiveDate: changed.from, lastDate });
    }
  }
  const wards = await requiredBelowSubmitted(tx, changed.wardCodes);
  if (wards.length > 0) throw new Problem('requirement.below-submitted', { wards });
}
