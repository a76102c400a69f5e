import { deadlineOf } from './regime.js';
import type { Regime } from './regime.js';
import type { ReportingDate } from './reporting-date.js';

export type Timeliness = 'on-time' | 'late';

/**
 * Whether a district's report reached us before its deadline. A report at the deadline is late.
 *
 * Decided once, by the server's receipt of the first valid filing, and stored: if the deadline is ever
 * moved, days already judged keep the judgement made under the rule of their time (domain.md §4).
 */
export function timelinessOf(date: ReportingDate, filedAt: Date, regime: Regime): Timeliness {
  return filedAt < deadlineOf(date, regime) ? 'on-time' : 'late';
}
