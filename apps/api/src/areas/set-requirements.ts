import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { RequirementList, RequirementListSet } from '../contract/requirement.js';
import { requirement } from '../contract/requirement.js';
import { type ReportingDate, reportingDateOf } from '../domain/reporting-date.js';
import type { Person } from '../platform/actor.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Database, type Transaction } from '../platform/database.js';
import { Problem } from '../platform/problem.js';
import { takePen } from '../platform/recording.js';
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
    return this.database.recording(person, async (tx) => {
      const { rows, correction, effectiveDate, document, reason } = list;
      const codes = rows.map((row) => row.wardCode);
      const twice = codes.filter((code, index) => codes.indexOf(code) !== index);
      if (twice.length > 0) throw new Problem('requirement.ward-twice', { wards: twice });
      await takePen(tx);
      await checkMembers(tx, codes, effectiveDate);
      const before = await versionsFrom(tx, effectiveDate);
      const differing = rows.filter(({ wardCode, required }) => {
        const version = before.get(wardCode);
        return version?.required !== required || version.document !== document;
      });
      const answer = {
        changed: differing.length,
        unchanged: rows.length - differing.length,
        required: rows.reduce((sum, row) => sum + row.required, 0),
      };
      if (differing.length === 0) return answer;

      const replaced = differing.flatMap(({ wardCode }) => before.get(wardCode) ?? []);
      const pen = await Pen.take(tx, person, this.clock);
      await pen.supersede(
        requirements,
        replaced.map((version) => version.id),
      );
      await pen.append(
        requirements,
        differing.map((row) => ({ ...row, effectiveDate, document, reason })),
        differing.map(({ wardCode }) => before.get(wardCode)?.id ?? randomUUID()),
      );
      // Another document for the same number alters no percentage.
      const moved = differing.filter(({ wardCode, required }) => before.get(wardCode)?.required !== required);
      if (moved.length > 0) {
        await checkRequirements(tx, {
          wardCodes: moved.map((row) => row.wardCode),
          from: effectiveDate,
          today: reportingDateOf(this.clock.now()),
          correction,
        });
      }
      this.audit.note(tx, person, {
        action: 'requirement.set-list',
        subject: { kind: 'requirement' },
        before: replaced.map(({ wardCode, required, document }) => ({ wardCode, required, document })),
        after: { effectiveDate, document, correction, rows: differing },
        reason,
      });
      return answer;
    });
  }
}

/** The versions in force that begin on this day, by ward. */
async function versionsFrom(tx: Transaction, date: ReportingDate): Promise<Map<string, Requirement>> {
  const known = (await versionsOf(tx, requirements, { asOf: 'infinity' }))
    .map((version) => requirement.parse(version))
    .filter((version) => version.effectiveDate === date);
  return new Map(known.map((version) => [version.wardCode, version]));
}

type Requirement = z.infer<typeof requirement>;
