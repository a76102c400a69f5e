import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { RunOutcome } from '../contract/schedule.js';
import { system } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Jobs } from '../platform/jobs.js';
import { Metrics } from '../platform/metrics.js';
import { Ticker } from '../platform/schedule.js';
import { RUN_SCHEDULE } from './run-schedule.job.js';

const LOST: RunOutcome = { kind: 'failed', reason: 'lost' };

/**
 * A process killed at its job's last attempt cannot say that the run failed: it would look under way for ever.
 * Such a run is said to have failed, so that it can be run again.
 */
@Injectable()
export class GiveUpLostRuns implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly ticker: Ticker,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.ticker.every(60, 'give-up-lost-runs', () => this.giveUp());
  }

  /** Safe to call at any time, from any number of processes. */
  async giveUp(): Promise<void> {
    await this.database.within(system('schedule'), async (tx) => {
      // Runs before jobs: what is seen here was saved together with its job.
      const runs = (await tx.query(`select id from scheduled_run where state in ('queued', 'running')`)) as {
        id: string;
      }[];
      const worked = new Set((await this.jobs.pending(tx, RUN_SCHEDULE)).map(({ runId }) => runId));
      const [, lost] = (await tx.query(
        `update scheduled_run set state = 'failed', outcome = $2, finished_at = $3
          where id = any ($1) and state in ('queued', 'running')`,
        [runs.map(({ id }) => id).filter((id) => !worked.has(id)), JSON.stringify(LOST), this.clock.now()],
      )) as [unknown, number];
      if (lost > 0) this.metrics.done('scheduled-run.failed');
    });
  }
}
