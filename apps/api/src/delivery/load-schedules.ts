import { system } from '../platform/actor.js';
import { Audit } from '../platform/audit.js';
import type { Clock } from '../platform/clock.js';
import type { Database } from '../platform/database.js';

/**
 * The schedules a new campaign starts with: the daily workbook every evening at 18:00, the briefing of the week
 * before on Monday at 06:30. Only where there is none yet: what an administrator changed or removed stays so.
 */
export async function loadSchedules(database: Database, clock: Clock): Promise<void> {
  const actor = system('load-schedules');
  await database.within(actor, async (tx) => {
    const added = (await tx.query(
      `insert into schedule (name, task, at_time, weekdays, starts_at)
       select name, task, at_time::time, weekdays::smallint[], $1
         from (values ('Báo cáo nhanh hằng ngày', 'daily-workbook', '18:00', '{1,2,3,4,5,6,7}'),
                      ('Báo cáo giao ban hằng tuần', 'weekly-briefing', '06:30', '{1}'))
              as first (name, task, at_time, weekdays)
        where not exists (select from schedule)
       returning id, name, task, to_char(at_time, 'HH24:MI') as "atTime", weekdays, enabled`,
      [clock.now()],
    )) as { id: string }[];
    for (const after of added) {
      await new Audit(clock).note(tx, actor, {
        action: 'schedule.add',
        subject: { kind: 'schedule', id: after.id },
        after,
      });
    }
  });
}
