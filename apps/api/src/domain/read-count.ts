import type { FindingCode } from './findings.js';
import { oddSignIn } from './odd-signs.js';

/** A cell as a workbook, a CSV line or a form gives it, before anybody knows what it means. */
export type CellContent =
  | { kind: 'number'; value: number }
  | { kind: 'text'; value: string }
  | { kind: 'blank'; value?: null }
  | { kind: 'boolean'; value: boolean }
  /** The error as shown: '#REF!'. */
  | { kind: 'error'; value: string }
  /** A formula saved without its result. */
  | { kind: 'no-result'; value?: null }
  /** What claims to be a number and is none. */
  | { kind: 'unreadable'; value: string }
  /** A day, a moment, or a time of day alone ('16:30:00'). */
  | { kind: 'date'; value: Date | string };

export type WrongCountCode = Extract<
  FindingCode,
  | 'not-a-number'
  | 'digits-cut'
  | 'letter-in-number'
  | 'ambiguous-number'
  | 'two-readings'
  | 'fraction'
  | 'mixed-separators'
  | 'uneven-groups'
  | 'negative'
  | 'too-large'
  | 'excel-error'
  | 'formula-without-value'
  | 'date-in-cell'
  | 'time-in-cell'
  | 'cell-too-narrow'
  | 'true-or-false'
  | 'odd-sign'
>;

/** What a cell says: a count (and the writing it was understood from, if that needs saying), nothing, or nonsense. */
export type CountReading =
  | { kind: 'count'; value: number; understoodFrom?: string }
  | { kind: 'blank' }
  | { kind: 'wrong'; code: WrongCountCode; details: Record<string, string | number> };

/** No ward has more records than this; a larger number is a slip. */
export const LARGEST_COUNT = 99_999_999;

/**
 * A cell read as a count of records.
 *
 * Blank is not zero. In text, digits grouped in threes by one kind of separator ("1.234", "1,234", "1 234")
 * are one whole number, and the reading says so; a *numeric* 1.234 is ambiguous, because the program that
 * stored it may have taken a grouping point for a decimal one. Full-width digits and stray spaces are
 * cleaned. Anything else is wrong, each in its own way, with a `suggestion` where one can be made.
 */
export function readCount(cell: CellContent): CountReading {
  switch (cell.kind) {
    case 'blank':
      return { kind: 'blank' };
    case 'number':
      return readNumber(cell.value);
    case 'text':
      return readText(cell.value);
    case 'boolean':
      return wrong('true-or-false');
    case 'error':
      return wrong('excel-error', { shown: cell.value });
    case 'no-result':
      return wrong('formula-without-value');
    case 'unreadable':
      return wrong('not-a-number');
    case 'date':
      return wrong(typeof cell.value === 'string' && isTime(cell.value) ? 'time-in-cell' : 'date-in-cell');
  }
}

/** The text of a cell, as it is shown again beside a finding; null for one that shows nothing. */
export function cellText(cell: CellContent): string | null {
  if (cell.kind === 'blank' || cell.kind === 'no-result') return null;
  if (cell.kind === 'number') return String(asShown(cell.value));
  if (cell.kind !== 'date') return String(cell.value);
  const written = cell.value instanceof Date ? cell.value.toISOString().slice(0, 10) : cell.value;
  const [, year, month, day, time] = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}).*)?$/.exec(written) ?? [];
  if (year === undefined) return written.slice(0, 5);
  return `${day}/${month}/${year}${time === undefined ? '' : ` ${time}`}`;
}

/** A stored number keeps 17 digits, of which Excel shows 15: a typed 6827 may lie there as 6826.999999999999. */
function asShown(value: number): number {
  return Number(value.toPrecision(15));
}

function readNumber(stored: number): CountReading {
  if (!Number.isFinite(stored)) return wrong('not-a-number');
  const value = asShown(stored);
  if (value < 0) return wrong('negative');
  if (value > LARGEST_COUNT) return wrong('too-large', { largest: LARGEST_COUNT });
  if (Number.isInteger(value)) return { kind: 'count', value: Math.abs(value) };
  const thousandfold = Math.round(value * 1000);
  const isGroupingLost = value >= 1 && value < 1000 && Math.abs(value * 1000 - thousandfold) < 1e-6;
  return isGroupingLost ? wrong('ambiguous-number', { suggestion: thousandfold }) : wrong('fraction');
}

function readText(raw: string): CountReading {
  const text = clean(raw);
  if (text === '') return { kind: 'blank' };
  const sign = oddSignIn(raw);
  if (sign !== null && /\d/.test(text)) return wrong('odd-sign', { sign });
  // Two lines hold two numbers, not one with a group.
  if (/\d\s*[\r\n]\s*\d/.test(raw)) return wrong('not-a-number');
  const digits = wholeNumberIn(text);
  if (digits === null) return wrongText(text);
  const value = Number(digits);
  if (value > LARGEST_COUNT) return wrong('too-large', { largest: LARGEST_COUNT });
  const written = raw.normalize('NFC').trim();
  return written === String(value)
    ? { kind: 'count', value }
    : { kind: 'count', value, understoodFrom: written };
}

