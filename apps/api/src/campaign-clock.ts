import { system } from './platform/actor.js';
import type { Clock } from './platform/clock.js';
import type { Database } from './platform/database.js';
import { NEWEST_RECORDED } from './platform/versions.js';

/** Sets a clock to the campaign's: the same on every instance, for time and offset are the database's. */
export async function setCampaignClock(database: Database, clock: Clock): Promise<void> {
  const row = await database.reading(system('clock'), async (tx) => {
    const asked = clock.counter();
    const [answer] = (await tx.query(
      `select (extract(epoch from clock_timestamp()) * 1000)::float8 as "now",
              (select (extract(epoch from clock_offset) * 1000)::float8 from campaign) as "shift",
              ${NEWEST_RECORDED} as "newest"`,
    )) as { now: number; shift: number | null; newest: number }[];
    if (answer) clock.hear(answer.now, asked);
    return answer;
  });
  clock.shiftBy(row?.shift ?? 0);
  if (row) clock.hearRecorded(row.newest);
}
