import type { Worksheet } from 'exceljs';
import type { AreaRow } from '../../contract/progress.js';
import type { DistrictLine, WardLine, WorkbookOfDay } from '../workbook-of-day.js';
import { FIGURES, lineOf, ORDER, RANK, REPORTED, STATE, TEMPO } from './area-columns.js';
import { HEAD_ROWS } from './page.js';
import { addTable, type Column, HEADING_ROWS, type PlacedTable } from './table.js';

export const AREAS_FROZEN_ROW = HEAD_ROWS + 1 + HEADING_ROWS;

export const DISTRICT_COLUMNS: readonly Column<DistrictLine>[] = [
  ORDER,
  { ...nameColumn('name', 'Quận, huyện', 19), value: ({ area }) => area.name },
  ...REPORTED,
  ...FIGURES,
  ...TEMPO,
  ...RANK,
];

export const WARD_COLUMNS: readonly Column<WardLine>[] = [
  ORDER,
  { ...nameColumn('district', 'Quận, huyện', 17), value: ({ area }) => area.districtName },
  { ...nameColumn('name', 'Phường, xã', 19), value: ({ area }) => area.name },
  { ...nameColumn('code', 'Mã', 7), value: ({ area }) => area.code },
  STATE,
  ...FIGURES,
  ...TEMPO,
];

/** Every district, and the city as their sum. */
export function fillDistricts(sheet: Worksheet, day: WorkbookOfDay): PlacedTable {
  const total = { ...lineOf(day.progress), kind: '', tileRow: 0, tileColumn: 0 };
  return addTable(sheet, HEAD_ROWS + 2, {
    columns: DISTRICT_COLUMNS,
    rows: day.districts ?? [],
    isCarried: ({ wardsReported }) => wardsReported === 0,
    total: { label: 'Toàn thành phố', labelColumn: 'name', row: total },
  });
}

/** Every ward; the total is of the wards shown, so that it follows the filter. */
export function fillWards(sheet: Worksheet, day: WorkbookOfDay): PlacedTable {
  const total = { ...lineOf(day.progress), kind: '', figuresDate: null };
  return addTable(sheet, HEAD_ROWS + 2, {
    columns: WARD_COLUMNS,
    rows: day.wards,
    isCarried: ({ wardsReported }) => wardsReported === 0,
    total: { label: 'Cộng', labelColumn: 'name', row: total },
    isFiltered: true,
  });
}

function nameColumn(key: string, heading: string, width: number) {
  return { key, heading, width, format: 'text' } satisfies Omit<Column<AreaRow>, 'value'>;
}
