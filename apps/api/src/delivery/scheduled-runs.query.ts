import type { Listed } from '../contract/list.js';
import type { ScheduledRunRow, ScheduledRunsQuery } from '../contract/schedule.js';
import type { Transaction } from '../platform/database.js';
import { isoText } from '../platform/iso-text.js';

/** What became of each planned instant: the run log. */
export async function scheduledRuns(
  tx: Transaction,
  query: ScheduledRunsQuery,
): Promise<Listed<ScheduledRunRow>> {
  const filter = [query.scheduleId ?? null, query.state ?? null];
  const rows = (await tx.query(
    `select run.id, run.schedule_id as "scheduleId", schedule.name as "scheduleName", schedule.task,
            ${isoText('run.planned_at')} as "plannedAt", run.state, ${isoText('run.queued_at')} as "queuedAt",
            ${isoText('run.started_at')} as "startedAt", ${isoText('run.finished_at')} as "finishedAt", run.outcome
       from scheduled_run as run
       join schedule on schedule.id = run.schedule_id
      where ${MATCHES}
      order by ${SORTED_BY[query.sort]} ${query.order} nulls last, run.id
      limit $3 offset $4`,
    [...filter, query.perPage, (query.page - 1) * query.perPage],
  )) as ScheduledRunRow[];
  const [counted] = (await tx.query(
    `select count(*)::int as "total" from scheduled_run as run where ${MATCHES}`,
    filter,
  )) as { total: number }[];
  return { rows, total: counted?.total ?? 0 };
}

const MATCHES = `($1::uuid is null or run.schedule_id = $1) and ($2::text is null or run.state = $2)`;

const SORTED_BY: Record<ScheduledRunsQuery['sort'], string> = {
  plannedAt: 'run.planned_at',
  queuedAt: 'run.queued_at',
  finishedAt: 'run.finished_at',
};
