import { namesColumnOfDay } from '../domain/column-days.js';
import { matchColumn } from '../domain/columns.js';
import type { Row } from '../platform/workbook-reader/upload-content.js';
import { textIn } from './report-sheet.js';

/** A row with how it names its ward, and which that would be. */
export interface NamedRow {
  row: Row;
  codeText: string;
  nameText: string;
  ward: string | null;
}

/**
 * The rows that number the columns: 1, 2, 3 …; (1), (2) …; A, B, 1, 2, (3)=(1)+(2). Between headings, also those
 * repeated on a page, and the first ward below them they may have slips or leave some out.
 */
export function columnNumberRows(named: readonly NamedRow[]): ReadonlySet<Row> {
  const found = new Set<Row>();
  const truly = new Set(
    named
      .filter(({ codeText, nameText }) => /^\d{5}$/.test(codeText) || /\p{L}{2}/u.test(nameText))
      .map(({ ward }) => ward),
  );
  let isUnderHeading = true;
  for (const { row, codeText, ward } of named) {
    if (textsIn(row).length === 0) continue;
    if (isHeadingAgain(row)) isUnderHeading = true;
    else if (isNumbering(row, codeText)) found.add(row);
    else if (isUnderHeading && isLooseNumbering(row, ward, truly)) found.add(row);
    else if (ward !== null) isUnderHeading = false;
  }
  return found;
}

/** The headings again, as at the top of each printed page; perhaps of another day. */
export function isHeadingAgain(row: Row): boolean {
  const named = row.cells.filter((cell) => {
    const column = cell.kind === 'text' ? matchColumn(cell.value) : null;
    return column === 'ignored' ? namesColumnOfDay(textIn(cell)) : column !== null;
  });
  return named.length >= 3;
}

function isNumbering(row: Row, codeText: string): boolean {
  if (/^\d{5}$/.test(codeText)) return false;
  const counted = textsIn(row).map(columnNumber);
  if (counted.length < 4 || counted.some((number) => number === null)) return false;
  const digits = counted.filter((number): number is number => number !== null && number !== LETTER);
  return (
    digits.length >= 3 &&
    digits.every((number, index) => index === 0 || number === (digits[index - 1] ?? 0) + 1)
  );
}

/**
 * A row that numbers the columns with slips, or with some left out (1 2 3 5 6; 6a, 6b; 1 9 10 11), and so seems to
 * name a ward by a bare number: the ward it would name has its own row, or it names none and its numbers only rise.
 */
function isLooseNumbering(row: Row, ward: string | null, truly: ReadonlySet<string | null>): boolean {
  const numbers = textsIn(row).map((text) => columnNumber(text.replace(/(?<=\d)[a-z](?=\)?$)/i, '')));
  if (numbers.length < 4 || numbers.some((number) => number === null)) return false;
  if (ward !== null) return truly.has(ward);
  const counted = numbers.filter((number) => number !== LETTER);
  const isRising = counted.every(
    (number, index) => index === 0 || (number ?? 0) >= (counted[index - 1] ?? 0),
  );
  return isRising && counted.length >= 4;
}

function textsIn(row: Row): string[] {
  return row.cells.map(textIn).filter((text) => text !== '');
}

const LETTER = -1;

/** "(1)" typed into a cell is stored as −1. */
function columnNumber(text: string): number | null {
  if (/^\(?[a-z]\)?$/i.test(text)) return LETTER;
  const [, written] = /^(?:[([]|-\s?(?=\d))?(\d{1,2})(?:[)\]./%]|\s?-)?(\s*=.*)?$/.exec(text) ?? [];
  return written === undefined ? null : Number(written);
}
