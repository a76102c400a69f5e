import { requirement, requirementChange, requirementQuery } from '../contract/requirement.js';
import { correctableWithdrawal } from '../contract/dated-fact.js';
import { ABOUT_WARD, wardOnDay } from './about-ward.js';
import { checkMembers, checkRequirements } from './check-requirements.js';
import type { DatedFact } from './dated-fact.js';
import { knownThen } from './fact-versions.query.js';

export const requirements: DatedFact<typeof requirementChange, typeof requirement> = {
  noun: 'requirement',
  path: 'requirements',
  summary: 'records required of a ward, by the document that says so',
  district: 'rows',
  about: 'wardCode',
  table: 'required_version',
  fields: ['wardCode', 'effectiveDate', 'required'],
  select: `${ABOUT_WARD}, fact.effective_date::text as "effectiveDate", fact.required`,
  join: wardOnDay('effective_date'),
  // A number holds until the next one takes its place.
  lasts: {
    from: 'fact.effective_date',
    until: `coalesce((select min(later.effective_date) from required_version as later
                       where later.ward_code = fact.ward_code and later.effective_date > fact.effective_date
                         and ${knownThen('later')}), 'infinity')`,
  },
  change: requirementChange,
  fact: requirement,
  query: requirementQuery,
  withdrawal: correctableWithdrawal,
  constraints: {
    required_version_in_force: 'requirement.twice',
    required_version_ward_code_fkey: 'ward.unknown',
  },
  refusals: ['requirement.not-member', 'requirement.below-submitted', 'fact.changes-past-day'],
  /** Another document or reason for the same number from the same day alters no percentage. */
  async check({ tx, today, before, after, change: { correction } }) {
    if (after) await checkMembers(tx, [after.wardCode], after.effectiveDate);
    const versions = [before, after].flatMap((version) => version ?? []);
    const dates = versions.map((version) => version.effectiveDate).sort();
    const [from] = dates;
    if (from === undefined || (before && after && sameNumber(before, after))) return;
    const wardCodes = versions.map((version) => version.wardCode);
    await checkRequirements(tx, { wardCodes, from, today, correction });
  },
};

type Required = { wardCode: string; effectiveDate: string; required: number };

function sameNumber(a: Required, b: Required): boolean {
  return a.wardCode === b.wardCode && a.effectiveDate === b.effectiveDate && a.required === b.required;
}
