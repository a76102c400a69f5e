import { instantOf } from './reporting-date.js';
import type { ReportingDate } from './reporting-date.js';

/**
 * The reporting regime: when figures are taken and when a report is late at each level.
 * Decree 09/2019/NĐ-CP art. 8(5) asks a regime to state both. Times are 'HH:MM' in Ho Chi Minh City.
 */
export interface Regime {
  validFrom: ReportingDate;
  /** The hour the figures are taken. */
  cutOff: string;
  districtDeadline: string;
  cityDeadline: string;
  legalBasis: string;
}

export type Level = 'district' | 'city';

/** The regime for a reporting date: the latest one valid from that day or before; null before the first. */
export function regimeInForce<Version extends Regime>(
  date: ReportingDate,
  regimes: readonly Version[],
): Version | null {
  return regimes.reduce<Version | null>(
    (latest, regime) =>
      regime.validFrom <= date && (latest === null || regime.validFrom >= latest.validFrom) ? regime : latest,
    null,
  );
}

/** The instant the figures of a date are taken. */
export function cutOffOf(date: ReportingDate, regime: Regime): Date {
  return instantOf(date, regime.cutOff);
}

/** The instant from which a report about that date is late; a district's unless the city's is asked for. */
export function deadlineOf(date: ReportingDate, regime: Regime, level: Level = 'district'): Date {
  return instantOf(date, level === 'district' ? regime.districtDeadline : regime.cityDeadline);
}
