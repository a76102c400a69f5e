import { Injectable } from '@nestjs/common';
import type { DailyReport, DailyReportRow } from '../contract/daily-report.js';
import { canMove, type ReportState } from '../domain/report-states.js';
import { Notices } from '../notices/notices.service.js';
import type { Person } from '../platform/actor.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Database, type Transaction } from '../platform/database.js';
import { Problem } from '../platform/problem.js';
import { beginRecording, takePen } from '../platform/recording.js';
import { checkReturn } from './check-report.js';
import { dailyReportById } from './daily-report-rows.query.js';
import { supersedeFigures } from './figures.query.js';
import { isOwnFiling } from './own-filing.query.js';
import { wholeReport } from './look-up-reports.js';
import { answerOf } from './preview.js';
import { holidayOn, reportDay } from './report-day.js';

/** The Department's focal point looks at what was filed: accepts it, or returns it with a reason. */
@Injectable()
export class ReviewDailyReport {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly notices: Notices,
  ) {}

  accept(person: Person, id: string, note: string): Promise<DailyReport> {
    return this.move(person, id, 'accepted', note);
  }

  /**
   * From this moment on the report's figures count no more: the day is unreported until it is filed again.
   * Refused while a later day stands on them: those are returned first. Refused, too, for a day made a holiday
   * since: it could not be filed again.
   */
  return(person: Person, id: string, reason: string): Promise<DailyReport> {
    return this.move(person, id, 'returned', reason, async (tx, { districtCode, date }) => {
      const now = this.clock.now();
      if (await holidayOn(tx, date)) throw new Problem('daily-report.return-on-holiday', { date });
      const day = await reportDay(tx, districtCode, date, now, { isPast: true });
      const errors = checkReturn(day).map((found) => answerOf(found, day));
      if (errors.length > 0) throw new Problem('daily-report.return-breaks-later-day', { errors });
      await supersedeFigures(tx, id, await beginRecording(tx, now, districtCode));
    });
  }

  private move(
    person: Person,
    id: string,
    to: ReportState,
    note: string,
    also: (tx: Transaction, report: DailyReportRow) => Promise<void> = async () => undefined,
  ): Promise<DailyReport> {
    return this.database.recording(person, async (tx) => {
      // A filing may be under way: what is looked at from here on stays as it is.
      await takePen(tx);
      const report = await dailyReportById(tx, id);
      if (!report) throw new Problem('access.not-found');
      refuseMove(report, to);
      if (to === 'accepted' && (await isOwnFiling(tx, id, person)))
        throw new Problem('daily-report.own-filing');
      await tx.query(
        `update daily_report
            set state = $2, reviewed_at = $3, reviewed_by = $4, reviewed_by_name = $5, review_note = $6
          where id = $1`,
        [id, to, this.clock.now(), person.id, person.name, note || null],
      );
      await also(tx, report);
      this.audit.note(tx, person, {
        action: to === 'returned' ? 'daily-report.return' : 'daily-report.accept',
        subject: { kind: 'daily-report', id, districtCode: report.districtCode },
        before: { state: report.state },
        after: { state: to, date: report.date, revision: report.revision },
        reason: note || undefined,
      });
      await this.notices.tell(
        tx,
        { districtCode: report.districtCode },
        to === 'returned' ? 'report-returned' : 'report-accepted',
        { byName: person.name, date: report.date, receiptCode: report.receiptCode, note: note || null },
      );
      return wholeReport(tx, id, person);
    });
  }
}

/** Says what has become of a report that cannot go where it is asked to. */
function refuseMove({ state, supersededAt }: DailyReportRow, to: ReportState): void {
  if (state !== 'returned' && supersededAt !== null)
    throw new Problem('daily-report.replaced-already', { supersededAt });
  if (canMove(state, to)) return;
  throw new Problem(
    state === 'accepted' ? 'daily-report.accepted-already' : 'daily-report.returned-already',
    { state, to },
  );
}
