import { FIGURE_COLUMNS } from '../domain/figures.js';
import { finding, type Finding } from '../domain/findings.js';
import { readCount } from '../domain/read-count.js';
import { wordsOf } from '../domain/names.js';
import { isCorrection, isCorrectionLabel } from '../domain/noted-doubts.js';
import type { ReportedRow } from '../domain/reported-row.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import { contradictingDate } from '../domain/stated-dates.js';
import type { ExpectedWard } from '../domain/ward-of-row.js';
import type { Row, Sheet, UploadContent } from '../platform/workbook-reader/upload-content.js';
import type { WardMeant } from './report-lines.js';
import { addressIn, type ReportSheet, textIn } from './report-sheet.js';
import { HEADING_WITHIN_ROWS } from './report-heading.js';
import { dateOfName, isNamedRevision } from './rival-sheets.js';

/**
 * Sheets that are not read and are named as ones that put right or add to another ("Đính chính", "Bổ sung"), where they
 * hold a number beside a ward of the district that is none of its figures: each with its first such cell and the row
 * that was read. And any that puts a number right in words.
 */
export function correctionsBeside(
  content: UploadContent,
  { sheet: read }: ReportSheet,
  rows: readonly ReportedRow[],
  { wards, wardMeant, date }: { wards: readonly ExpectedWard[]; wardMeant: WardMeant; date: ReportingDate },
): Finding[] {
  const others = content.sheets.filter(
    (sheet) => sheet !== read && !sheet.hidden && !isOfOtherDay(sheet, date),
  );
  return others.flatMap((sheet) => {
    const found = isNamedRevision(sheet) ? firstOther(sheet, rows, { wards, wardMeant }) : [];
    return found.length > 0 ? found : saidOn(sheet);
  });
}

/** The first line of a sheet that puts a number right in words. The name of a sheet may be the beginning of each line. */
function saidOn(sheet: Sheet): Finding[] {
  const label = isCorrectionLabel(sheet.name) ? `${sheet.name}: ` : '';
  for (const { number, cells } of sheet.rows) {
    if (number > ROWS_READ) break;
    const texts = cells.filter((cell) => cell.kind === 'text');
    const cell = texts.find((some) => {
      const text = textIn(some);
      return (
        isCorrection(text) || (label !== '' && NAMES_WARD.test(wordsOf(text)) && isCorrection(label + text))
      );
    });
    if (cell) {
      const place = { cell: addressIn(sheet, cell.address), value: textIn(cell).slice(0, 200) };
      return [finding('note-doubts', place, { what: 'wrong' })];
    }
  }
  return [];
}

/** Further down stand lists of other things. */
const ROWS_READ = 200;
/** A ward and a number beside its own: "Phường 13: 999". */
const NAMES_WARD = /\b(?:phuong|xa|thi tran|p)(?: ?\d{1,2}\b)?.*\b\d{2,}/;

/** Whether a sheet says that it is of another day, by its name or by a line above its figures. */
function isOfOtherDay({ name, rows }: Sheet, date: ReportingDate): boolean {
  const named = dateOfName(name, date);
  const lines = rows
    .filter(({ number }) => number <= HEADING_WITHIN_ROWS)
    .map(({ cells }) => cells.map(textIn).join(' '));
  const isNamedFor =
    contradictingDate([`Báo cáo ${name}`], date) !== null || (named !== null && named !== date);
  return isNamedFor || contradictingDate(lines, date) !== null;
}

function firstOther(
  sheet: Sheet,
  rows: readonly ReportedRow[],
  { wards, wardMeant }: { wards: readonly ExpectedWard[]; wardMeant: WardMeant },
): Finding[] {
  for (const row of sheet.rows) {
    const { ward, at } = wardOf(row, wards, wardMeant) ?? {};
    const reported = rows.find(({ wardCode }) => wardCode === ward?.code);
    if (!ward || !reported) continue;
    const own = new Set<number | null>([ward.required, ...figuresOf(reported)]);
    const other = row.cells.find((cell) => {
      // Left of the name rows are numbered.
      const reading = cell.column <= (at?.column ?? 0) || textIn(cell) === ward.code ? null : readCount(cell);
      return reading?.kind === 'count' && !own.has(reading.value);
    });
    if (!other) continue;
    const details = {
      sheet: sheet.name,
      ward: ward.name,
      theirs: addressIn(sheet, other.address),
      ours: reported.cells[FIGURE_COLUMNS[0]].at ?? '',
    };
    const place = { wardCode: ward.code, cell: details.theirs, value: textIn(other) };
    return [finding('sheet-corrects', place, details)];
  }
  return [];
}

function figuresOf({ cells }: ReportedRow): number[] {
  return FIGURE_COLUMNS.flatMap((column) => {
    const { reading } = cells[column];
    return reading.kind === 'count' ? [reading.value] : [];
  });
}

/** The ward that a cell of a row names, by its code or its name in letters. */
function wardOf({ cells }: Row, wards: readonly ExpectedWard[], wardMeant: WardMeant) {
  for (const cell of cells) {
    const text = textIn(cell);
    const code = wards.some((ward) => ward.code === text)
      ? text
      : /\p{L}/u.test(text)
        ? wardMeant('', text)
        : null;
    const ward = wards.find((some) => some.code === code);
    if (ward) return { ward, at: cell };
  }
  return null;
}
