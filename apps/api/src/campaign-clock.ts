import { system } from './platform/actor.js';
import type { Clock } from './platform/clock.js';
import type { Database } from './platform/database.js';

/** Sets a clock to the campaign's: the same on every instance, for it stands in the database. */
export async function setCampaignClock(database: Database, clock: Clock): Promise<void> {
  const [row] = await database.within(system('clock'), (tx): Promise<{ shift: number }[]> =>
    tx.query(`select (extract(epoch from clock_offset) * 1000)::float8 as "shift" from campaign`),
  );
  clock.shiftBy(row?.shift ?? 0);
}
