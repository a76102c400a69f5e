import type { Worksheet } from 'exceljs';
import { formatCount, formatDate } from '../../domain/format.js';
import { weekOf } from '../../domain/reporting-date.js';
import type { WardLine, WorkbookOfDay } from '../workbook-of-day.js';
import { ORDER } from './area-columns.js';
import { isStandingStill } from '../../progress/standing-still.js';
import { WARD_COLUMNS } from './areas.sheet.js';
import { dayValue, HEAD_ROWS, write } from './page.js';
import { sectionStyle } from './style.js';
import { addTable, type Column, HEADING_ROWS } from './table.js';

export const SLOW_FROZEN_ROW = HEAD_ROWS + 2 + HEADING_ROWS;

export const SLOW_COLUMNS: readonly Column<WardLine>[] = [
  ORDER,
  ...pick(['district', 'name', 'state']),
  {
    ...{ key: 'figuresDate', heading: 'Số liệu ngày', width: 11, format: 'date' },
    value: ({ figuresDate }) => (figuresDate === null ? null : dayValue(figuresDate)),
    isAlert: ({ state }) => state === 'missing',
  },
  ...pick([
    'required',
    'submitted',
    'submittedPercent',
    'verified',
    'verifiedPercent',
    'signed',
    'signedPercent',
  ]),
  ...pick(['signedWeek', 'remaining', 'pace', 'requiredPerDay']),
];

/** Where somebody has to look first: the smallest shares signed, and where nothing moves at all. */
export function fillSlow(sheet: Worksheet, day: WorkbookOfDay): void {
  write(sheet, HEAD_ROWS + 2, 1, slowestTitle(day)).style = sectionStyle;
  const slowest = addTable(sheet, HEAD_ROWS + 3, { columns: SLOW_COLUMNS, rows: day.slowest, isCarried });
  // Before the first signature everything stands still, and nobody is slow.
  if ((day.progress.totals.signed ?? 0) === 0) return;
  const still = day.wards.filter((ward) => isStandingStill(ward));
  const since = formatDate(weekOf(day.date).from);
  const title =
    still.length === 0
      ? `Mọi phường, xã còn hồ sơ và có báo cáo đều ký thêm được trong tuần, từ ${since}`
      : `${formatCount(still.length)} phường, xã có báo cáo, còn hồ sơ nhưng không ký thêm được hồ sơ nào trong tuần, từ ${since}`;
  write(sheet, slowest.lastRow + 2, 1, title).style = sectionStyle;
  if (still.length > 0)
    addTable(sheet, slowest.lastRow + 3, { columns: SLOW_COLUMNS, rows: still, isCarried });
}

function isCarried({ wardsReported }: WardLine): boolean {
  return wardsReported === 0;
}

function slowestTitle({ slowest }: WorkbookOfDay): string {
  return slowest.length === 0
    ? 'Không còn phường, xã nào có hồ sơ phải ký'
    : `${formatCount(slowest.length)} phường, xã có tỷ lệ ký số thấp nhất`;
}

function pick(keys: readonly string[]): Column<WardLine>[] {
  return keys.map((key) => {
    const column = WARD_COLUMNS.find((known) => known.key === key);
    if (!column) throw new Error(`Wards have no column ${key}.`);
    return column;
  });
}
