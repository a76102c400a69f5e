import { eachColumn, FIGURE_COLUMNS } from './figures.js';
import type { FigureColumn, Figures } from './figures.js';
import type { Place } from './findings.js';
import { tidy } from './names.js';
import { readAdjustmentReason } from './read-adjustment.js';
import type { AdjustmentReason } from './read-adjustment.js';
import { cellText, readCount } from './read-count.js';
import type { CellContent, CountReading } from './read-count.js';

/** One cell of a row: what it says, as it was written, and where it stands (`BaoCao!F17`; null without a file). */
export interface ReportedCell {
  reading: CountReading;
  text: string | null;
  at: string | null;
}

/** One row as it was sent in, by whichever path: workbook, CSV, grid, form, API or amendment. */
export interface ReportedRow {
  /** The ward as recognised; null when what is written fits none. */
  wardCode: string | null;
  wardText: string;
  /** The name standing beside the code, if any: a sorted or shifted column shows here. */
  wardName: string | null;
  wardAt: string | null;
  /** Where that name stands. */
  wardNameAt: string | null;
  cells: Record<FigureColumn, ReportedCell>;
  /** The mark "điều chỉnh giảm": what is written, and the reason it names. Null when the cell is empty. */
  adjustment: { text: string; reason: AdjustmentReason | null; at: string | null } | null;
  note: string;
}

/** A row from its raw cells; this is the only way in, so that every path reads alike. */
export function reportedRow(raw: {
  wardCode: string | null;
  wardText?: string;
  wardName?: string | null;
  figures: Record<FigureColumn, CellContent>;
  adjustmentText?: string | null;
  note?: string | null;
  /** Addresses of the cells, when the row comes from a sheet. */
  at?: Partial<Record<FigureColumn | 'ward' | 'wardName' | 'adjustment', string | undefined>>;
}): ReportedRow {
  const cell = (column: FigureColumn): ReportedCell => ({
    reading: readCount(raw.figures[column]),
    text: cellText(raw.figures[column]),
    at: raw.at?.[column] ?? null,
  });
  const adjustmentText = tidy(raw.adjustmentText ?? '');
  return {
    wardCode: raw.wardCode,
    wardText: raw.wardText ?? raw.wardCode ?? '',
    wardName: raw.wardName ?? null,
    wardAt: raw.at?.ward ?? null,
    wardNameAt: raw.at?.wardName ?? null,
    cells: eachColumn(cell),
    adjustment:
      adjustmentText === ''
        ? null
        : {
            text: adjustmentText,
            reason: readAdjustmentReason(adjustmentText),
            at: raw.at?.adjustment ?? null,
          },
    note: tidy(raw.note ?? ''),
  };
}

/** The figures of a row that can be read whole; null when a cell is blank or wrong. */
export function figuresOf(row: ReportedRow): Figures | null {
  const counts = countsOf(row);
  return FIGURE_COLUMNS.every((column) => counts[column] !== undefined) ? (counts as Figures) : null;
}

/** The cells of a row that can be read. */
export function countsOf(row: ReportedRow): Partial<Figures> {
  return Object.fromEntries(
    FIGURE_COLUMNS.flatMap((column) => {
      const { reading } = row.cells[column];
      return reading.kind === 'count' ? [[column, reading.value]] : [];
    }),
  );
}

/** Where a row's ward is named. */
export function wardPlace(row: ReportedRow): Place {
  return { wardCode: row.wardCode, cell: row.wardAt, value: row.wardText };
}

export function cellPlace(row: ReportedRow, column: FigureColumn): Place {
  const { at, text } = row.cells[column];
  return { wardCode: row.wardCode, column, cell: at, value: text };
}
