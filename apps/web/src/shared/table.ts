import { formatSigned, NO_VALUE } from '@api/domain/format.js';
import type { ReportingDate } from '@api/domain/reporting-date.js';
import type { Words } from './use-words.js';

/**
 * What a cell holds: text; a count; a difference (count with its sign); a share in tenths of a percent;
 * a day 'YYYY-MM-DD'. Null where there is no value.
 */
export type ColumnKind = 'text' | 'count' | 'change' | 'percent' | 'date';

export interface Column {
  name: string;
  kind: ColumnKind;
}

export type Cell = string | number | null;

/** The figures of a chart as rows: what its table twin shows and what is downloaded. */
export interface Table {
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
}

/** A cell as it is read. */
export function shownCell(cell: Cell, kind: ColumnKind, words: Words): string {
  if (cell === null) return NO_VALUE;
  if (kind === 'date') return words.date(cell as ReportingDate);
  if (typeof cell === 'string') return cell;
  if (kind === 'percent') return words.percent(cell);
  return kind === 'change' ? formatSigned(cell, words.language) : words.count(cell);
}
