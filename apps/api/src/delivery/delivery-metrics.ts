import { Injectable } from '@nestjs/common';
import { system } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { type Measured, Metrics } from '../platform/metrics.js';

const ACTOR = system('metrics');

/** What waits, what was given up and when each schedule last succeeded: for whoever is to be woken by it. */
@Injectable()
export class DeliveryMetrics {
  constructor(
    metrics: Metrics,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    metrics.gauge('mail_messages', 'Messages of the outbox that wait or were given up', ['state'], () =>
      this.ask(
        `select state, count(message.id)::int as value
           from unnest(array['queued', 'sending', 'failed', 'given-up']) as state
           left join outbox_message as message using (state) group by state`,
      ),
    );
    metrics.gauge(
      'mail_oldest_waiting_seconds',
      'How long the message that waits longest has waited',
      [],
      () =>
        this.ask(
          `select coalesce(extract(epoch from $1::timestamptz - min(queued_at)), 0)::float8 as value
           from outbox_message where state in ('queued', 'sending', 'failed')`,
          [this.clock.now()],
        ),
    );
    metrics.gauge('scheduled_runs', 'Planned runs that wait, are being done or failed', ['state'], () =>
      this.ask(
        `select state, count(run.id)::int as value
           from unnest(array['queued', 'running', 'failed']) as state
           left join scheduled_run as run using (state) group by state`,
      ),
    );
    metrics.gauge(
      'scheduled_run_oldest_waiting_seconds',
      'How long the planned run that waits longest has waited',
      [],
      () =>
        this.ask(
          `select coalesce(extract(epoch from $1::timestamptz - min(queued_at)), 0)::float8 as value
             from scheduled_run where state in ('queued', 'running')`,
          [this.clock.now()],
        ),
    );
    metrics.gauge(
      'schedule_last_success_seconds',
      'How long ago each schedule that is switched on last succeeded, or was set up where it never did',
      ['schedule', 'task'],
      () =>
        this.ask(
          `select schedule.id::text as schedule, schedule.task,
                  extract(epoch from $1::timestamptz - coalesce(max(run.finished_at), schedule.starts_at))::float8 as value
             from schedule left join scheduled_run as run on run.schedule_id = schedule.id and run.state = 'done'
            where schedule.enabled group by schedule.id`,
          [this.clock.now()],
        ),
    );
  }

  private async ask(text: string, values: unknown[] = []): Promise<Measured<string>[]> {
    const rows = await this.database.reading(
      ACTOR,
      (tx): Promise<(Record<string, string> & { value: number })[]> => tx.query(text, values),
    );
    return rows.map(({ value, ...labels }) => ({ value, labels }));
  }
}
