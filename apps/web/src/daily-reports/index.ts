import { screen } from '../app/screen.js';

export const dailyReports = {
  name: 'daily-reports',
  recordRepresentation: 'receiptCode',
  list: screen(() => import('./DailyReportList.js').then(({ DailyReportList }) => DailyReportList)),
  show: screen(() => import('./DailyReportShow.js').then(({ DailyReportShow }) => DailyReportShow)),
};
