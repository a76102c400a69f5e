import type { INestApplicationContext } from '@nestjs/common';
import { loadSchedules } from '../delivery/load-schedules.js';
import { addDays, daysBetween, reportingDateOf } from '../domain/reporting-date.js';
import { system } from '../platform/actor.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { LAST_DATE } from './city-story.js';

const ACTOR = system('demonstration');
const DAY = 86_400_000;

/**
 * Sets the campaign's clock so that today is the day after the replayed ones, at the real time of day, with the
 * schedules that work from then on: what lies before is not made up for. Last it is said that the demonstration
 * is loaded; one of which that is not said was broken off, and is begun anew.
 *
 * @param realNow the wall clock's moment.
 */
export async function endReplay(app: INestApplicationContext, realNow: Date): Promise<void> {
  const clock = app.get(Clock);
  const database = app.get(Database);
  const shift = daysBetween(reportingDateOf(realNow), addDays(LAST_DATE, 1)) * DAY;
  clock.standAt(null);
  clock.shiftBy(shift);
  await loadSchedules(database, clock);
  await database.within(ACTOR, async (tx) => {
    await tx.query(
      `update campaign set clock_offset = $1 * interval '1 millisecond', demonstration_loaded_at = $2`,
      [shift, realNow],
    );
    await app.get(Audit).note(tx, ACTOR, {
      action: 'campaign.shift-clock',
      subject: { kind: 'campaign' },
      after: { clockOffsetDays: shift / DAY, demonstrationLoadedAt: realNow },
    });
  });
}
