import type { FigureColumn } from './figures.js';

/** `error` refuses the report, `warning` asks for a note, `note` is said and nothing more. */
export const SEVERITIES = ['error', 'warning', 'note'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** Everything that can be said of a report as it was sent in, and how grave it is. */
export const SEVERITY_OF = {
  // The file and its sheet, found by whoever reads a workbook. Their details: `found` and `expected` for a
  // file; `heading` (ours), `written` (theirs) and `first` (an address) for a column; `range` for merged cells;
  // `encoding` and `separator` for a CSV; `font` for text that is no Unicode.
  'file-of-other-district': 'error',
  'file-of-other-date': 'error',
  'sheet-of-other-day': 'warning',
  // `where`: 'sheet' or 'file' for the name of one.
  'sheet-of-other-district': 'warning',
  'unit-not-one': 'error',
  // `what`: which of the `Denial`s; `where`: 'sheet' for the name of one, 'file' for that of the file, 'page' for what
  // is printed on every page.
  'figures-denied': 'error',
  'figures-doubted': 'warning',
  // `where`: 'box' for the text of one that lies on the sheet.
  'note-doubts': 'warning',
  'text-box': 'note',
  'weekday-differs': 'warning',
  'title-of-period': 'warning',
  'template-changed': 'error',
  'several-sheets': 'error',
  'sheet-of-day': 'note',
  'sheet-hidden': 'error',
  'legacy-font': 'error',
  'letters-lost': 'error',
  'heading-too-low': 'error',
  'heading-unclear': 'error',
  'heading-blank': 'error',
  'period-above': 'warning',
  'column-missing': 'error',
  'column-twice': 'error',
  'column-understood': 'note',
  'column-alike': 'warning',
  'extra-column': 'note',
  'csv-read-as': 'note',
  'dates-from-1904': 'note',
  'sheet-not-read': 'note',
  'sheet-corrects': 'warning',
  'merged-cell': 'error',
  'hidden-row': 'warning',
  'hidden-column': 'warning',
  'total-row': 'note',
  'total-differs': 'error',
  'total-stale': 'note',
  'blank-row': 'note',
  'text-row': 'note',
  'heading-repeated': 'note',
  'heading-moved': 'error',
  'table-of-other-day': 'error',
  'sum-under-ward': 'error',
  'row-too-long': 'error',
  'column-number-row': 'note',

  // The ward of a row.
  'ward-unknown': 'error',
  'ward-not-named': 'error',
  'ward-of-other-district': 'error',
  'ward-not-in-campaign': 'error',
  'ward-twice': 'error',
  'ward-missing': 'error',
  'ward-name-differs': 'warning',
  'ward-names-of-others': 'error',
  'ward-name-of-other-district': 'error',
  'ward-understood': 'note',
  'odd-sign-in-name': 'warning',
  'required-of-other-wards': 'warning',
  'required-overwritten': 'warning',
  'required-differs': 'note',

  // One cell.
  'blank-cell': 'error',
  'not-a-number': 'error',
  'digits-cut': 'error',
  'letter-in-number': 'error',
  'ambiguous-number': 'error',
  'two-readings': 'error',
  fraction: 'error',
  'mixed-separators': 'error',
  'uneven-groups': 'error',
  negative: 'error',
  'too-large': 'error',
  'excel-error': 'error',
  'formula-without-value': 'error',
  'date-in-cell': 'error',
  'time-in-cell': 'error',
  'cell-too-narrow': 'error',
  'true-or-false': 'error',
  'odd-sign': 'error',
  'struck-out': 'error',
  'shown-otherwise': 'error',
  'formula-stale': 'error',
  'formula-uncalculated': 'error',
  'formula-unchecked': 'warning',
  'figure-unseen': 'warning',
  'number-understood': 'note',

  // The counting rules (domain.md §3).
  'required-unknown': 'note',
  'submitted-above-required': 'error',
  'verified-above-submitted': 'error',
  'verified-and-unresolved-above-submitted': 'error',
  'signed-above-signable': 'error',
  'signed-above-verified': 'note',
  'below-earlier': 'error',
  'adjustment-reason-unknown': 'error',
  'adjustment-note-missing': 'error',
  'adjustment-without-decrease': 'note',
  adjusted: 'note',
  jump: 'warning',
  'jump-from-rest': 'warning',
  unchanged: 'warning',
  'later-day-below': 'error',

  // What many cells show together, said once. Their details: `count` of `total` wards and their `names`.
  'template-untouched': 'error',
  'increments-typed': 'error',
  'increments-adjusted': 'warning',
  'older-figures': 'error',
  'columns-swapped': 'error',
  'same-as-earlier': 'warning',

  // The report beside the one that was sent back.
  'as-returned': 'warning',
} as const satisfies Record<string, Severity>;

export type FindingCode = keyof typeof SEVERITY_OF;

/** The `font` of a legacy font that is none of those known by name. */
export const OTHER_FONT = 'other';

/** One thing found in a report: what, where, and the numbers a sentence about it needs. */
export interface Finding {
  code: FindingCode;
  severity: Severity;
  wardCode: string | null;
  column: FigureColumn | null;
  /** The cell as the sender's program names it, `BaoCao!F17`; null when the report did not come in a file. */
  cell: string | null;
  /** What stands there, as it was written. */
  value: string | null;
  /** Where one thing is said of several cells: all of them. */
  cells?: string[];
  details: Record<string, string | number>;
}

/** Where a finding is; what is left out is null. */
export type Place = Partial<Pick<Finding, 'wardCode' | 'column' | 'cell' | 'value'>>;

export function finding(code: FindingCode, place: Place = {}, details: Finding['details'] = {}): Finding {
  return {
    code,
    severity: SEVERITY_OF[code],
    wardCode: place.wardCode ?? null,
    column: place.column ?? null,
    cell: place.cell ?? null,
    value: place.value ?? null,
    details,
  };
}

/** Whether a report with these findings may not be filed at all. */
export function isRefused(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}
