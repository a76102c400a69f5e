import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { RunFailure, RunOutcome } from '../contract/schedule.js';
import { orderKeyOf, type PublishedDocument } from '../documents/publication.js';
import { retryOnLostRace } from '../documents/publish-documents.js';
import { type DocumentKind, periodOf } from '../domain/documents.js';
import { reportingDateOf } from '../domain/reporting-date.js';
import { system } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Transaction } from '../platform/database.js';
import { JobQueue, Jobs } from '../platform/jobs.js';
import { Metrics } from '../platform/metrics.js';
import { Problem } from '../platform/problem.js';
import { DocumentDispatch } from './dispatch-documents.js';

export const RUN_SCHEDULE = new JobQueue<{ runId: string }>('run-schedule', {
  expireInSeconds: 300,
  // Nine waits, each twice as long as the one before: three quarters of an hour together.
  retryLimit: 9,
  retryDelay: 5,
});

/**
 * Makes the document of one planned instant and puts its messages into the outbox, both and the run's end in
 * one transaction. Done twice, it makes and sends nothing more: the document is ordered for this run, and each
 * message has the run and its recipient in its Message-ID.
 */
@Injectable()
export class RunSchedule implements OnModuleInit {
  private readonly log = new Logger('schedule');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly dispatch: DocumentDispatch,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.jobs.work(RUN_SCHEDULE, ({ runId }) => this.run(runId));
  }

  async run(runId: string): Promise<void> {
    const actor = system('schedule');
    const run = await this.database.within(actor, (tx) => begin(tx, runId, this.clock.now()));
    if (run === null) return;
    const { from } = periodOf(run.task, reportingDateOf(run.plannedAt));
    const order = { from, orderKey: orderKeyOf('scheduled-run', runId), orderedBy: actor };
    try {
      await retryOnLostRace(async () => {
        const prepared = await this.dispatch.prepare(run.task, order);
        await this.database.recording(actor, async (tx) => {
          const { documents, messages } = await this.dispatch.keep(tx, prepared);
          await end(tx, runId, 'done', made(documents, messages), this.clock.now());
        });
      });
      this.metrics.done('scheduled-run.done');
    } catch (error) {
      const outcome = { kind: 'failed', reason: reasonOf(error) } as const;
      await this.database.within(actor, (tx) => end(tx, runId, 'failed', outcome, this.clock.now()));
      this.metrics.done('scheduled-run.failed');
      this.log.error({
        message: 'a scheduled run failed',
        run: runId,
        task: run.task,
        reason: outcome.reason,
      });
      throw error;
    }
  }
}

/** For whoever reads the list of runs; the error itself is in the log, under the job's name. */
function reasonOf(error: unknown): RunFailure {
  const code = error instanceof Problem ? error.code : null;
  return code === 'document.not-yet' ? 'not-yet' : 'defect';
}

function made(documents: readonly PublishedDocument[], messages: number): RunOutcome {
  return { kind: 'made', documentIds: documents.map(({ id }) => id), messages };
}

interface Run {
  task: DocumentKind;
  plannedAt: Date;
}

/** Null when the run has already ended well: its job is being done a second time. */
async function begin(tx: Transaction, runId: string, now: Date): Promise<Run | null> {
  const [[run]] = (await tx.query(
    `update scheduled_run as run
        set state = 'running', started_at = coalesce(run.started_at, $2), finished_at = null, outcome = null
       from schedule
      where run.id = $1 and run.state in ('queued', 'running', 'failed') and schedule.id = run.schedule_id
     returning schedule.task, run.planned_at as "plannedAt"`,
    [runId, now],
  )) as [Run[], number];
  return run ?? null;
}

async function end(
  tx: Transaction,
  runId: string,
  state: 'done' | 'failed',
  outcome: RunOutcome,
  now: Date,
): Promise<void> {
  await tx.query(
    `update scheduled_run set state = $2, outcome = $3, finished_at = $4 where id = $1 and state <> 'done'`,
    [runId, state, JSON.stringify(outcome), now],
  );
}
