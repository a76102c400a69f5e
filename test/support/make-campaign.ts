import { loadCampaign } from '../../apps/api/src/areas/load-campaign.js';
import { Clock } from '../../apps/api/src/platform/clock.js';
import { Database } from '../../apps/api/src/platform/database.js';
import type { TestApp } from './start-app.js';

/**
 * The 22 districts, 312 wards and the campaign, as the program loads them; with `demonstration` also *required*.
 * Analysed at once, as the server does by itself within a minute.
 */
export async function makeCampaign(campaign: TestApp, options: { demonstration: boolean }): Promise<void> {
  await loadCampaign(campaign.app.get(Database), campaign.app.get(Clock), options);
  await campaign.sql('analyze');
}
