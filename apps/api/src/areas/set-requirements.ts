import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { RequirementList, RequirementListSet } from '../contract/requirement.js';
import { requirement } from '../contract/requirement.js';
import { reportingDateOf } from '../domain/reporting-date.js';
import type { Person } from '../platform/actor.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Problem } from '../platform/problem.js';
import { checkMembers, checkRequirements } from './check-requirements.js';
import { versionsOf } from './fact-versions.query.js';
import { Pen } from './pen.js';
import { requirements } from './requirements.js';

/** Sets what one document requires of many wards: all of them or none. */
@Injectable()
export class SetRequirements {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  set(person: Person, list: RequirementList): Promise<RequirementListSet> {
    return this.database.within(person, async (tx) => {
      const { rows, correction, effectiveDate, document, reason } = list;
      const now = this.clock.now();
      const codes = rows.map((row) => row.wardCode);
      const twice = codes.filter((code, index) => codes.indexOf(code) !== index);
      if (twice.length > 0) throw new Problem('requirement.ward-twice', { wards: twice });
      await checkMembers(tx, codes, effectiveDate);
      const pen = await Pen.take(tx, person, now);
      const known = (await versionsOf(tx, requirements, { asOf: 'infinity' }))
        .map((version) => requirement.parse(version))
        .filter((version) => version.effectiveDate === effectiveDate);
      const before = new Map(known.map((version) => [version.wardCode, version]));
      const differing = rows.filter(({ wardCode, required }) => {
        const version = before.get(wardCode);
        return version?.required !== required || version.document !== document;
      });
      const replaced = differing.flatMap(({ wardCode }) => before.get(wardCode) ?? []);
      await pen.supersede(
        requirements,
        replaced.map((version) => version.id),
      );
      await pen.append(
        requirements,
        differing.map((row) => ({ ...row, effectiveDate, document, reason })),
        differing.map(({ wardCode }) => before.get(wardCode)?.id ?? randomUUID()),
      );
      const wardCodes = differing.map((row) => row.wardCode);
      if (differing.length > 0) {
        await checkRequirements(tx, {
          wardCodes,
          from: effectiveDate,
          today: reportingDateOf(now),
          correction,
        });
      }
      await this.audit.note(tx, person, {
        action: 'requirement.set-list',
        subject: { kind: 'requirement' },
        before: replaced.map(({ wardCode, required, document }) => ({ wardCode, required, document })),
        after: { effectiveDate, document, correction, rows: differing },
        reason,
      });
      return {
        changed: differing.length,
        unchanged: rows.length - differing.length,
        required: rows.reduce((sum, row) => sum + row.required, 0),
      };
    });
  }
}
