import { parseAddress } from './cell-address.ts';
import type { CellStyle, HidingLook } from './cell-styles.ts';
import type { Results } from './formula-result.ts';
import type { Cell, Sheet } from './upload-content.ts';
import type { Visit } from './visit-xml.ts';

/** A rule by which cells look otherwise, as a sheet writes it. */
export interface ConditionalRule {
  areas: string;
  kind: string;
  operator: string;
  /** The number of its look. */
  look: number;
  /** Whether it shows a bar or a picture in place of the number. */
  isInPlace: boolean;
  formulas: string[];
}

/** A sheet with thousands of rules is a copy of copies: those of the first ones are looked at. */
const RULES = 1_000;
/** Cells tried against rules, for a sheet; any further one counts as hidden, for it may be. */
const TRIED = 20_000;

/** Reads the rules of a sheet, element by element. */
export class ConditionalRules {
  readonly all: ConditionalRule[] = [];
  #areas = '';

  /** Whether the text that follows is that of a rule's formula. */
  open({ name, depth, parent, attributes }: Visit): boolean {
    if (depth === 2 && name === 'conditionalFormatting') this.#areas = attributes['sqref'] ?? '';
    if (depth === 3 && parent === 'conditionalFormatting' && this.all.length < RULES) {
      this.all.push({
        ...{ areas: this.#areas, kind: attributes['type'] ?? '', operator: attributes['operator'] ?? '' },
        ...{ look: Number(attributes['dxfId'] ?? -1), isInPlace: false, formulas: [] },
      });
    }
    const rule = this.all.at(-1);
    if (depth !== 4 || parent !== 'cfRule' || !rule) return false;
    if (attributes['showValue'] === '0' || attributes['showValue'] === 'false') rule.isInPlace = true;
    if (name === 'formula') rule.formulas.push('');
    return name === 'formula';
  }

  text(text: string): void {
    const formulas = this.all.at(-1)?.formulas;
    if (formulas && formulas.length > 0) formulas[formulas.length - 1] += text;
  }
}

/** Notes at each number that a rule hides, or may hide, that it is not seen. */
export function noteHiddenByRules(
  { name, rows }: Pick<Sheet, 'name' | 'rows'>,
  rules: readonly ConditionalRule[],
  {
    styleOf,
    hiding,
  }: { styleOf: (cell: Cell) => CellStyle | undefined; hiding: ReadonlyMap<number, HidingLook> },
  results: Results,
): void {
  let left = TRIED;
  for (const rule of rules) {
    const hides = hiding.get(rule.look);
    const areas = areasIn(rule.areas);
    const first = corner(areas);
    if ((!hides && !rule.isInPlace) || !first) continue;
    for (const { number, cells } of rows) {
      for (const cell of cells) {
        const isIn = areas.some(({ from, to }) => isBetween({ row: number, column: cell.column }, from, to));
        const style = styleOf(cell);
        if (cell.kind !== 'number' || cell.unseen || !isIn) continue;
        if (!rule.isInPlace && !(style && hides?.(style))) continue;
        left -= 1;
        const at = { down: number - first.row, right: cell.column - first.column };
        const reckoned = (text = '') => results.reckon({ text, ...at }, name);
        if (left < 0 || rule.isInPlace || applies(rule, cell.value, reckoned)) cell.unseen = true;
      }
    }
  }
}

type Place = { row: number; column: number };

function areasIn(written: string): { from: Place; to: Place }[] {
  return written.split(' ').flatMap((range) => {
    const [from, to = from] = range.split(':').map(parseAddress);
    return from && to ? [{ from, to }] : [];
  });
}

/** The cell for which the formulas are written. */
function corner(areas: readonly { from: Place }[]): Place | null {
  if (areas.length === 0) return null;
  return {
    row: Math.min(...areas.map(({ from }) => from.row)),
    column: Math.min(...areas.map(({ from }) => from.column)),
  };
}

function isBetween({ row, column }: Place, from: Place, to: Place): boolean {
  return row >= from.row && row <= to.row && column >= from.column && column <= to.column;
}

/** Whether the rule is of a number. One whose formula is not known may be. */
function applies(
  { kind, operator, formulas }: ConditionalRule,
  value: number,
  reckoned: (text?: string) => unknown,
): boolean {
  if (['containsBlanks', 'containsErrors'].includes(kind)) return false;
  if (kind !== 'cellIs') {
    const is = kind === 'expression' ? reckoned(formulas[0]) : undefined;
    return is === undefined || (typeof is === 'number' ? is !== 0 && Number.isFinite(is) : is === true);
  }
  const [limit, other] = [reckoned(formulas[0]), reckoned(formulas[1])];
  if (limit === undefined) return true;
  // A text is greater than any number.
  const [low, high] = [limit, other].map((one) => (typeof one === 'number' ? one : Infinity));
  const [least = 0, most = 0] = [low, high];
  switch (operator) {
    case 'equal':
      return value === least;
    case 'notEqual':
      return value !== least;
    case 'greaterThan':
      return value > least;
    case 'greaterThanOrEqual':
      return value >= least;
    case 'lessThan':
      return value < least;
    case 'lessThanOrEqual':
      return value <= least;
    case 'between':
      return value >= Math.min(least, most) && value <= Math.max(least, most);
    case 'notBetween':
      return value < Math.min(least, most) || value > Math.max(least, most);
    default:
      return true;
  }
}
