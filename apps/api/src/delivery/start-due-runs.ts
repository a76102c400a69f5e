import { Injectable, type OnModuleInit } from '@nestjs/common';
import { calendarDays } from '../areas/calendar.query.js';
import { holidaysOf } from '../domain/calendar.js';
import { dueInstants } from '../domain/schedules.js';
import { system } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Transaction } from '../platform/database.js';
import { Jobs } from '../platform/jobs.js';
import { Ticker } from '../platform/schedule.js';
import { enabledSchedules } from './due-schedules.query.js';
import { RUN_SCHEDULE } from './run-schedule.job.js';

/**
 * Asks once a minute, in every process that runs jobs, which planned instants are due, those missed while the
 * system was off among them, and takes each up in one transaction with its job. The key (schedule, planned
 * instant) lets one process win; the others find the row and do nothing.
 */
@Injectable()
export class StartDueRuns implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly ticker: Ticker,
  ) {}

  onModuleInit(): void {
    this.ticker.every(60, 'start-due-runs', () => this.start());
  }

  /** Safe to call at any time, from any number of processes. */
  async start(): Promise<void> {
    const now = this.clock.now();
    await this.database.within(system('schedule'), async (tx) => {
      const holidays = holidaysOf(await calendarDays(tx));
      for (const schedule of await enabledSchedules(tx)) {
        const due = dueInstants(schedule, schedule.lastPlannedAt, now, holidays);
        if (due.run === null) continue;
        await noteMissed(tx, schedule.id, due.missed, due.run, now);
        const runId = await takeUp(tx, schedule.id, due.run, now);
        if (runId !== null) await this.jobs.send(tx, RUN_SCHEDULE, runId, { runId });
      }
    });
  }
}

/** The run's id, or null when another process was first. */
async function takeUp(
  tx: Transaction,
  scheduleId: string,
  plannedAt: Date,
  now: Date,
): Promise<string | null> {
  const [run] = (await tx.query(
    `insert into scheduled_run (schedule_id, planned_at, state, queued_at) values ($1, $2, 'queued', $3)
     on conflict on constraint scheduled_run_once do nothing returning id`,
    [scheduleId, plannedAt, now],
  )) as { id: string }[];
  return run?.id ?? null;
}

async function noteMissed(
  tx: Transaction,
  scheduleId: string,
  missed: readonly Date[],
  mergedInto: Date,
  now: Date,
): Promise<void> {
  await tx.query(
    `insert into scheduled_run (schedule_id, planned_at, state, queued_at, finished_at, outcome)
     select $1, planned_at, 'missed', $3, $3, $4
       from unnest($2::timestamptz[]) as planned_at
     on conflict on constraint scheduled_run_once do nothing`,
    [scheduleId, missed, now, JSON.stringify({ kind: 'missed', mergedInto: mergedInto.toISOString() })],
  );
}
