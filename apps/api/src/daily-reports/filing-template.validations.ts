import type ExcelJS from 'exceljs';
import { COLUMN_HEADINGS } from '../domain/columns.js';
import { FIGURE_COLUMNS, type FigureColumn } from '../domain/figures.js';
import { ADJUSTMENT_REASONS } from '../domain/read-adjustment.js';
import { LARGEST_COUNT } from '../domain/read-count.js';
import { FIRST_REASON_ROW, FIRST_WARD_ROW, LETTER_OF, STAMP_SHEET } from './filing-template.layout.js';

/**
 * The counting rules as Excel can tell them while one types. A cell the rule compares with may still be
 * empty; then the rule waits.
 */
export function addValidations(sheet: ExcelJS.Worksheet, lastRow: number): void {
  const at = (letter: string) => `$${letter}${FIRST_WARD_ROW}`;
  const { required, submitted, verified, unresolved, exempt } = LETTER_OF;
  const upTo = (compared: string, limit: string) => `IF(${at(compared)}="",${LARGEST_COUNT},${limit})`;
  const limits: Record<FigureColumn, { limit: string; rule: string }> = {
    submitted: { limit: upTo(required, at(required)), rule: 'không quá số cần xác thực' },
    verified: {
      limit: upTo(submitted, `${at(submitted)}-N(${at(unresolved)})`),
      rule: 'cùng với số trả về chưa khớp không quá số đã gửi công an',
    },
    unresolved: {
      limit: upTo(submitted, `${at(submitted)}-N(${at(verified)})`),
      rule: 'cùng với số công an đã xác thực không quá số đã gửi công an',
    },
    exempt: { limit: String(LARGEST_COUNT), rule: 'là hồ sơ được ký mà không cần công an xác thực' },
    signed: {
      limit: upTo(verified, `${at(verified)}+N(${at(exempt)})`),
      rule: 'không quá số công an đã xác thực cộng số không qua công an',
    },
  };
  const validations = (sheet as ExcelJS.Worksheet & { dataValidations: ValidationList }).dataValidations;
  for (const column of FIGURE_COLUMNS) {
    const { limit, rule } = limits[column];
    const letter = LETTER_OF[column];
    validations.add(rangeOf(letter, lastRow), {
      type: 'custom',
      formulae: [
        `AND(ISNUMBER(${at(letter)}),${at(letter)}=INT(${at(letter)}),${at(letter)}>=0,${at(letter)}<=${limit})`,
      ],
      allowBlank: true,
      showInputMessage: true,
      promptTitle: COLUMN_HEADINGS[column].vi,
      prompt: `Số lũy kế, số nguyên từ 0 trở lên; ${rule}.`,
      showErrorMessage: true,
      errorStyle: 'stop',
      errorTitle: 'Số không hợp lệ',
      error: `${COLUMN_HEADINGS[column].vi}: nhập số nguyên từ 0 trở lên; ${rule}.`,
    });
  }
  const lastReason = FIRST_REASON_ROW + ADJUSTMENT_REASONS.length - 1;
  validations.add(rangeOf(LETTER_OF.adjustment, lastRow), {
    type: 'list',
    formulae: [`${STAMP_SHEET}!$B$${FIRST_REASON_ROW}:$B$${lastReason}`],
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: 'Lý do không có trong danh mục',
    error: 'Chọn một lý do trong danh sách, và ghi rõ ở cột “Ghi chú”.',
  });
}

/** The writer takes a rule for a whole range; its types only know single cells. */
interface ValidationList {
  add(range: string, validation: ExcelJS.DataValidation): void;
}

function rangeOf(letter: string, lastRow: number): string {
  return `${letter}${FIRST_WARD_ROW}:${letter}${lastRow}`;
}
