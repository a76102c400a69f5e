import { columnWithLostLetters, lostLetterIn } from '../domain/columns.js';
import { finding, type Finding, OTHER_FONT } from '../domain/findings.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import {
  decodeLegacy,
  LEGACY_WRITINGS,
  type LegacyWriting,
  shareOfVietnamese,
} from '../platform/workbook-reader/legacy-text.js';
import type { Cell, Sheet } from '../platform/workbook-reader/upload-content.js';
import { HEADING_WITHIN_ROWS, headingIn } from './report-heading.js';

/** Fewer headings may be recognised by chance. */
const ENOUGH_HEADINGS = 3;

/**
 * Why a sheet whose headings nobody can read looks so: it is written in a legacy font, or its letters were lost
 * or broken when it was saved. Null when neither is the reason.
 */
export function unreadableText(sheet: Sheet, date: ReportingDate): Finding | null {
  for (const writing of LEGACY_WRITINGS) {
    const heading = headingIn(decodedTop(sheet, writing), date);
    if (!heading || heading.columnOf.size < ENOUGH_HEADINGS) continue;
    const row = sheet.rows.find(({ number }) => number === heading.firstRow);
    const place = placeOf(sheet, row?.cells[0]);
    return writing === 'UTF-8'
      ? finding('letters-lost', place, { how: 'broken' })
      : finding('legacy-font', place, { font: writing });
  }
  return lostLetters(sheet) ?? otherFont(sheet);
}

/** A row of Latin words that are no Vietnamese: a font we do not know by name. */
function otherFont(sheet: Sheet): Finding | null {
  for (const row of sheet.rows) {
    if (row.number > HEADING_WITHIN_ROWS) break;
    const strange = row.cells.filter(
      (cell) => cell.kind === 'text' && /\P{ASCII}/u.test(cell.value) && LATIN.test(cell.value),
    );
    const text = strange.map(({ value }) => value).join(' ');
    if (strange.length >= ENOUGH_HEADINGS && shareOfVietnamese(text) < STRANGE_SHARE)
      return finding('legacy-font', placeOf(sheet, strange[0]), { font: OTHER_FONT });
  }
  return null;
}

const LATIN = /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u;
const STRANGE_SHARE = 0.4;

/** Headings whose letters became "?", "_" or another sign when the file was saved. */
export function lostLetters(sheet: Sheet): Finding | null {
  for (const row of sheet.rows) {
    if (row.number > HEADING_WITHIN_ROWS) break;
    const lost = row.cells.filter(
      (cell) => cell.kind === 'text' && columnWithLostLetters(cell.value) !== null,
    );
    const letter = lostLetterIn(String(lost[0]?.value ?? '')) ?? '?';
    if (lost.length >= ENOUGH_HEADINGS) return finding('letters-lost', placeOf(sheet, lost[0]), { letter });
  }
  return null;
}

/** The name a cell spells in a legacy font, where `isName` knows it; the text itself otherwise. */
export function nameInLegacyFont(text: string, isName: (name: string) => boolean): string | null {
  if (!/[^\x20-\x7e]|[\^(+'`?~.]/.test(text)) return null;
  const names = LEGACY_WRITINGS.map((writing) => decodeLegacy(text, writing));
  return names.find((name): name is string => name !== null && isName(name)) ?? null;
}

function decodedTop(sheet: Sheet, writing: LegacyWriting): Sheet {
  const decoded = (cell: Cell): Cell =>
    cell.kind === 'text' ? { ...cell, value: decodeLegacy(cell.value, writing) ?? cell.value } : cell;
  const rows = sheet.rows.filter(({ number }) => number <= HEADING_WITHIN_ROWS);
  return { ...sheet, rows: rows.map((row) => ({ ...row, cells: row.cells.map(decoded) })) };
}

function placeOf(sheet: Sheet, cell: Cell | undefined): Partial<Finding> {
  return cell === undefined
    ? {}
    : { cell: `${sheet.name}!${cell.address}`, value: String(cell.value ?? '').slice(0, 100) };
}
