import { parseAddress } from './cell-address.ts';
import { type Argument, asNumber, FUNCTIONS, single, type Value, type Values } from './formula-functions.ts';

/**
 * A formula as a file writes it. One that was filled down is written once, at its first cell; the others lie so many
 * rows and columns from there.
 */
export type WrittenFormula = { text: string; down: number; right: number };

export type Area = {
  sheet: string;
  from: { column: number; row: number };
  to: { column: number; row: number };
};

/** Where the values of cells are asked for; undefined where one of them is not known, or too many were asked for. */
export interface CellsOfFormulas {
  in: (area: Area) => Values | undefined;
}

const DEPTH = 20;
const LAST_ROW = 1_048_576;

const SHEET = String.raw`(?:'((?:[^']|'')+)'|([\p{L}\p{N}_.]+))!`;
const NOT_MORE = String.raw`(?![\p{L}\p{N}_.(!])`;
const CELL = String.raw`(\$?)([A-Z]{1,3})(\$?)(\d{1,7})${NOT_MORE}`;
const REFERENCE = new RegExp(`(?:${SHEET})?${CELL}(?::${CELL})?`, 'uy');
const COLUMNS = new RegExp(
  String.raw`(?:${SHEET})?(\$?)([A-Z]{1,3})():(\$?)([A-Z]{1,3})()(?![\p{L}\p{N}_.(!$])`,
  'uy',
);
const NUMBER = /(\d+\.?\d*|\.\d+)(e[+-]?\d+)?(?![\p{L}\p{N}_.(!:%])/iuy;
const TEXT = /"((?:[^"]|"")*)"/y;
const TRUTH = /(TRUE|FALSE)(\(\))?(?![\p{L}\p{N}_.(!])/iuy;
const CALLED = /([A-Z][A-Z0-9.]*)\s*\(/iy;
const COMPARED = /<=|>=|<>|[<>=]/y;

/** One formula reckoned by itself, from left to right; whatever it does not know gives undefined. */
export class Reckoning {
  readonly #text: string;
  readonly #formula: WrittenFormula;
  readonly #sheet: string;
  readonly #cells: CellsOfFormulas;
  #at = 0;
  #depth = 0;

  constructor(formula: WrittenFormula, sheet: string, cells: CellsOfFormulas) {
    this.#text = formula.text.replace(/^\s*=/, '');
    this.#formula = formula;
    this.#sheet = sheet;
    this.#cells = cells;
  }

  /** What the formula gives: a blank cell gives 0. */
  result(): number | string | boolean | undefined {
    const value = this.#compared();
    this.#space();
    if (value === undefined || this.#at < this.#text.length) return undefined;
    return value ?? 0;
  }

  #compared(): Value | undefined {
    this.#depth += 1;
    if (this.#depth > DEPTH) return undefined;
    let value = this.#sum();
    for (let sign = this.#taken(COMPARED); sign; sign = this.#taken(COMPARED))
      value = comparison(value, sign[0], this.#sum());
    this.#depth -= 1;
    return value;
  }

  #sum(): Value | undefined {
    let value = this.#product();
    for (let sign = this.#sign('+-'); sign !== ''; sign = this.#sign('+-')) {
      const [one, other] = [asNumber(value), asNumber(this.#product())];
      if (one === undefined || other === undefined) return undefined;
      value = sign === '+' ? one + other : one - other;
    }
    return value;
  }

  #product(): Value | undefined {
    let value = this.#operand();
    for (let sign = this.#sign('*/'); sign !== ''; sign = this.#sign('*/')) {
      const [one, other] = [asNumber(value), asNumber(this.#operand())];
      if (one === undefined || other === undefined) return undefined;
      value = sign === '*' ? one * other : one / other;
    }
    return value;
  }

  #operand(): Value | undefined {
    let signs = 0;
    let sign = 1;
    for (let unary = this.#sign('+-'); unary !== ''; unary = this.#sign('+-')) {
      signs += 1;
      if (unary === '-') sign = -sign;
    }
    const value = this.#unsigned();
    if (signs === 0) return value;
    const number = asNumber(value);
    return number === undefined ? undefined : sign * number;
  }

  #unsigned(): Value | undefined {
    if (this.#sign('(') !== '') {
      const value = this.#compared();
      return this.#sign(')') === '' ? undefined : value;
    }
    const text = this.#taken(TEXT);
    if (text) return (text[1] ?? '').replaceAll('""', '"');
    const truth = this.#taken(TRUTH);
    if (truth) return truth[1]?.toUpperCase() === 'TRUE';
    const called = this.#taken(CALLED);
    if (called) return this.#call(called[1] ?? '');
    const number = this.#taken(NUMBER);
    if (number) return Number(number[0]);
    const area = this.#area();
    return area ? single(this.#cells.in(area)) : undefined;
  }

  #call(name: string): Value | undefined {
    const reckon = FUNCTIONS.get(name.toUpperCase());
    if (!reckon) return undefined;
    const given: Argument[] = [];
    do {
      const one = this.#argument();
      if (one === undefined) return undefined;
      given.push(one);
    } while (this.#sign(',;') !== '');
    return this.#sign(')') === '' ? undefined : reckon(...given);
  }

  #argument(): Argument | undefined {
    if (/^\s*[,;)]/.test(this.#text.slice(this.#at))) return { value: null };
    const from = this.#at;
    const area = this.#area();
    if (area && /^\s*[,;)]/.test(this.#text.slice(this.#at))) return this.#cells.in(area);
    this.#at = from;
    const value = this.#compared();
    return value === undefined ? undefined : { value };
  }

  #area(): Area | null {
    const match = this.#taken(REFERENCE) ?? this.#taken(COLUMNS);
    if (!match) return null;
    const [, quoted, bare, ...parts] = match;
    const isOfColumns = parts.length === 6;
    const sheet = quoted?.replaceAll("''", "'") ?? bare ?? this.#sheet;
    const from = isOfColumns ? this.#place([parts[0], parts[1], '$', '1']) : this.#place(parts.slice(0, 4));
    if (isOfColumns) {
      const to = this.#place([parts[3], parts[4], '$', String(LAST_ROW)]);
      return from && to && { sheet, from, to };
    }
    const to = parts[5] === undefined ? from : this.#place(parts.slice(4));
    return from && to && { sheet, from, to };
  }

  #place([fixedColumn, letters = '', fixedRow, digits = '']: (string | undefined)[]) {
    const address = parseAddress(`${letters}${digits}`);
    return (
      address && {
        column: address.column + (fixedColumn === '$' ? 0 : this.#formula.right),
        row: address.row + (fixedRow === '$' ? 0 : this.#formula.down),
      }
    );
  }

  /** One of the given signs, which is passed; '' where none of them is next. */
  #sign(signs: string): string {
    this.#space();
    const next = this.#text[this.#at] ?? '';
    if (next === '' || !signs.includes(next)) return '';
    this.#at += 1;
    return next;
  }

  #taken(pattern: RegExp): RegExpExecArray | null {
    this.#space();
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match) this.#at = pattern.lastIndex;
    return match;
  }

  #space(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1;
  }
}

/** A blank is like 0 and like an empty text. Which of two texts comes first depends on a program's language. */
function comparison(one: Value | undefined, sign: string, other: Value | undefined): Value | undefined {
  if (one === undefined || other === undefined) return undefined;
  if ([one, other].some((value) => typeof value === 'number' && !Number.isFinite(value))) return NaN;
  const like = (value: Value, beside: Value): Value =>
    value !== null ? value : typeof beside === 'string' ? '' : typeof beside === 'boolean' ? false : 0;
  const [left, right] = [like(one, other), like(other, one)].map((value) =>
    typeof value === 'string' ? value.toLowerCase() : value,
  );
  if (sign === '=') return left === right;
  if (sign === '<>') return left !== right;
  if (typeof left !== 'number' || typeof right !== 'number') return undefined;
  if (sign.includes('=') && left === right) return true;
  return sign.startsWith('<') ? left < right : left > right;
}