/**
 * The digits of a whole number, plain, grouped, or with decimals that are none ("11593.0", "1.234,00", as programs
 * write); three decimals could be a group, except of 0. Null for any other text.
 */
function wholeNumberIn(text: string): string | null {
  if (/^\d+$/.test(text)) return text;
  const known = withZerosBehind(text);
  if (known && (known.zeros !== 3 || Number(known.digits) === 0)) return known.digits;
  const [, whole = '', decimals = ''] = /^(\d{1,10})[.,](\d{6,20})$/.exec(text) ?? [];
  const value = asShown(Number(`${whole}.${decimals}`));
  if (whole !== '' && Number.isInteger(value)) return String(value);
  const separator = /^[1-9]\d{0,2}([., ])\d{3}(?:\1\d{3})*$/.exec(text)?.[1];
  return separator === undefined ? null : text.replaceAll(separator, '');
}

/** A number, plain or grouped, whose decimals are all 0 behind another separator: "11593.000" and "1.234,0". */
function withZerosBehind(text: string): { digits: string; zeros: number } | null {
  const [, plain, groups, , decimals] =
    /^(?:(\d+)|([1-9]\d{0,2}([., ])\d{3}(?:\3\d{3})*)(?!\3))[.,](0+)$/.exec(text) ?? [];
  const digits = plain ?? groups?.replace(/\D/g, '');
  if (digits === undefined || decimals === undefined) return null;
  const isGroup = plain !== undefined && /^[1-9]\d{0,2}$/.test(plain) && decimals.length === 3;
  return isGroup ? null : { digits, zeros: decimals.length };
}

/** "11593.000": the zeros may be decimals or a group of thousands. */
export function twoReadings(digits: string): CountReading {
  return wrong('two-readings', { one: Number(digits), other: Number(digits) * 1000 });
}

function wrongText(text: string): CountReading {
  if (/^#{2,}$/.test(text)) return wrong('cell-too-narrow');
  if (/^(#|err:\d)/i.test(text)) return wrong('excel-error', { shown: text });
  if (isTime(text)) return wrong('time-in-cell');
  // "6.83E+03", as Excel writes into a CSV what it shows.
  if (/^\d[.,]\d+e[+-]?\d{1,2}$|^\de\+\d{2}$/i.test(text)) return wrong('digits-cut');
  if (/^-\s*\d/.test(text) || /^\(\s*\d[\d., ]*\)$/.test(text)) return wrong('negative');
  if (isDate(text)) return wrong('date-in-cell');
  const doubtful = withZerosBehind(text);
  if (doubtful) return twoReadings(doubtful.digits);
  if (/^\d*[.,]\d+$|^\d+[.,]$/.test(text)) return wrong('fraction');
  if (/^\d[\d., ]*$/.test(text)) {
    const kinds = new Set(text.replace(/\d/g, ''));
    return wrong(kinds.size > 1 ? 'mixed-separators' : 'uneven-groups');
  }
  return letterForDigit(text) ?? wrong('not-a-number');
}

/** Day/month/year as people write it, or year-month-day as programs do. */
function isDate(text: string): boolean {
  return /^\d{1,2}([-/.])\d{1,2}\1(\d{2}|\d{4})$/.test(text) || /^\d{4}-\d{1,2}-\d{1,2}$/.test(text);
}

/** A time of day: 16:30, 16h30, 16:30:00. */
function isTime(text: string): boolean {
  return /^\d{1,2}(:\d{2}){1,2}( ?[ap]m)?$|^\d{1,2} ?h ?(\d{2})?$/i.test(text);
}

/** The letters that stand for digits when typing fast: O (also the Cyrillic one) for 0, l and I for 1. */
function letterForDigit(text: string): CountReading | null {
  if (!/\d/.test(text)) return null;
  const position = text.search(/[OoОоlI]/);
  const digits = wholeNumberIn(text.replace(/[OoОо]/g, '0').replace(/[lI]/g, '1'));
  if (position < 0 || digits === null) return null;
  const details = { letter: text.charAt(position), position: position + 1, suggestion: Number(digits) };
  return wrong('letter-in-number', details);
}

/** Full-width digits and signs made plain, every kind of space one space, invisible characters gone. */
function clean(raw: string): string {
  return raw
    .normalize('NFC')
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/\p{Cf}|\p{Default_Ignorable_Code_Point}|(?!\s)\p{Cc}/gu, '')
    .replace(/\u2800/g, ' ')
    .replace(/[\u2212\u2012-\u2014]/g, '-')
    .replace(/\s+/gu, ' ')
    .trim();
}

function wrong(code: WrongCountCode, details: Record<string, string | number> = {}): CountReading {
  return { kind: 'wrong', code, details };
}
