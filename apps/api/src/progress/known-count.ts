import type { Totals } from '../contract/progress.js';

type Count = 'submitted' | 'verified' | 'unresolved' | 'exempt' | 'signable' | 'pending' | 'signed';

/**
 * A count of an area's records; null where no ward of it has ever reported: a blank is not 0 (domain.md §3.1).
 * What is required is known without a report, and so is that all of it remains.
 */
export function knownCount(totals: Totals, key: Count): number | null {
  return totals.wardsWithFigures === 0 ? null : totals[key];
}
