import type { FigureColumn, Figures } from './figures.js';
import type { Finding, FindingCode } from './findings.js';
import type { ReportedRow } from './reported-row.js';

/** What the rows are compared with. */
export interface Compared {
  wards: readonly { code: string; name: string }[];
  /** A ward's last figures in force for an earlier day, by its code. */
  priorFigures: ReadonlyMap<string, Before>;
}

export interface Before {
  date: string;
  figures: Figures;
}

/** Looks for one cause of many findings: what to say of it, and which findings that explains. */
export type Look = (
  rows: readonly ReportedRow[],
  findings: readonly Finding[],
  report: Compared,
) => { found: Finding; explains: (some: Finding) => boolean }[];

/** Rule 2 and the habit of a ward, broken because a figure is not the one that is meant. */
export const CONSEQUENCES = new Set<FindingCode>([
  'below-earlier',
  'verified-above-submitted',
  'verified-and-unresolved-above-submitted',
  'signed-above-signable',
  'signed-above-verified',
  'submitted-above-required',
  'jump',
  'jump-from-rest',
]);

const NAMES_SAID = 5;

export function wardsOf(rows: readonly ReportedRow[], wards: Compared['wards']): Finding['details'] {
  const nameOf = ({ wardCode, wardText }: ReportedRow) =>
    wards.find(({ code }) => code === wardCode)?.name ?? wardText;
  const names = rows.slice(0, NAMES_SAID).map(nameOf);
  return {
    count: rows.length,
    total: wards.length,
    names: names.join(', ') + (rows.length > NAMES_SAID ? ', …' : ''),
  };
}

export function placeOf(rows: readonly ReportedRow[], columns: readonly FigureColumn[]): Partial<Finding> {
  const [row, column] = [rows[0], columns[0]];
  return row && column ? { column, cell: row.cells[column].at, value: row.cells[column].text } : {};
}

export function cellsOf(rows: readonly ReportedRow[], columns: readonly FigureColumn[]): string[] {
  return rows.flatMap((row) => columns.flatMap((column) => row.cells[column].at ?? []));
}
