import { parseAddress } from './cell-address.ts';
import type { Cell, Sheet } from './upload-content.ts';

/**
 * A formula as a file writes it. One that was filled down is written once, at its first cell; the others lie so many
 * rows and columns from there.
 */
export type WrittenFormula = { text: string; down: number; right: number };

/** Longer formulas are no sums of a few cells. */
export const FORMULA_CHARACTERS = 200;

/** Cells looked up, and characters read, for all formulas of a file together. */
const OPERANDS = 200_000;
const CHARACTERS = 500_000;
const DEPTH = 20;

/** A formula and the cell it stands in. */
export type FormulaCell = { cell: Cell; sheet: string; formula: WrittenFormula };

/**
 * Notes at each cell what its formula gives from the cells it names, where the saved result is another number: the
 * file was changed and not calculated again. Only numbers, references, + - * / and SUM are understood; of any
 * other formula, and of operands that are no numbers, nothing is said.
 */
export function noteStaleResults(
  sheets: readonly Pick<Sheet, 'name' | 'rows'>[],
  formulas: readonly FormulaCell[],
) {
  const operands = new Operands(sheets);
  let left = CHARACTERS;
  for (const { cell, sheet, formula } of formulas) {
    left -= formula.text.length;
    if (cell.kind !== 'number' || left < 0) continue;
    const gives = new Reckoning(formula, sheet, operands).result();
    if (gives !== null && Math.abs(gives - cell.value) > 1e-6 * Math.max(1, Math.abs(gives)))
      cell.formulaGives = gives;
  }
}

type Area = { sheet: string; from: { column: number; row: number }; to: { column: number; row: number } };

/** The cells of all sheets by their place; as many as may be asked for. */
class Operands {
  readonly #sheets: ReadonlyMap<string, Pick<Sheet, 'rows'>>;
  readonly #cells = new Map<string, Map<number, Map<number, Cell>>>();
  #left = OPERANDS;

  constructor(sheets: readonly Pick<Sheet, 'name' | 'rows'>[]) {
    this.#sheets = new Map(sheets.map((sheet) => [sheet.name.toLowerCase(), sheet]));
  }

  /** The cells of an area that hold something; null where they cannot be looked up. */
  in({ sheet, from, to }: Area): Cell[] | null {
    const rows = this.#rowsOf(sheet.toLowerCase());
    const size = (to.row - from.row + 1) * (to.column - from.column + 1);
    if (!rows || size < 1 || size > this.#left) return null;
    this.#left -= size;
    const found: Cell[] = [];
    for (let row = from.row; row <= to.row; row += 1) {
      const cells = rows.get(row);
      for (let column = from.column; cells && column <= to.column; column += 1) {
        const cell = cells.get(column);
        if (cell) found.push(cell);
      }
    }
    return found;
  }

  #rowsOf(name: string) {
    const sheet = this.#sheets.get(name);
    const known = this.#cells.get(name);
    if (!sheet || known) return known;
    const rows = new Map(
      sheet.rows.map(({ number, cells }) => [number, new Map(cells.map((cell) => [cell.column, cell]))]),
    );
    this.#cells.set(name, rows);
    return rows;
  }
}

const SHEET = String.raw`(?:'((?:[^']|'')+)'|([\p{L}\p{N}_.]+))!`;
const CELL = String.raw`(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\p{L}\p{N}_.(!])`;
const REFERENCE = new RegExp(`(?:${SHEET})?${CELL}(?::${CELL})?`, 'uy');
const NUMBER = /(\d+\.?\d*|\.\d+)(e[+-]?\d+)?(?![\p{L}\p{N}_.(!:%])/iuy;

/** One formula reckoned by itself, from left to right; whatever it does not know gives null. */
class Reckoning {
  readonly #text: string;
  readonly #formula: WrittenFormula;
  readonly #sheet: string;
  readonly #operands: Operands;
  #at = 0;
  #depth = 0;

  constructor(formula: WrittenFormula, sheet: string, operands: Operands) {
    this.#text = formula.text.replace(/^\s*=/, '');
    this.#formula = formula;
    this.#sheet = sheet;
    this.#operands = operands;
  }

  result(): number | null {
    const value = this.#sum();
    this.#space();
    return value !== null && this.#at === this.#text.length && Number.isFinite(value) ? value : null;
  }

  #sum(): number | null {
    this.#depth += 1;
    if (this.#depth > DEPTH) return null;
    let value = this.#product();
    for (let sign = this.#sign('+-'); sign !== ''; sign = this.#sign('+-')) {
      const next = this.#product();
      if (value === null || next === null) return null;
      value = sign === '+' ? value + next : value - next;
    }
    this.#depth -= 1;
    return value;
  }

  #product(): number | null {
    let value = this.#operand();
    for (let sign = this.#sign('*/'); sign !== ''; sign = this.#sign('*/')) {
      const next = this.#operand();
      if (value === null || next === null) return null;
      value = sign === '*' ? value * next : value / next;
    }
    return value;
  }

  #operand(): number | null {
    let sign = 1;
    for (let unary = this.#sign('+-'); unary !== ''; unary = this.#sign('+-')) sign *= unary === '-' ? -1 : 1;
    const value = this.#unsigned();
    return value === null ? null : sign * value;
  }

  #unsigned(): number | null {
    if (this.#sign('(') !== '') return this.#closed(this.#sum());
    if (this.#taken(/SUM\s*\(/iy)) return this.#closed(this.#list());
    const number = this.#taken(NUMBER);
    if (number) return Number(number[0]);
    const area = this.#area();
    if (!area || area.from.row !== area.to.row || area.from.column !== area.to.column) return null;
    const [cell] = this.#operands.in(area) ?? [undefined];
    if (cell === undefined) return this.#isKnown(area.sheet) ? 0 : null;
    return cell.kind === 'number' ? cell.value : null;
  }

  /** The arguments of a SUM: areas, of which texts and blanks do not count, and reckoned numbers. */
  #list(): number | null {
    let sum = 0;
    do {
      const from = this.#at;
      const area = this.#area();
      const isAlone = area !== null && /^\s*[,;)]/.test(this.#text.slice(this.#at));
      if (!isAlone) this.#at = from;
      const value = isAlone ? this.#sumOf(area) : this.#sum();
      if (value === null) return null;
      sum += value;
    } while (this.#sign(',;') !== '');
    return sum;
  }

  #sumOf(area: Area): number | null {
    const cells = this.#operands.in(area);
    if (!cells?.every(({ kind }) => ['number', 'text', 'boolean', 'blank'].includes(kind))) return null;
    return cells.reduce((sum, cell) => (cell.kind === 'number' ? sum + cell.value : sum), 0);
  }

  #closed(value: number | null): number | null {
    return this.#sign(')') === '' ? null : value;
  }

  #area(): Area | null {
    const match = this.#taken(REFERENCE);
    if (!match) return null;
    const [, quoted, bare, ...parts] = match;
    const sheet = quoted?.replaceAll("''", "'") ?? bare ?? this.#sheet;
    const from = this.#place(parts.slice(0, 4));
    const to = parts[5] === undefined ? from : this.#place(parts.slice(4));
    if (!from || !to) return null;
    return { sheet, from, to };
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

  #isKnown(sheet: string): boolean {
    const nowhere = { column: 1, row: 1 };
    return this.#operands.in({ sheet, from: nowhere, to: nowhere }) !== null;
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
