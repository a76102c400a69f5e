import { Resource } from 'ra-core';
import { auditEntries } from '../audit-entries/index.js';
import { briefingForms } from '../briefing-forms/index.js';
import { briefingRemarks } from '../briefing-remarks/index.js';
import { calendarDays } from '../calendar-days/index.js';
import { campaignEvents } from '../campaign-events/index.js';
import { campaignMembers } from '../campaign-members/index.js';
import { dailyReports } from '../daily-reports/index.js';
import { deadlines } from '../deadlines/index.js';
import { deliveries } from '../deliveries/index.js';
import { districtVersions } from '../district-versions/index.js';
import { documents } from '../documents/index.js';
import { recipients } from '../recipients/index.js';
import { regimes } from '../regimes/index.js';
import { requirements } from '../requirements/index.js';
import { scheduledRuns } from '../scheduled-runs/index.js';
import { schedules } from '../schedules/index.js';
import { users } from '../users/index.js';
import { wardVersions } from '../ward-versions/index.js';
import { wards } from '../wards/index.js';

/** React-Admin's screens, one `<Resource>` each; their script is fetched when one is opened. */
export const resources = [
  ...[dailyReports, documents, deliveries, wards],
  ...[wardVersions, districtVersions, campaignMembers, requirements],
  ...[deadlines, regimes, calendarDays, campaignEvents],
  ...[briefingForms, briefingRemarks],
  ...[schedules, scheduledRuns, recipients],
  ...[users, auditEntries],
].map((resource) => <Resource key={resource.name} {...resource} />);
