import { type Cell, type Column, headingOf, heldIn, shownCell, type Table } from './table.js';
import type { Words } from './use-words.js';

/**
 * The rows as CSV for Excel, and below them, after an empty line, what every number carries that leaves the page: UTF-8 with its mark, so that accents survive; counts as plain digits; shares
 * and days as they are shown; and no text that a spreadsheet would take for a formula.
 */
export function csvOf(table: Table, source: string, words: Words): string {
  const head = table.columns.map((column) => quoted(guarded(headingOf(column, words))));
  const rows = table.rows.map((row) => row.map((cell, place) => written(cell, table.columns[place], words)));
  return `\ufeff${[head, ...rows, [''], [quoted(guarded(source))]].map((row) => `${row.join(',')}\r\n`).join('')}`;
}

function written(cell: Cell, column: Column | undefined, words: Words): string {
  const { kind, value } = heldIn(cell, column);
  if (value === null) return '';
  if (kind === 'date') return quoted(shownCell(cell, column, words));
  if (typeof value === 'string') return quoted(guarded(value));
  return kind === 'percent' ? quoted(shownCell(cell, column, words)) : String(value);
}

/** An apostrophe before what Excel, LibreOffice and WPS would work out instead of showing. */
export function guarded(text: string): string {
  return /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
