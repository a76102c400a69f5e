/** What a formula works with: null for an empty cell, NaN and the infinities for an error. */
export type Value = number | string | boolean | null;

/** The values of an area, row by row; `width` of them make a row. */
export interface Values {
  width: number;
  values: readonly Value[];
}

/** What stands between the commas of a function: an area, or a value that was reckoned. */
export type Argument = Values | { value: Value };

type Reckoned = (...given: Argument[]) => Value | undefined;

/** The functions in which districts reckon figures; undefined where what they give is not known for certain. */
export const FUNCTIONS: ReadonlyMap<string, Reckoned> = new Map<string, Reckoned>([
  ['SUM', (...given) => ofNumbers(given, (numbers) => numbers.reduce((sum, one) => sum + one, 0))],
  ['MAX', (...given) => ofNumbers(given, (numbers) => (numbers.length > 0 ? Math.max(...numbers) : 0))],
  ['MIN', (...given) => ofNumbers(given, (numbers) => (numbers.length > 0 ? Math.min(...numbers) : 0))],
  ['ROUND', (...given) => rounded(given, Math.round)],
  ['ROUNDUP', (...given) => rounded(given, Math.ceil)],
  ['ROUNDDOWN', (...given) => rounded(given, Math.trunc)],
  ['INT', (one) => ofNumber(one, (number) => Math.floor(number))],
  ['ABS', (one) => ofNumber(one, (number) => Math.abs(number))],
  ['N', (one) => ofValue(one, (value) => (typeof value === 'string' ? 0 : Number(value)))],
  ['IF', (asked, then, otherwise) => ofValue(asked, (is) => chosen(truth(is), then, otherwise))],
  ['AND', (...given) => together(given, (all) => all.every(Boolean))],
  ['OR', (...given) => together(given, (all) => all.some(Boolean))],
  ['NOT', (one) => together([one], ([is]) => is === false)],
  ['IFERROR', (one, otherwise) => ofValue(one, (value) => (isError(value) ? single(otherwise) : value))],
  ['ISERROR', (one) => ofValue(one, isError)],
  ['ISBLANK', (one) => ofValue(one, (value) => value === null)],
  ['ISNUMBER', (one) => ofValue(one, (value) => typeof value === 'number' && !isError(value))],
  ['SUMIF', (range, wanted, summed) => ofThose(summed ?? range, [range, wanted])],
  ['SUMIFS', (summed, ...conditions) => ofThose(summed, conditions)],
  ['COUNTIF', (...conditions) => ofThose(null, conditions)],
  ['COUNTIFS', (...conditions) => ofThose(null, conditions)],
  ['MATCH', (key, range, kind) => (isExact(kind) ? placeOf(key, range) : undefined)],
  ['VLOOKUP', (key, area, column, kind) => (isExact(kind) ? lookedUp(key, area, column) : undefined)],
  ['INDEX', indexed],
]);

type Given = Argument | undefined;

/** The value of a single cell or of what was reckoned. */
export function single(given: Given): Value | undefined {
  if (given === undefined) return undefined;
  if ('value' in given) return given.value;
  return given.values.length === 1 ? given.values[0] : undefined;
}

/** A value in a sum; undefined for a text, which a program may take for a number or not. */
export function asNumber(value: Value | undefined): number | undefined {
  if (value === null) return 0;
  return typeof value === 'number' ? value : undefined;
}

const isError = (value: Value): boolean => typeof value === 'number' && !Number.isFinite(value);

function ofValue(given: Given, then: (value: Value) => Value | undefined): Value | undefined {
  const value = single(given);
  return value === undefined ? undefined : then(value);
}

function ofNumber(given: Given, then: (number: number) => number): number | undefined {
  const number = asNumber(single(given));
  return number === undefined ? undefined : then(number);
}

/** Of areas the numbers alone count. */
function ofNumbers(
  given: readonly Argument[],
  then: (numbers: readonly number[]) => number,
): number | undefined {
  const numbers: number[] = [];
  for (const one of given) {
    if ('values' in one) {
      for (const value of one.values) if (typeof value === 'number') numbers.push(value);
    } else {
      const number = asNumber(one.value);
      if (number === undefined) return undefined;
      numbers.push(number);
    }
  }
  return numbers.length > MOST_NUMBERS ? undefined : then(numbers);
}

