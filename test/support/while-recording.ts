import { Client } from 'pg';
import { eventually } from './eventually.js';
import type { TestApp } from './start-app.js';

/**
 * Makes a call while somebody else holds the pen: `record` is told once the call waits in line, and is committed
 * before the call goes on.
 */
export async function whileRecording<Answer>(
  campaign: TestApp,
  record: (client: Client) => Promise<unknown>,
  call: () => Promise<Answer>,
): Promise<Answer> {
  const holder = new Client({ connectionString: campaign.ownerUrl });
  await holder.connect();
  try {
    await holder.query('begin');
    await holder.query(`select begin_recording($1)`, [campaign.clock.now()]);
    const answer = call();
    await eventually(
      () => waitingIn(campaign),
      (waiting) => waiting > 0,
    );
    await record(holder);
    await holder.query('commit');
    return await answer;
  } finally {
    await holder.end();
  }
}

/** How many of the program's own statements wait for somebody's lock. */
export async function waitingIn({ sql }: Pick<TestApp, 'sql'>): Promise<number> {
  const [row] = await sql<{ waiting: number }>(
    `select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return row?.waiting ?? 0;
}
