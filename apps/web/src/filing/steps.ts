import type { UploadPreview } from '@api/contract/daily-report.js';

export const STEPS = ['template', 'upload', 'errors', 'compare', 'file', 'receipt'] as const;
export type Step = (typeof STEPS)[number];

/** Where the clerk stands: without a file at the upload, with a wrong one at its errors, and so on. */
export function stepOf(preview: UploadPreview | null, isFiled: boolean): Step {
  if (isFiled) return 'receipt';
  if (preview === null) return 'template';
  return preview.refusal !== null || preview.errors.length > 0 ? 'errors' : 'compare';
}