/** Math.max takes its numbers from the stack. */
const MOST_NUMBERS = 50_000;

/** Halves away from 0, as all rounding of spreadsheets. */
function rounded([one, places]: readonly Argument[], round: (number: number) => number): number | undefined {
  const [number, digits] = [asNumber(single(one)), places === undefined ? 0 : asNumber(single(places))];
  if (number === undefined || digits === undefined || Math.abs(digits) > 10) return undefined;
  if (isError(number)) return number;
  const scaled = Number((Math.abs(number) * 10 ** digits).toPrecision(15));
  return (Math.sign(number) * round(scaled)) / 10 ** digits;
}

function truth(value: Value): boolean | number | undefined {
  if (isError(value)) return NaN;
  return typeof value === 'string' ? undefined : Boolean(value);
}

function chosen(is: boolean | number | undefined, then: Given, otherwise: Given): Value | undefined {
  if (typeof is !== 'boolean') return is;
  return is ? single(then) : otherwise === undefined ? false : single(otherwise);
}

function together(given: readonly Given[], then: (all: readonly boolean[]) => boolean): Value | undefined {
  const all: boolean[] = [];
  for (const one of given) {
    const value = single(one);
    const is = value === undefined ? undefined : truth(value);
    if (typeof is !== 'boolean') return is;
    all.push(is);
  }
  return then(all);
}

/** Texts in which a function sees more than a text: signs of comparison, and those that stand for others. */
const PATTERN = /[*?~]|^[<>=]/;

/** The sum of what stands beside the values that are wanted, or how many rows these are. */
function ofThose(summed: Given | null, conditions: readonly Given[]): number | undefined {
  let rows: boolean[] | undefined;
  for (let index = 0; index < conditions.length; index += 2) {
    const [range, wanted] = [conditions[index], single(conditions[index + 1])];
    if (!range || !('values' in range) || (rows && range.values.length !== rows.length)) return undefined;
    if (wanted === undefined || wanted === null || (typeof wanted === 'string' && PATTERN.test(wanted)))
      return undefined;
    const before = rows;
    rows = range.values.map((value, at) => before?.[at] !== false && likeOf(value) === likeOf(wanted));
  }
  if (!rows) return undefined;
  if (summed === null) return rows.filter(Boolean).length;
  if (!summed || !('values' in summed) || summed.values.length !== rows.length) return undefined;
  const numbers = summed.values.filter((value, at) => rows[at] && typeof value === 'number');
  return numbers.reduce<number>((sum, value) => sum + Number(value), 0);
}

/** "27259" and 27259 are alike to a condition, and so are large letters and small ones; nothing is like a blank. */
function likeOf(value: Value): Value {
  if (typeof value !== 'string') return value;
  return /^\s*\d+(\.\d+)?\s*$/.test(value) ? Number(value) : value.toLowerCase();
}

/** Without the word that it is to be exact a program looks for the nearest value, and trusts the order. */
function isExact(kind: Given): boolean {
  const value = single(kind);
  return value === false || value === 0;
}

/** The place of a value in a row or column, from 1; an error where it is not there. */
function placeOf(key: Given, range: Given): number | undefined {
  const wanted = single(key);
  if (wanted === undefined || wanted === null || !range || !('values' in range)) return undefined;
  if (typeof wanted === 'string' && PATTERN.test(wanted)) return undefined;
  const exact = (value: Value) => (typeof value === 'string' ? value.toLowerCase() : value);
  const at = range.values.findIndex((value) => exact(value) === exact(wanted));
  return at < 0 ? NaN : at + 1;
}

function lookedUp(key: Given, area: Given, column: Given): Value | undefined {
  if (!area || !('values' in area)) return undefined;
  const first = area.values.filter((_, at) => at % area.width === 0);
  const place = placeOf(key, { width: 1, values: first });
  return place === undefined ? undefined : indexed(area, { value: place }, column);
}

function indexed(area: Given, row: Given, column: Given = { value: 1 }): Value | undefined {
  const [down, right] = [asNumber(single(row)), asNumber(single(column))];
  if (!area || !('values' in area) || down === undefined || right === undefined) return undefined;
  if (isError(down) || isError(right)) return NaN;
  if (right < 1 || right > area.width || down < 1) return undefined;
  return area.values[(down - 1) * area.width + right - 1];
}
