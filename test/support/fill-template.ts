import ExcelJS from 'exceljs';
import { FIGURE_COLUMNS, type Figures } from '../../apps/api/src/domain/figures.js';
import {
  FIRST_WARD_ROW,
  LETTER_OF,
  TEMPLATE_SHEET,
} from '../../apps/api/src/daily-reports/filing-template.layout.js';

export interface RowToReport extends Figures {
  /** A reason as the workbook offers it. */
  adjustment?: string;
  note?: string;
}

/** Fills in the workbook of a day, as a district would. */
export async function fillTemplate(
  template: Uint8Array,
  rowOf: (wardCode: string, required: number) => RowToReport | null,
): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(
    template.buffer.slice(template.byteOffset, template.byteOffset + template.byteLength) as ArrayBuffer,
  );
  const sheet = workbook.getWorksheet(TEMPLATE_SHEET);
  if (!sheet) throw new Error('Not a workbook for filing.');
  for (let number = FIRST_WARD_ROW; ; number += 1) {
    const code = sheet.getCell(`${LETTER_OF.code}${number}`).text;
    if (code === '') break;
    const row = rowOf(code, Number(sheet.getCell(`${LETTER_OF.required}${number}`).value ?? 0));
    if (!row) continue;
    for (const column of FIGURE_COLUMNS) sheet.getCell(`${LETTER_OF[column]}${number}`).value = row[column];
    if (row.adjustment !== undefined)
      sheet.getCell(`${LETTER_OF.adjustment}${number}`).value = row.adjustment;
    if (row.note !== undefined) sheet.getCell(`${LETTER_OF.note}${number}`).value = row.note;
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
