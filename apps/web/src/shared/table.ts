import { formatSigned, NO_VALUE } from '@api/domain/format.js';
import type { ReportingDate } from '@api/domain/reporting-date.js';
import type { Words } from './use-words.js';

/**
 * What a cell holds: text; a count of records; a difference of such counts (with its sign); a number that is
 * none of records (days, a place), which its heading tells; places won or lost (with their sign); a share in
 * tenths of a percent; a day 'YYYY-MM-DD'.
 */
export type ColumnKind = 'text' | 'count' | 'change' | 'number' | 'move' | 'percent' | 'date';

export interface Column {
  name: string;
  kind: ColumnKind;
}

/** Null where there is no value; with a kind of its own where it is not that of its column. */
export type Cell = string | number | null | { kind: ColumnKind; value: string | number };

/** The figures of a chart as rows: what its table twin shows and what is downloaded. */
export interface Table {
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
}

/** A heading as it is read: what is counted in records says so. */
export function headingOf({ name, kind }: Column, words: Words): string {
  return kind === 'count' || kind === 'change' ? `${name} (${words.say('table.ofRecords')})` : name;
}

/** What a cell holds, and of which kind it is. */
export function heldIn(cell: Cell, column: Column | undefined) {
  if (cell !== null && typeof cell === 'object') return cell;
  return { kind: column?.kind ?? 'text', value: cell };
}

/** A cell as it is read. */
export function shownCell(cell: Cell, column: Column | undefined, words: Words): string {
  const { kind, value } = heldIn(cell, column);
  if (value === null) return NO_VALUE;
  if (kind === 'date') return words.date(value as ReportingDate);
  if (typeof value === 'string') return value;
  if (kind === 'percent') return words.percent(value);
  return kind === 'change' || kind === 'move' ? formatSigned(value, words.language) : words.count(value);
}
