import type { AreaRow } from '@api/contract/progress.js';
import { percentTenths } from '@api/domain/percent.js';
import type { View } from './view.js';

/** An area's value as the view asks for it: tenths of a percent of required, or records. Null without figures. */
export function valueOf(
  row: AreaRow,
  { measure, span, unit }: Pick<View, 'measure' | 'span' | 'unit'>,
): number | null {
  if (span === 'cumulative') {
    return unit === 'percent' ? row.totals.percentTenths[measure] : row.totals[measure];
  }
  // A day without a report is no day of no work.
  if (row.wardsReported === 0) return null;
  const added = row.increments.day[measure];
  return unit === 'percent' ? percentTenths(added, row.totals.required) : added;
}
