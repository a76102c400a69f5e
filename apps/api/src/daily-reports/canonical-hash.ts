import { createHash } from 'node:crypto';
import { type CanonicalRow, canonicalRows } from '../domain/canonical-rows.js';
import type { ReportDay } from './report-day.js';

/** SHA-256 (hex) of a report's content: the same content has the same hash, whatever file it came in. */
export function hashOfRows(day: Pick<ReportDay, 'district' | 'date'>, rows: readonly CanonicalRow[]): string {
  return createHash('sha256')
    .update(canonicalRows(day.district.code, day.date, rows))
    .digest('hex');
}
