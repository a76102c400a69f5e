import { addDays, instantOf, localTimeOf, reportingDateOf } from './reporting-date.js';
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

/**
 * Up to which hour of its date a figure counts, 'HH:MM': the cut-off, or the moment it is looked at while that
 * is still to come, for no figure is of the future. Before the first regime a day's cut-off is its end, '24:00'.
 */
export function toldUntil(date: ReportingDate, regime: Regime | null, moment: Date): string {
  const cutOff = regime ? cutOffOf(date, regime) : instantOf(addDays(date, 1), '00:00');
  if (moment >= cutOff) return regime?.cutOff ?? '24:00';
  return reportingDateOf(moment) === date ? localTimeOf(moment) : '00:00';
}

/** The instant from which a report about that date is late; a district's unless the city's is asked for. */
export function deadlineOf(date: ReportingDate, regime: Regime, level: Level = 'district'): Date {
  return instantOf(date, level === 'district' ? regime.districtDeadline : regime.cityDeadline);
}
