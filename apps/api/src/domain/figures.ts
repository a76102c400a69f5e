/** What a ward's row counts, in the order records pass through the campaign (domain.md §2). */
export const FIGURE_COLUMNS = ['submitted', 'verified', 'unresolved', 'exempt', 'signed'] as const;

export type FigureColumn = (typeof FIGURE_COLUMNS)[number];

/** Cumulative whole numbers of records for one ward and reporting date, or sums of such. */
export type Figures = Record<FigureColumn, number>;

export const NO_FIGURES: Readonly<Figures> = Object.freeze({
  submitted: 0,
  verified: 0,
  unresolved: 0,
  exempt: 0,
  signed: 0,
});

/** Totals of an area with figures: none of its counts is missing. */
export type Known<Totals> = { [Key in keyof Totals]: NonNullable<Totals[Key]> };

/**
 * Totals to calculate with: null where no ward of the area has ever reported. Then every count is missing, and a
 * blank is not 0 (domain.md §3.1). What is required is known without a report, and so is that all of it remains.
 */
export function knownOf<Totals extends { signed: number | null }>(totals: Totals): Known<Totals> | null {
  return totals.signed === null ? null : (totals as Known<Totals>);
}

/** Records still with the police: submitted − verified − unresolved. */
export function pendingOf(figures: Figures): number {
  return figures.submitted - figures.verified - figures.unresolved;
}

/** Records that wait before each step: with the stations, with the police, and for a signature. Never below 0. */
export function waitingOf(of: {
  required: number;
  submitted: number;
  pending: number;
  signable: number;
  signed: number;
}): Record<'submitted' | 'verified' | 'signed', number> {
  return {
    submitted: Math.max(0, of.required - of.submitted),
    verified: of.pending,
    signed: Math.max(0, of.signable - of.signed),
  };
}

/** Records that may be signed: verified + exempt. */
export function signableOf(figures: Pick<Figures, 'verified' | 'exempt'>): number {
  return figures.verified + figures.exempt;
}

/**
 * What a day added, by difference; never typed. With nothing earlier, or after a gap, the whole
 * difference belongs to the day it arrived (domain.md §3.5). Negative only for a downward adjustment.
 */
export function incrementOf(previous: Figures | null, current: Figures): Figures {
  const before = previous ?? NO_FIGURES;
  return eachColumn((column) => current[column] - before[column]);
}

export function addFigures(a: Figures, b: Figures): Figures {
  return eachColumn((column) => a[column] + b[column]);
}

export function sameFigures(a: Figures, b: Figures): boolean {
  return FIGURE_COLUMNS.every((column) => a[column] === b[column]);
}

/** A value for each column: figures, or whatever else a row has one of for each. */
export function eachColumn<Value>(valueOf: (column: FigureColumn) => Value): Record<FigureColumn, Value> {
  return {
    submitted: valueOf('submitted'),
    verified: valueOf('verified'),
    unresolved: valueOf('unresolved'),
    exempt: valueOf('exempt'),
    signed: valueOf('signed'),
  };
}
