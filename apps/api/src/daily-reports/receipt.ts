import type { DailyReportRow, Receipt } from '../contract/daily-report.js';

/** What is given on filing: the same as long as the report exists, whatever became of it later. */
export function receiptOf(report: DailyReportRow): Receipt {
  const { state, supersededAt, reviewedAt, reviewedByName, reviewNote, fileName, ...receipt } = report;
  return receipt;
}
