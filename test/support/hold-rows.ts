import type { TestApp } from './start-app.js';

/** Has the rows that a test put straight into the tables held as they stand: an entry of the audit log. */
export async function holdWhatIsThere(campaign: TestApp): Promise<void> {
  await campaign.sql(`select hold_anew('test')`);
}
