import { Reckoning, type Area, type CellsOfFormulas, type WrittenFormula } from './reckoning.ts';
import type { Value, Values } from './formula-functions.ts';
import type { Cell, Sheet } from './upload-content.ts';

/** Longer formulas are not reckoned. */
export const FORMULA_CHARACTERS = 200;

/** Cells looked up, and characters read, for all formulas of a file together. */
const OPERANDS = 200_000;
const CHARACTERS = 500_000;
/** Formulas that ask for formulas: so many one within the other. */
const DEPTH = 50;

/** A formula and the cell it stands in. */
export type FormulaCell = { cell: Cell; sheet: string; formula: WrittenFormula };

/**
 * Notes at each cell what its formula gives from the cells it names, where the saved result is another number: the
 * file was changed and not calculated again. Where that cannot be told, because of the formula or of those it builds
 * on, the cell says so.
 */
export function noteStaleResults(
  sheets: readonly Pick<Sheet, 'name' | 'rows'>[],
  formulas: readonly FormulaCell[],
): Results {
  const results = new Results(sheets, formulas);
  for (const { cell } of formulas) results.settle(cell);
  return results;
}

/** The cells of all sheets by their place, as many as may be asked for, with what is known of their formulas. */
export class Results implements CellsOfFormulas {
  readonly #sheets: ReadonlyMap<string, Pick<Sheet, 'rows'>>;
  readonly #rows = new Map<string, { last: number; cells: Map<number, Map<number, Cell>> }>();
  readonly #formulas: Map<Cell, FormulaCell>;
  #operands = OPERANDS;
  #characters = CHARACTERS;
  #depth = 0;
  /** Whether the formula that is being reckoned builds on one whose result is not known to be right. */
  #isDoubtful = false;

  constructor(sheets: readonly Pick<Sheet, 'name' | 'rows'>[], formulas: readonly FormulaCell[]) {
    this.#sheets = new Map(sheets.map((sheet) => [sheet.name.toLowerCase(), sheet]));
    this.#formulas = new Map(formulas.map((formula) => [formula.cell, formula]));
  }

  /** What a formula that stands in no cell gives; undefined where that is not known. */
  reckon(formula: WrittenFormula, sheet: string): number | string | boolean | undefined {
    this.#characters -= formula.text.length;
    return this.#characters < 0 ? undefined : new Reckoning(formula, sheet, this).result();
  }

  /** Each formula is reckoned once; one that asks for itself finds its result unknown. */
  settle(cell: Cell): void {
    const found = this.#formulas.get(cell);
    if (!found) return;
    this.#formulas.delete(cell);
    cell.unreckoned = true;
    this.#characters -= found.formula.text.length;
    if (this.#characters < 0 || this.#depth === DEPTH) return;
    const outer = this.#isDoubtful;
    this.#isDoubtful = false;
    this.#depth += 1;
    const gives = new Reckoning(found.formula, found.sheet, this).result();
    this.#depth -= 1;
    const isSaved = cell.kind === 'number' ? isNear(gives, cell.value) : gives === (cell.value ?? '');
    if (isSaved && !this.#isDoubtful) delete cell.unreckoned;
    if (!isSaved && cell.kind === 'number' && typeof gives === 'number' && Number.isFinite(gives))
      cell.formulaGives = gives;
    this.#isDoubtful = outer;
  }

  /** The saved values of an area, row by row down to the last row of the sheet. */
  in({ sheet, from, to }: Area): Values | undefined {
    const rows = this.#rowsOf(sheet.toLowerCase());
    if (!rows) return undefined;
    const last = Math.min(to.row, Math.max(rows.last, from.row));
    const width = to.column - from.column + 1;
    const size = (last - from.row + 1) * width;
    if (width < 1 || size < 1 || size > this.#operands) return undefined;
    this.#operands -= size;
    const values: Value[] = [];
    for (let row = from.row; row <= last; row += 1) {
      const cells = rows.cells.get(row);
      for (let column = from.column; column <= to.column; column += 1) {
        const value = this.#valueOf(cells?.get(column));
        if (value === undefined) return undefined;
        values.push(value);
      }
    }
    return { width, values };
  }

  #valueOf(cell: Cell | undefined): Value | undefined {
    if (!cell) return null;
    if (cell.formula) {
      this.settle(cell);
      this.#isDoubtful ||= cell.unreckoned === true;
    }
    if (cell.kind === 'error') return NaN;
    return ['number', 'text', 'boolean', 'blank'].includes(cell.kind) ? cell.value : undefined;
  }

  #rowsOf(name: string) {
    const sheet = this.#sheets.get(name);
    const known = this.#rows.get(name);
    if (!sheet || known) return known;
    const cells = new Map(
      sheet.rows.map(({ number, cells: own }) => [number, new Map(own.map((cell) => [cell.column, cell]))]),
    );
    const rows = { last: sheet.rows.at(-1)?.number ?? 0, cells };
    this.#rows.set(name, rows);
    return rows;
  }
}

function isNear(gives: unknown, saved: number): boolean {
  return (
    Number.isFinite(gives) &&
    typeof gives === 'number' &&
    Math.abs(gives - saved) <= 1e-6 * Math.max(1, Math.abs(gives))
  );
}
