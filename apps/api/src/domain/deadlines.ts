import type { ReportingDate } from './reporting-date.js';

/** One version of the campaign's deadline: what was set, when, by which document and why (domain.md §5). */
export interface DeadlineVersion {
  deadlineDate: ReportingDate;
  decidedOn: ReportingDate;
  document: string;
  reason: string;
}

/**
 * The deadline as it stood on a date: the one decided last, on that day or before; null before the first.
 * Of two decided on one day the later in the list stands, so pass them in the order they were recorded.
 */
export function deadlineInForce<Version extends DeadlineVersion>(
  date: ReportingDate,
  versions: readonly Version[],
): Version | null {
  return versions.reduce<Version | null>(
    (latest, version) =>
      version.decidedOn <= date && (latest === null || version.decidedOn >= latest.decidedOn)
        ? version
        : latest,
    null,
  );
}

/** 'Công văn 2262/BYT-CNTT ngày 04/5/2022 …' is known by '2262/BYT-CNTT'; null for a document without a symbol. */
export function documentSymbol(document: string): string | null {
  return /\d+\/(?:\d{4}\/)?[\p{Lu}\d-]*\p{Lu}[\p{Lu}\d-]*/u.exec(document)?.[0] ?? null;
}
