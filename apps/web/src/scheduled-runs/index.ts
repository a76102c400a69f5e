import { screen } from '../app/screen.js';

export const scheduledRuns = {
  name: 'scheduled-runs',
  list: screen(() => import('./ScheduledRunList.js').then(({ ScheduledRunList }) => ScheduledRunList)),
};
