import { Injectable } from '@nestjs/common';
import { calendarDays } from '../areas/calendar.query.js';
import type { Listed } from '../contract/list.js';
import type {
  NewSchedule,
  ScheduleChange,
  ScheduledRunRow,
  ScheduledRunsQuery,
  ScheduleRow,
  SchedulesQuery,
} from '../contract/schedule.js';
import { holidaysOf } from '../domain/calendar.js';
import { nextInstants } from '../domain/schedules.js';
import type { Person } from '../platform/actor.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Database, type Transaction } from '../platform/database.js';
import { Jobs } from '../platform/jobs.js';
import { pageOf } from '../platform/page-of.js';
import { onViolation, Problem, unlessChangedMeanwhile } from '../platform/problem.js';
import { RUN_SCHEDULE } from './run-schedule.job.js';
import { scheduledRuns } from './scheduled-runs.query.js';

/** When documents are made and sent. */
@Injectable()
export class SchedulesService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  list(caller: Person, query: SchedulesQuery): Promise<Listed<ScheduleRow>> {
    return this.database.reading(caller, async (tx) => pageOf(await this.rows(tx), query));
  }

  show(caller: Person, id: string): Promise<ScheduleRow> {
    return this.database.reading(caller, (tx) => this.rowOf(tx, id));
  }

  runs(caller: Person, query: ScheduledRunsQuery): Promise<Listed<ScheduledRunRow>> {
    return this.database.reading(caller, (tx) => scheduledRuns(tx, query));
  }

  /**
   * Works a failed run anew, at once, also while its job waits for its next attempt: done twice it makes and
   * sends nothing more. Problem: `scheduled-run.has-not-failed`.
   */
  async runAgain(caller: Person, id: string): Promise<{ id: string }> {
    await this.jobs.ready(RUN_SCHEDULE);
    return this.database.recording(caller, async (tx) => {
      const [before] = (await tx.query(`select state, outcome from scheduled_run where id = $1 for update`, [
        id,
      ])) as Pick<ScheduledRunRow, 'state' | 'outcome'>[];
      if (!before) throw new Problem('access.not-found');
      if (before.state !== 'failed') throw new Problem('scheduled-run.has-not-failed');
      await tx.query(
        `update scheduled_run set state = 'queued', finished_at = null, outcome = null, told_at = null where id = $1`,
        [id],
      );
      await this.jobs.send(tx, RUN_SCHEDULE, `${id} ${caller.requestId}`, { runId: id });
      this.audit.note(tx, caller, {
        action: 'scheduled-run.run-again',
        subject: { kind: 'scheduled-run', id },
        before,
      });
      return { id };
    });
  }

  /** Makes up for nothing that lies before this moment. */
  add(caller: Person, input: NewSchedule): Promise<ScheduleRow> {
    return this.database.recording(caller, async (tx) => {
      const [added] = (await tx.query(
        `insert into schedule (name, task, at_time, weekdays, enabled, starts_at)
         values ($1, $2, $3, $4, $5, $6) returning id`,
        [input.name, input.task, input.atTime, input.weekdays, input.enabled, this.clock.now()],
      )) as [{ id: string }];
      const after = await this.rowOf(tx, added.id);
      this.audit.note(tx, caller, { action: 'schedule.add', subject: subjectOf(after), after });
      return after;
    });
  }

  /** A schedule whose instants change, or that is switched on again, starts anew: what it would have done stays undone. */
  change(caller: Person, id: string, input: ScheduleChange): Promise<ScheduleRow> {
    return this.database.recording(caller, async (tx) => {
      const before = await this.rowOf(tx, id);
      const updated = await tx.query(
        `update schedule
            set name = $2, task = $3, at_time = $4, weekdays = $5, enabled = $6, starts_at = coalesce($7, starts_at),
                record_version = record_version + 1
          where id = $1 and record_version = $8`,
        [
          id,
          input.name,
          input.task,
          input.atTime,
          input.weekdays,
          input.enabled,
          startsAnew(before, input) ? this.clock.now() : null,
          input.recordVersion,
        ],
      );
      unlessChangedMeanwhile(updated);
      const after = await this.rowOf(tx, id);
      this.audit.note(tx, caller, {
        action: 'schedule.change',
        subject: subjectOf(after),
        before,
        after,
      });
      return after;
    });
  }

  /** Only one that never ran: the log of runs keeps naming the others. */
  remove(caller: Person, id: string): Promise<ScheduleRow> {
    return this.database.recording(caller, async (tx) => {
      const before = await this.rowOf(tx, id);
      await tx
        .query('delete from schedule where id = $1', [id])
        .catch(onViolation('scheduled_run_schedule_id_fkey', new Problem('schedule.has-runs')));
      this.audit.note(tx, caller, { action: 'schedule.remove', subject: subjectOf(before), before });
      return before;
    });
  }

  private async rowOf(tx: Transaction, id: string): Promise<ScheduleRow> {
    const row = (await this.rows(tx)).find((schedule) => schedule.id === id);
    if (!row) throw new Problem('access.not-found');
    return row;
  }

  private async rows(tx: Transaction): Promise<ScheduleRow[]> {
    const holidays = holidaysOf(await calendarDays(tx));
    const now = this.clock.now();
    const rows = (await tx.query(
      `select schedule.id, schedule.name, schedule.task, to_char(schedule.at_time, 'HH24:MI') as "atTime",
              schedule.weekdays, schedule.enabled, schedule.starts_at as "startsAt",
              schedule.record_version as "recordVersion",
              (select max(planned_at) from scheduled_run where schedule_id = schedule.id) as "lastPlannedAt"
         from schedule`,
    )) as (Omit<ScheduleRow, 'nextInstants' | 'startsAt' | 'lastPlannedAt'> & {
      startsAt: Date;
      lastPlannedAt: Date | null;
    })[];
    return rows.map((row) => ({
      ...row,
      startsAt: row.startsAt.toISOString(),
      lastPlannedAt: row.lastPlannedAt?.toISOString() ?? null,
      nextInstants: nextInstants(row, now, 3, holidays).map((instant) => instant.toISOString()),
    }));
  }
}

function startsAnew(before: ScheduleRow, after: NewSchedule): boolean {
  const isSwitchedOn = after.enabled && !before.enabled;
  const days = (weekdays: readonly number[]) => [...weekdays].sort().join();
  return (
    isSwitchedOn ||
    after.task !== before.task ||
    after.atTime !== before.atTime ||
    days(after.weekdays) !== days(before.weekdays)
  );
}

function subjectOf(row: ScheduleRow) {
  return { kind: 'schedule' as const, id: row.id };
}
