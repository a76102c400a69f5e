import type { Schedule } from '../domain/schedules.js';
import type { Transaction } from '../platform/database.js';

export interface ScheduleAndLastRun extends Schedule {
  id: string;
  /** The latest planned instant taken up; null before the first. */
  lastPlannedAt: Date | null;
}

/** The schedules that are switched on, each with how far it has been taken up. */
export function enabledSchedules(tx: Transaction): Promise<ScheduleAndLastRun[]> {
  return tx.query(
    `select schedule.id, schedule.task, to_char(schedule.at_time, 'HH24:MI') as "atTime", schedule.weekdays,
            schedule.enabled, schedule.starts_at as "startsAt",
            (select max(planned_at) from scheduled_run where schedule_id = schedule.id) as "lastPlannedAt"
       from schedule
      where schedule.enabled
      order by schedule.id`,
  );
}
