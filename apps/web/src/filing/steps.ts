import type { UploadPreview } from '@api/contract/daily-report.js';

export const STEPS = ['template', 'upload', 'errors', 'compare', 'file', 'receipt'] as const;
export type Step = (typeof STEPS)[number];

export interface FilingState {
  preview: UploadPreview | null;
  /** The day has a report that stands, and none is being made to replace it. */
  isFiled: boolean;
  /** The clerk has gone on from what the page asks first: has the workbook, has looked at the comparison. */
  hasGoneOn: boolean;
  /** A file is being read, or a report filed. */
  isWaiting: boolean;
}

/** Where the clerk stands: at the workbook, then its upload; at a file's errors; at the comparison, then filing. */
export function stepOf({ preview, isFiled, hasGoneOn, isWaiting }: FilingState): Step {
  if (preview !== null && isWrong(preview)) return isWaiting ? 'upload' : 'errors';
  if (preview !== null) return hasGoneOn || isWaiting ? 'file' : 'compare';
  if (hasGoneOn || isWaiting) return 'upload';
  return isFiled ? 'receipt' : 'template';
}

/** Whether a file cannot be filed as it is. */
export function isWrong({ refusal, errors }: UploadPreview): boolean {
  return refusal !== null || errors.length > 0;
}
