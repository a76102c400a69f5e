import { type WardVersion, wardVersion, wardVersionChange, wardVersionQuery } from '../contract/area.js';
import { correctableWithdrawal } from '../contract/dated-fact.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import type { Transaction } from '../platform/database.js';
import { Problem } from '../platform/problem.js';
import { checkDistricts } from './check-districts.js';
import { checkMembership } from './check-membership.js';
import type { DatedFact } from './dated-fact.js';
import { versionsOf } from './fact-versions.query.js';
import type { Pen } from './pen.js';
import { firstDayChanged } from './first-day-changed.js';
import { refusePastDay } from './refuse-past-day.js';
import { reportedInOtherDistrict } from './reported-in-other-district.query.js';

export const wardVersions: DatedFact<typeof wardVersionChange, typeof wardVersion> = {
  noun: 'ward-version',
  path: 'ward-versions',
  summary: 'a ward’s name, kind and district for a period',
  district: 'rows',
  about: 'wardCode',
  table: 'ward_version',
  fields: ['wardCode', 'name', 'kind', 'districtCode', 'population', 'validFrom', 'validUntil'],
  select: `fact.ward_code as "wardCode", fact.name, fact.kind, fact.district_code as "districtCode",
            district.name as "districtName", fact.population,
            fact.valid_from::text as "validFrom", fact.valid_until::text as "validUntil"`,
  join: 'join district on district.code = fact.district_code',
  change: wardVersionChange,
  fact: wardVersion,
  query: wardVersionQuery,
  withdrawal: correctableWithdrawal,
  constraints: {
    ward_version_no_overlap: 'ward-version.overlap',
    ward_version_name_taken: 'ward-version.name-taken',
    ward_version_check: 'fact.period-empty',
    ward_version_district_code_fkey: 'district.unknown',
    ward_version_ward_code_fkey: 'ward.unknown',
  },
  refusals: [
    'campaign-member.without-ward',
    'campaign-member.reported-outside',
    'ward-version.without-district',
    'ward-version.reported-elsewhere',
    'fact.changes-past-day',
  ],

  neighbours: {
    /** A rename or a move: the version that lasted ends on the first day of the new one, at the same moment. */
    async makeRoom(pen, change) {
      await pen.tx.query(`insert into ward values ($1) on conflict do nothing`, [change.wardCode]);
      const lasting = (await periodsOf(pen.tx, change.wardCode)).find(
        ({ validFrom, validUntil }) =>
          validFrom < change.validFrom && (validUntil === null || validUntil > change.validFrom),
      );
      if (!lasting) return { change, neighbour: null };
      await lastUntil(pen, lasting, change.validFrom, change.reason);
      return {
        change: { ...change, validUntil: change.validUntil ?? lasting.validUntil },
        neighbour: lasting,
      };
    },

    async giveBack(pen, withdrawn, reason) {
      const periods = await periodsOf(pen.tx, withdrawn.wardCode);
      const earlier = periods.find((period) => period.validUntil === withdrawn.validFrom) ?? null;
      if (earlier) await lastUntil(pen, earlier, withdrawn.validUntil, reason);
      return earlier;
    },
  },

  /**
   * All of the ward's versions are looked at: its neighbour moves with a version that is added or withdrawn.
   * Another name for the same days alters no percentage.
   */
  async check({ tx, today, before, after, change: { correction } }) {
    // A ward cannot become another: of both, the one there is.
    const wardCode = (after ?? before)?.wardCode ?? '';
    await checkMembership(tx, { wardCode });
    const inForce = await periodsOf(tx, wardCode);
    await checkDistricts(
      tx,
      inForce.map(({ districtCode }) => districtCode),
    );
    const elsewhere = await reportedInOtherDistrict(tx, [wardCode]);
    if (elsewhere.length > 0) throw new Problem('ward-version.reported-elsewhere', { wards: elsewhere });
    const from = firstDayChanged(before, after, (a, b) => a.districtCode === b.districtCode);
    await refusePastDay(tx, from, today, correction);
  },
};

async function periodsOf(tx: Transaction, code: string): Promise<WardVersion[]> {
  const versions = await versionsOf(tx, wardVersions, { asOf: 'infinity' });
  return versions.map((version) => wardVersion.parse(version)).filter(({ wardCode }) => wardCode === code);
}

async function lastUntil(
  pen: Pen,
  version: WardVersion,
  validUntil: ReportingDate | null,
  reason: string,
): Promise<void> {
  await pen.supersede(wardVersions, [version.id]);
  await pen.append(wardVersions, [{ ...version, validUntil, reason }], [version.id]);
}
