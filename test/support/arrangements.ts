import type { Arrangements } from './access-world.js';
import { AREAS } from './arrangements/areas.js';
import { DAILY_REPORTS } from './arrangements/daily-reports.js';
import { DELIVERY } from './arrangements/delivery.js';
import { DOCUMENTS } from './arrangements/documents.js';
import { PLATFORM } from './arrangements/platform.js';
import { PROGRESS } from './arrangements/progress.js';
import { USERS } from './arrangements/users.js';

/**
 * How to call each route there is, for the test that walks every route × every role × own and other
 * district. A route without an arrangement fails that test by name.
 *
 * To add a route: put 'METHOD /path' into the file of its room below (or a new file, listed here). The
 * arrangement gives what a caller who may call needs to succeed (params, query, payload), about the
 * district it is handed. It runs anew for every caller. What is only looked at is made once, with
 * `world.once('name', …)`; what the call uses up is made each time. For a list of a district's rows that
 * is called without naming a district, say in `tells` what only that district's answer holds.
 */
export const ARRANGEMENTS: Arrangements = {
  ...AREAS,
  ...DAILY_REPORTS,
  ...DELIVERY,
  ...DOCUMENTS,
  ...PLATFORM,
  ...PROGRESS,
  ...USERS,
};
