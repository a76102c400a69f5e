import { FIGURE_COLUMNS, type Figures } from '../domain/figures.js';
import { wordsOf } from '../domain/names.js';
import { readCount } from '../domain/read-count.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import { contradictingDate, namesDate, soleDate } from '../domain/stated-dates.js';
import { dayOfWeekday } from '../domain/title-periods.js';
import type { Row, Sheet } from '../platform/workbook-reader/upload-content.js';
import type { ReportHeading } from './report-heading.js';

/** A sheet that could be the report. */
export interface Candidate {
  sheet: Sheet;
  heading: ReportHeading;
  /** The lines above its headings. */
  above: readonly string[];
}

/** The code of the own ward that a row below a heading is of; null for any other row. */
export type WardOfRow = (row: Row, heading: ReportHeading) => string | null;

/** The names of sheets that are put beside the first one to replace it, folded. */
const REVISION =
  /\b(sua|sua lai|chinh sua|da sua|moi|moi nhat|cap nhat|chinh thuc|dieu chinh|dinh chinh|bo sung|chot|cuoi|cuoi cung|final|new|updated?|revised|thay the|gui lai|nop lai|ban dung|dung|lan \d{1,2}|ban \d{1,2}|v ?\d{1,2})\b/;

/** Whether the name of a sheet says that it replaces another: "Bản sửa", "BaoCao mới", "Lần 2". */
export function isNamedRevision({ name }: Sheet): boolean {
  return REVISION.test(wordsOf(name));
}

/** The day a sheet is named for: "07.5", "Ngày 7/5", "BC 07.5", "0705". */
export function dateOfName(name: string, near: ReportingDate): ReportingDate | null {
  const bare = name
    .replace(/[_ ]+/g, ' ')
    .trim()
    .replace(/^(bc|báo ?cáo|baocao|số liệu|sl)[ -]+/iu, '');
  return soleDate(bare.replace(/^(\d{2})(\d{2})$/, '$1/$2'), near);
}

/**
 * Whether a sheet whose own line names the day may still not be the one to read. It is named for another day beside
 * one that is named for this day; or another sheet names no day at all and holds other figures of the same wards,
 * and is named as a later version or has a ward with more in all, as no older report does.
 */
export function isDoubtfulBeside(
  chosen: Candidate,
  others: readonly Candidate[],
  date: ReportingDate,
  wardOf: WardOfRow,
): boolean {
  const day = dayNumber(chosen.sheet.name, date);
  if (day !== null && day !== date && others.some(({ sheet }) => dayNumber(sheet.name, date) === date)) {
    return true;
  }
  return others.some((other) => {
    const named = dayNumber(other.sheet.name, date);
    const isOfOtherDay = contradictingDate(other.above, date) !== null || (named !== null && named !== date);
    if (isOfOtherDay || namesDate(other.above, date)) return false;
    const { differs, isHigher } = compared(chosen, other, wardOf);
    return isHigher || (differs && isNamedRevision(other.sheet));
  });
}

/** Sheets of a month are often called by the number of the day alone, those of a week by its days. */
function dayNumber(name: string, date: ReportingDate): ReportingDate | null {
  const [, day] = /^(?:ngay |n ?)?(\d{1,2})$/.exec(wordsOf(name)) ?? [];
  const numbered = day === undefined ? null : soleDate(`${day}/${date.slice(5, 7)}`, date);
  return dateOfName(name, date) ?? numbered ?? dayOfWeekday(name, date);
}

function compared(chosen: Candidate, other: Candidate, wardOf: WardOfRow) {
  const own = countsIn(chosen, wardOf);
  let [differs, isHigher] = [false, false];
  for (const [ward, counts] of countsIn(other, wardOf)) {
    const ours = own.get(ward);
    const both = FIGURE_COLUMNS.filter(
      (column) => counts[column] !== undefined && ours?.[column] !== undefined,
    );
    const sumOf = (figures: Partial<Figures> | undefined) =>
      both.reduce((sum, column) => sum + (figures?.[column] ?? 0), 0);
    differs ||= both.some((column) => counts[column] !== ours?.[column]);
    isHigher ||= sumOf(counts) > sumOf(ours);
  }
  return { differs, isHigher };
}

/** The figures of each own ward on a sheet that can be read. */
function countsIn({ sheet, heading }: Candidate, wardOf: WardOfRow): Map<string, Partial<Figures>> {
  const counts = new Map<string, Partial<Figures>>();
  for (const row of sheet.rows) {
    const ward = row.number > heading.lastRow ? wardOf(row, heading) : null;
    if (ward === null) continue;
    const figures: Partial<Figures> = {};
    for (const column of FIGURE_COLUMNS) {
      const cell = row.cells.find((some) => some.column === heading.columnOf.get(column));
      const reading = readCount(cell ?? { kind: 'blank' });
      if (reading.kind === 'count') figures[column] = reading.value;
    }
    counts.set(ward, figures);
  }
  return counts;
}
