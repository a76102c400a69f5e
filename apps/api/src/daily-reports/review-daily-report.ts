import { Injectable } from '@nestjs/common';
import type { DailyReport } from '../contract/daily-report.js';
import { canMove, type ReportState } from '../domain/report-states.js';
import type { Person } from '../platform/actor.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Database, type Transaction } from '../platform/database.js';
import { Problem } from '../platform/problem.js';
import { beginRecording } from '../platform/recording.js';
import { dailyReportById } from './daily-report-rows.query.js';
import { supersedeFigures } from './figures.query.js';
import { lockDistrict } from './lock-district.query.js';
import { wholeReport } from './look-up-reports.js';

/** The Department's focal point looks at what was filed: accepts it, or returns it with a reason. */
@Injectable()
export class ReviewDailyReport {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  accept(person: Person, id: string, note: string): Promise<DailyReport> {
    return this.move(person, id, 'accepted', note);
  }

  /** From this moment on the report's figures count no more: the day is unreported until it is filed again. */
  return(person: Person, id: string, reason: string): Promise<DailyReport> {
    return this.move(person, id, 'returned', reason, async (tx) =>
      supersedeFigures(tx, id, await beginRecording(tx, this.clock.now())),
    );
  }

  private move(
    person: Person,
    id: string,
    to: ReportState,
    note: string,
    also: (tx: Transaction) => Promise<void> = async () => undefined,
  ): Promise<DailyReport> {
    return this.database.within(person, async (tx) => {
      const found = await dailyReportById(tx, id);
      if (!found) throw new Problem('access.not-found');
      await lockDistrict(tx, found.districtCode);
      // A filing may have stood before us in line: what was found then is looked at again.
      const report = (await dailyReportById(tx, id)) ?? found;
      if (report.supersededAt !== null || !canMove(report.state, to)) {
        const { state, supersededAt } = report;
        throw new Problem('daily-report.cannot-move', { state, to, supersededAt });
      }
      await tx.query(
        `update daily_report
            set state = $2, reviewed_at = $3, reviewed_by = $4, reviewed_by_name = $5, review_note = $6
          where id = $1`,
        [id, to, this.clock.now(), person.id, person.name, note || null],
      );
      await also(tx);
      await this.audit.note(tx, person, {
        action: to === 'returned' ? 'daily-report.return' : 'daily-report.accept',
        subject: { kind: 'daily-report', id, districtCode: report.districtCode },
        before: { state: report.state },
        after: { state: to, date: report.date, revision: report.revision },
        reason: note || undefined,
      });
      return wholeReport(tx, id);
    });
  }
}
