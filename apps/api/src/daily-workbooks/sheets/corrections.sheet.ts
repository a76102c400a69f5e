import type { Worksheet } from 'exceljs';
import { COLUMN_HEADINGS } from '../../domain/columns.js';
import { ADJUSTMENT_LABELS } from '../../domain/read-adjustment.js';
import type { Correction, WorkbookOfDay } from '../workbook-of-day.js';
import { dayValue, type Formula, HEAD_ROWS, localMoment, write } from './page.js';
import { addChanges, fitRows } from './changes.table.js';
import { noteStyle, sectionStyle } from './style.js';
import { addTable, type Column } from './table.js';

/** Two tables stand on the sheet, so no headings stay in sight. */
export const CORRECTIONS_FROZEN_ROW = HEAD_ROWS;

const KINDS: Record<Correction['kind'], string> = {
  refiled: 'Nộp lại',
  adjusted: 'Điều chỉnh giảm',
  returned: 'Bị trả lại',
};

export const CORRECTION_COLUMNS: readonly Column<Correction>[] = [
  {
    ...{ key: 'order', heading: 'TT', width: 5, format: 'order' },
    value: (_row, _cell, index) => index + 1,
  },
  text('kind', 'Loại', 15, ({ kind }) => KINDS[kind]),
  {
    ...{ key: 'date', heading: 'Ngày số liệu', width: 11, format: 'date' },
    value: ({ date }) => dayValue(date),
  },
  text('district', 'Quận, huyện', 18, ({ districtName }) => districtName),
  text('ward', 'Phường, xã', 20, ({ wardName }) => wardName),
  text('column', 'Chỉ số', 24, ({ column }) => COLUMN_HEADINGS[column].vi),
  number('before', 'Trước', ({ before }) => before),
  number('after', 'Sau', ({ after }) => after),
  {
    ...{ key: 'change', heading: 'Chênh lệch', width: 11, format: 'change' },
    value: ({ before, after }, cell): Formula | null =>
      after === null ? null : { formula: `${cell('after')}-${cell('before')}`, result: after - before },
  },
  {
    ...{ key: 'recordedAt', heading: 'Ghi nhận lúc', width: 17, format: 'moment' },
    value: ({ recordedAt }) => localMoment(recordedAt),
  },
  text('reason', 'Lý do', 22, ({ reason }) => (reason === null ? null : ADJUSTMENT_LABELS[reason].vi)),
  text('note', 'Ghi chú', 40, ({ note }) => note),
];

/**
 * What changed since the issue before, facts included; and what was said of figures before and no longer holds, or
 * fell on purpose: nothing is corrected in silence.
 */
export function fillCorrections(sheet: Worksheet, { corrections, changes }: WorkbookOfDay): void {
  const row = addChanges(sheet, HEAD_ROWS + 2, changes);
  const explained =
    corrections.length === 0
      ? 'Đến thời điểm này chưa có số liệu nào được đính chính.'
      : '"Nộp lại": đơn vị nộp lại báo cáo của ngày, số cũ vẫn được lưu. "Điều chỉnh giảm": lũy kế thấp hơn ngày trước, có lý do. "Bị trả lại": số không còn được tính, chờ nộp lại.';
  write(sheet, row, 1, 'Số liệu đã đính chính, điều chỉnh từ đầu chiến dịch').style = sectionStyle;
  write(sheet, row + 1, 1, explained).style = noteStyle;
  const { firstRow, lastRow } = addTable(sheet, row + 2, {
    columns: CORRECTION_COLUMNS,
    rows: corrections,
    isFiltered: corrections.length > 0,
  });
  fitRows(sheet, firstRow, lastRow, CORRECTION_COLUMNS.length);
}

function text(
  key: string,
  heading: string,
  width: number,
  value: (row: Correction) => string | null,
): Column<Correction> {
  return { key, heading, width, format: 'text', value };
}

function number(key: string, heading: string, value: (row: Correction) => number | null): Column<Correction> {
  return { key, heading, width: 11, format: 'count', value };
}
