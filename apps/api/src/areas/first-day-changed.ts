import type { ReportingDate } from '../domain/reporting-date.js';

/** What holds on every day of `[validFrom, validUntil)`. */
interface Lasting {
  validFrom: ReportingDate;
  validUntil: ReportingDate | null;
}

/**
 * The first day for which two versions differ: one of them does not hold then, or they are not the `same`.
 * Null when they differ for no day. A fact that is added has no version before, one withdrawn none after.
 */
export function firstDayChanged<Version extends Lasting>(
  before: Version | null,
  after: Version | null,
  same: (before: Version, after: Version) => boolean = () => true,
): ReportingDate | null {
  const isMoved = before?.validFrom !== after?.validFrom;
  if (!before || !after || isMoved || !same(before, after)) {
    return earliest([before?.validFrom, after?.validFrom]);
  }
  return before.validUntil === after.validUntil ? null : earliest([before.validUntil, after.validUntil]);
}

/** The earliest of the dates that are given; null when none is. */
export function earliest(dates: readonly (ReportingDate | null | undefined)[]): ReportingDate | null {
  return dates.flatMap((date) => date ?? []).sort()[0] ?? null;
}
