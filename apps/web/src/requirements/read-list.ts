import { readCount } from '@api/domain/read-count.js';

export interface ListRow {
  wardCode: string;
  required: number;
}

export interface ReadList {
  rows: ListRow[];
  /** Lines that are not a ward's code and a whole number, as they stand; from 1. */
  wrong: { line: number; text: string }[];
}

/** A list pasted from a workbook: on each line a ward's code first and what is required of it last. */
export function readList(text: string): ReadList {
  const list: ReadList = { rows: [], wrong: [] };
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const cells = line.split(/[\t;]/).map((cell) => cell.trim());
    const [code = ''] = cells;
    const count = readCount({ kind: 'text', value: cells.at(-1) ?? '' });
    if (/^\d{5}$/.test(code) && cells.length > 1 && count.kind === 'count') {
      list.rows.push({ wardCode: code, required: count.value });
    } else list.wrong.push({ line: index + 1, text: line });
  }
  return list;
}
