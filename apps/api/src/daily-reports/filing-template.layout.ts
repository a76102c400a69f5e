import type { ReportColumn } from '../domain/columns.js';
import { FIGURE_COLUMNS, type FigureColumn } from '../domain/figures.js';

/** The sheet a district fills in, and the hidden one that says whose it is. */
export const TEMPLATE_SHEET = 'BaoCao';
export const STAMP_SHEET = 'BieuMau';

/** Raised when a workbook of the old layout can no longer be read. */
export const TEMPLATE_VERSION = 1;

export const HEADING_ROW = 7;
export const FIRST_WARD_ROW = HEADING_ROW + 1;

/** Where each column stands. A figure's "hôm qua" column stands left of it. */
export const LETTER_OF: Record<ReportColumn, string> = {
  code: 'A',
  ward: 'B',
  required: 'C',
  submitted: 'E',
  verified: 'G',
  unresolved: 'I',
  exempt: 'K',
  signed: 'M',
  adjustment: 'N',
  note: 'O',
};

export const EARLIER_LETTER_OF: Record<FigureColumn, string> = {
  submitted: 'D',
  verified: 'F',
  unresolved: 'H',
  exempt: 'J',
  signed: 'L',
};

/** The columns left white: a district types here and nowhere else. */
export const ENTRY_COLUMNS = [...FIGURE_COLUMNS, 'adjustment', 'note'] as const;

/** Cells of the hidden sheet; the reasons for a downward adjustment follow below. */
export const STAMP_CELL = { version: 'B1', districtCode: 'B2', date: 'B3', signature: 'B4' } as const;
export const FIRST_REASON_ROW = 7;
