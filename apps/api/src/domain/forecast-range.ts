import type { ReportingDate } from './reporting-date.js';

/** The days of a forecast; null where an end cannot be told or lies too far away. */
export interface ForecastDays {
  earliest: ReportingDate | null;
  expected: ReportingDate | null;
  latest: ReportingDate | null;
}

/** Whether a forecast has a range to tell: its ends are known, and are not all the same day. */
export function isRanged({ earliest, expected, latest }: ForecastDays): boolean {
  return earliest !== null && expected !== null && !(earliest === expected && latest === expected);
}
