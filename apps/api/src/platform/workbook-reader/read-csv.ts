import { CsvError, parse } from 'csv-parse/sync';
import { columnLetters } from './cell-address.ts';
import { csvText } from './csv-text.ts';
import { Tally, tooFarRight } from './read-sheet.ts';
import { Refused } from './refused.ts';
import { tooLong } from './shared-strings.ts';
import type { Cell, Row, UploadContent } from './upload-content.ts';
import type { UploadLimits } from './upload-limits.ts';

const SEPARATORS = ['\t', ';', ','];
const LINES_LOOKED_AT = 50;
const HOLDS_NOTHING = new Set([...'\r\n\t ,;'].map((sign) => sign.charCodeAt(0)));
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** A CSV file as the sheet that Excel would show: same addresses, every filled cell as text, nothing guessed. */
export function readCsv(bytes: Buffer, limits: UploadLimits): UploadContent {
  const { text, encoding } = csvText(bytes);
  const hint = HINT.exec(text);
  const body = withoutBlankEnd(hint ? text.slice(hint[0].length) : text);
  refuseLongLines(body, limits);
  const separator = hint?.[1] ?? separatorOf(body);
  const rows = rowsOf(body, separator, limits);
  const notes: UploadContent['notes'] = [{ code: 'csv-read-as', encoding, separator }];
  return {
    kind: 'content',
    format: 'csv',
    sheets: [{ name: 'CSV', hidden: false, rows, mergedRanges: [] }],
    notes,
  };
}

/** The first line by which a file names its separator to Excel, which shows no row for it; quoted and spaced too. */
const HINT = /^\ufeff?"?[ \t]*sep[ ]*=[ ]*([^\w\s"]|\t)[ ]*"?[,;\t|^ ]*(?:\r\n|\n|\r|$)/i;

/** Blank lines and separators at the end hold nothing: a million of them is the same table. */
function withoutBlankEnd(text: string): string {
  let end = text.length;
  while (end > 0 && HOLDS_NOTHING.has(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/**
 * The separator found equally often in most lines. On a draw tab goes before semicolon before comma: a comma is
 * also the Vietnamese decimal sign, and stands in "phường, xã".
 */
function separatorOf(text: string): string {
  const lines = text
    .slice(0, 100_000)
    .replace(/"[^"]*"/g, '')
    .split(/\r\n|\n|\r/, LINES_LOOKED_AT);
  let best = { separator: ',', lines: 0 };
  for (const separator of SEPARATORS) {
    const linesByCount = new Map<number, number>();
    for (const line of lines) {
      const count = line.split(separator).length - 1;
      if (count > 0) linesByCount.set(count, (linesByCount.get(count) ?? 0) + 1);
    }
    const agreeing = Math.max(0, ...linesByCount.values());
    if (agreeing > best.lines) best = { separator, lines: agreeing };
  }
  return best.separator;
}

const lineCharacters = (limits: UploadLimits) => limits.cellCharacters * 2;

/** The parser counts what stands between separators: 10 MB of separators would be one record of ten million cells. */
function refuseLongLines(text: string, limits: UploadLimits): void {
  const limit = lineCharacters(limits);
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    length = code === LINE_FEED || code === CARRIAGE_RETURN ? 0 : length + 1;
    if (length > limit) throw tooLong(limits);
  }
}

function rowsOf(text: string, separator: string, limits: UploadLimits): Row[] {
  const tally = new Tally(limits);
  const rows: Row[] = [];
  let number = 0;
  try {
    parse(text, {
      delimiter: separator,
      // Files joined from several systems mix them.
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_quotes: true,
      relax_column_count: true,
      max_record_size: lineCharacters(limits),
      on_record(record: string[]) {
        number += 1;
        // The text does not end in blank lines: if this row is blank, a later one is not.
        if (number > limits.rows)
          throw new Refused('too-many-rows', { row: linesIn(text), limit: limits.rows });
        const cells = cellsOf(record, number, limits, tally);
        if (cells.length === 0) return null;
        rows.push({ number, hidden: false, cells });
        return null;
      },
    });
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_MAX_RECORD_SIZE') throw tooLong(limits);
    if (error instanceof CsvError) throw new Refused('broken-csv', { line: number + 1 });
    throw error;
  }
  return rows;
}

function linesIn(text: string): number {
  return text.split(/\r\n|\n|\r/).length;
}

/** `="0012"`: how programs write a text that a spreadsheet would take for a number. */
const AS_TEXT = /^="([^"]*)"$/;

function cellsOf(record: string[], row: number, limits: UploadLimits, tally: Tally): Cell[] {
  const cells: Cell[] = [];
  record.forEach((written, index) => {
    const value = AS_TEXT.exec(written)?.[1] ?? written;
    if (value === '') return;
    const column = index + 1;
    if (column > limits.columns) throw tooFarRight(column, limits);
    if (value.length > limits.cellCharacters) throw tooLong(limits);
    tally.add(value);
    cells.push({ address: `${columnLetters(column)}${row}`, column, kind: 'text', value });
  });
  return cells;
}
