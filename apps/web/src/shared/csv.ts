import type { Cell, ColumnKind, Table } from './table.js';
import { shownCell } from './table.js';
import type { Words } from './use-words.js';

/**
 * The rows as CSV for Excel: UTF-8 with its mark, so that accents survive; counts as plain digits; shares
 * and days as they are shown; and no text that a spreadsheet would take for a formula.
 */
export function csvOf(table: Table, words: Words): string {
  const head = table.columns.map(({ name }) => quoted(guarded(name)));
  const rows = table.rows.map((row) =>
    row.map((cell, place) => written(cell, table.columns[place]?.kind ?? 'text', words)),
  );
  return `\ufeff${[head, ...rows].map((row) => `${row.join(',')}\r\n`).join('')}`;
}

function written(cell: Cell, kind: ColumnKind, words: Words): string {
  if (cell === null) return '';
  if (kind === 'count' || kind === 'change') return String(cell);
  return quoted(kind === 'text' ? guarded(String(cell)) : shownCell(cell, kind, words));
}

/** An apostrophe before what Excel, LibreOffice and WPS would work out instead of showing. */
export function guarded(text: string): string {
  return /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
