/** Where a daily report stands. */
export const REPORT_STATES = ['filed', 'returned', 'accepted'] as const;

export type ReportState = (typeof REPORT_STATES)[number];

/**
 * Where a report may go next. A returned one is final: the district files a new revision. An accepted one
 * can still be returned, for a mistake seen late.
 */
const NEXT: Record<ReportState, readonly ReportState[]> = {
  filed: ['accepted', 'returned'],
  accepted: ['returned'],
  returned: [],
};

export function canMove(from: ReportState, to: ReportState): boolean {
  return NEXT[from].includes(to);
}
