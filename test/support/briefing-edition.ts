import { documentChanges } from '../../apps/api/src/documents/document-changes.js';
import { system } from '../../apps/api/src/platform/actor.js';
import { Database } from '../../apps/api/src/platform/database.js';
import type { BriefingFacts } from '../../apps/api/src/weekly-briefings/briefing-facts.js';
import type { BriefingEdition } from '../../apps/api/src/weekly-briefings/weekly-briefing.pdf.js';
import type { TestApp } from './start-app.js';

/** What the first issue of a week's briefing calls itself, with what changed since its day began. */
export async function firstEdition(
  campaign: TestApp,
  facts: BriefingFacts,
  asOf: Date,
  version = 1,
): Promise<BriefingEdition> {
  const changes = await campaign.app
    .get(Database)
    .within(system('test'), (tx) =>
      documentChanges(tx, { date: facts.date, districtCode: null }, null, { version, asOf }),
    );
  return { asOf, version, changes };
}
