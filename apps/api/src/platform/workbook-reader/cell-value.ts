import { serialToDate, serialToTime } from './date-styles.ts';
import type { CellStyle } from './cell-styles.ts';
import { Refused } from './refused.ts';
import { cellText } from './shared-strings.ts';
import type { CellValue } from './upload-content.ts';

/** A cell as written: `value` is the text of `<v>` or `<is>`, null if there is neither. */
export type RawCell = { type: string; style: number; formula: boolean; value: string | null };

/** What a cell's value depends on beside itself. */
export type ValueContext = { strings: string[]; styles: readonly CellStyle[]; datesCountFrom1904: boolean };

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** What the cell holds; null if it is only formatted. */
export function cellValue(raw: RawCell, context: ValueContext): CellValue | null {
  switch (raw.type) {
    case 's':
      return raw.value === null ? null : text(sharedString(raw.value, context.strings));
    case 'str':
    case 'inlineStr':
      return raw.value === null && !raw.formula ? null : text(cellText(raw.value ?? ''));
    case 'b':
      return raw.value === null
        ? missing(raw)
        : { kind: 'boolean', value: ['1', 'true'].includes(raw.value.trim()) };
    case 'e':
      return { kind: 'error', value: cellText(raw.value ?? '#VALUE!') };
    case 'd':
      return raw.value === null ? missing(raw) : isoDate(raw.value.trim());
    case 'n':
      return raw.value === null || raw.value.trim() === ''
        ? missing(raw)
        : numeric(raw.value.trim(), raw, context);
    default:
      throw new Refused('broken-workbook', { cellType: raw.type });
  }
}

function text(value: string): CellValue {
  return value === '' ? { kind: 'blank', value: null } : { kind: 'text', value };
}

/** A formula saved without its result is wrong, not empty: read as empty, a total would silently vanish. */
function missing(raw: RawCell): CellValue | null {
  return raw.formula ? { kind: 'no-result', value: null } : null;
}

function sharedString(index: string, strings: string[]): string {
  const string = /^\d+$/.test(index.trim()) ? strings[Number(index)] : undefined;
  if (string === undefined) throw new Refused('broken-workbook', { sharedString: index });
  return string;
}

function numeric(written: string, raw: RawCell, context: ValueContext): CellValue {
  const value = NUMBER.test(written) ? Number(written) : NaN;
  if (!Number.isFinite(value)) return { kind: 'unreadable', value: cellText(written) };
  const style = context.styles[raw.style]?.shownAs ?? 'number';
  const date =
    style === 'date'
      ? (serialToDate(value, context.datesCountFrom1904) ?? (value < 1 ? serialToTime(value) : null))
      : style === 'time'
        ? serialToTime(value)
        : null;
  return date === null ? { kind: 'number', value } : { kind: 'date', value: date };
}

/** `t="d"`: the date is written out, as Strict Open XML and some programs do. */
function isoDate(written: string): CellValue {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.\d+)?Z?)?$/.exec(written);
  const [, day, time] = match ?? [];
  if (day === undefined || Number.isNaN(Date.parse(day)))
    return { kind: 'unreadable', value: cellText(written) };
  return { kind: 'date', value: time === undefined || time === '00:00:00' ? day : `${day}T${time}` };
}
