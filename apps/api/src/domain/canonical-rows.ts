import { FIGURE_COLUMNS } from './figures.js';
import type { Figures } from './figures.js';
import type { AdjustmentReason } from './read-adjustment.js';
import type { ReportingDate } from './reporting-date.js';
import { tidy } from './names.js';

/** A ward's row as it is filed. */
export interface CanonicalRow {
  wardCode: string;
  figures: Figures;
  /** Why a figure went down; null when the row is not so marked. */
  adjustment: AdjustmentReason | null;
  /** '' when there is none. */
  note: string;
}

/**
 * The content of a daily report as one text, to be hashed: the same content gives the same text, whatever
 * the file, the program that wrote it or the order of its rows. One line for the report, one for each ward
 * by code; figures in the order of `FIGURE_COLUMNS`; notes in NFC. JSON lines, so no note can forge a row.
 */
export function canonicalRows(
  districtCode: string,
  date: ReportingDate,
  rows: readonly CanonicalRow[],
): string {
  const lines = [...rows]
    .sort((a, b) => (a.wardCode < b.wardCode ? -1 : a.wardCode > b.wardCode ? 1 : 0))
    .map(({ wardCode, figures, adjustment, note }) => [
      wardCode,
      ...FIGURE_COLUMNS.map((column) => figures[column]),
      adjustment,
      tidy(note),
    ]);
  return [['daily-report', 1, districtCode, date], ...lines]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
}
