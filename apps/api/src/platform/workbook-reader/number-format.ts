/**
 * What a number format shows, as far as whole numbers of 0 and more go: enough to see that a cell shows something
 * else than it holds. Written as in Vietnam, 1.234,50.
 */

/** A longer text tells no more. */
const SHOWN_CHARACTERS = 60;

/** A number format, taken apart when it is first asked for: thousands of cells share one. */
export class NumberFormat {
  readonly #code: string;
  #sections: Section[] | null = null;

  constructor(code: string) {
    this.#code = code;
  }

  /**
   * The text Excel shows of a whole number of 0 or more under a format that is no date's. Null where that is the
   * number itself, plain or in groups of three, and where the format is of a kind that is not known here.
   */
  ofNumber(value: number): string | null {
    if (this.#code === '' || !Number.isSafeInteger(value) || value < 0) return null;
    const section = sectionFor(this.#taken(), value);
    if (section?.isBareFraction) return `${value}/1`;
    const parts = section === undefined ? [] : section.parts;
    if (parts === null) return null;
    const shown = rendered(parts, value).slice(0, SHOWN_CHARACTERS);
    return [String(value), grouped(String(value))].includes(shown.trim()) ? null : shown;
  }

  /** The text shown of a text; null where that is the text itself. */
  ofText(text: string): string | null {
    if (this.#code === '') return null;
    const sections = this.#taken();
    const section = sections.length > 3 ? sections[3] : sections.findLast(({ isOfText }) => isOfText);
    if (!section?.parts) return null;
    const shown = section.parts
      .map((part) => (part.kind === 'whole' ? text : 'text' in part ? part.text : ''))
      .join('');
    return shown === text ? null : shown.slice(0, SHOWN_CHARACTERS);
  }

  #taken(): Section[] {
    this.#sections ??= sectionsOf(this.#code).map((code) => ({
      condition: CONDITION.exec(code),
      parts: partsOf(code),
      isBareFraction: BARE_FRACTION.test(code),
      isOfText: code.includes('@'),
    }));
    return this.#sections;
  }
}

interface Section {
  condition: RegExpExecArray | null;
  /** Null for a fraction, a date or a time. */
  parts: Part[] | null;
  isBareFraction: boolean;
  isOfText: boolean;
}

const CONDITION = /\[(<=|>=|<>|<|>|=)\s*(-?\d{1,15}(?:\.\d{1,15})?)\]/;
/** "0/100" and "?/?" have no place for the whole number before the fraction, as "# ?/?" has. */
const BARE_FRACTION = /^[^#0?/]*[#0?]+ *\/ *[#0?\d]/;

type Part =
  /** What is written as it is, and what fills the cell. */
  | { kind: 'literal'; text: string }
  /** "General" or "@". */
  | { kind: 'whole' }
  /** "0", "#" or "?". */
  | { kind: 'digit'; sign: string }
  | { kind: 'point' }
  | { kind: 'comma' }
  | { kind: 'percent' }
  | { kind: 'exponent' };

const TOKEN =
  /"([^"]*)"?|\\(.?)|_(?:.?)|\*(.?)|\[\$([^\][-]*)[^\][]*\]|\[[^\][]*\]|(general)|(@)|([0#?])|(\.)|(,)|(%)|(e[+-])|([/])|([\s\S])/gi;

/** The parts of a section; null for a fraction, a date or a time. */
function partsOf(section: string): Part[] | null {
  const parts: Part[] = [];
  for (const match of section.matchAll(TOKEN)) {
    const [, quoted, escaped, fill, currency, general, at, digit, point, comma, percent, e, slash, other] =
      match;
    const literal = quoted ?? escaped ?? fill ?? currency ?? other;
    if (slash !== undefined || (other !== undefined && /[dmyhsb]/i.test(other))) return null;
    if (literal !== undefined) parts.push({ kind: 'literal', text: literal });
    else if (general !== undefined || at !== undefined) parts.push({ kind: 'whole' });
    else if (digit !== undefined) parts.push({ kind: 'digit', sign: digit });
    else if (point !== undefined) parts.push({ kind: 'point' });
    else if (comma !== undefined) parts.push({ kind: 'comma' });
    else if (percent !== undefined) parts.push({ kind: 'percent' });
    else if (e !== undefined) parts.push({ kind: 'exponent' });
  }
  return parts;
}

function rendered(parts: readonly Part[], value: number): string {
  const isDigit = ({ kind }: Part) => kind === 'digit';
  if (!parts.some(isDigit)) return withLiterals(parts, String(value));
  if (parts.some(({ kind }) => kind === 'exponent')) {
    return value
      .toExponential(2)
      .replace('.', ',')
      .replace(/e\+(\d)$/, 'E+0$1');
  }
  const point = parts.findIndex(({ kind }) => kind === 'point');
  const whole = point < 0 ? parts : parts.slice(0, point);
  const behind = point < 0 ? [] : parts.slice(point + 1);
  const lastDigit = whole.findLastIndex(isDigit);
  // A comma behind the last digit, before the point or after it, stands for a thousand.
  const isComma = ({ kind }: Part) => kind === 'comma';
  const scaled =
    whole.slice(lastDigit + 1).filter(isComma).length +
    behind.slice(behind.findLastIndex(isDigit) + 1).filter(isComma).length;
  const percents = parts.filter(({ kind }) => kind === 'percent').length;
  const decimals = behind.filter(isDigit).length;
  const written = (value * 100 ** percents * 0.001 ** scaled).toFixed(Math.min(decimals, 20));
  const [integer = '0', fraction = ''] = written.split('.');
  const hasGroups = whole.some(({ kind }, index) => kind === 'comma' && index < lastDigit);
  const before = integerIn(whole, integer === '0' ? '' : integer, hasGroups);
  return before + (point < 0 ? '' : `,${decimalsIn(behind, fraction)}`);
}

/** The digits put into their places from the right; those for which there is none stand at the first. */
function integerIn(parts: readonly Part[], integer: string, hasGroups: boolean): string {
  let rest = integer;
  let digits = 0;
  let places = parts.filter(({ kind }) => kind === 'digit').length;
  let shown = '';
  const put = (digit: string) => {
    if (hasGroups && digits > 0 && digits % 3 === 0) shown = `.${shown}`;
    shown = digit + shown;
    digits += 1;
  };
  for (const part of [...parts].reverse()) {
    if (part.kind !== 'digit') {
      shown = literalOf(part) + shown;
      continue;
    }
    places -= 1;
    do {
      const digit = rest.at(-1) ?? (part.sign === '0' ? '0' : '');
      if (digit !== '') put(digit);
      rest = rest.slice(0, -1);
    } while (places === 0 && rest !== '');
  }
  return shown;
}

function decimalsIn(parts: readonly Part[], fraction: string): string {
  let at = 0;
  return parts
    .map((part) => {
      if (part.kind !== 'digit') return literalOf(part);
      const rest = fraction.slice(at);
      at += 1;
      return part.sign !== '0' && /^0*$/.test(rest) ? '' : (rest[0] ?? '');
    })
    .join('');
}

function withLiterals(parts: readonly Part[], value: string): string {
  return parts.map((part) => (part.kind === 'whole' ? value : literalOf(part))).join('');
}

function literalOf(part: Part): string {
  if (part.kind === 'literal') return part.text;
  return part.kind === 'percent' ? '%' : '';
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, '.');
}

/** The sections of a format: of positive numbers, negative ones, zeros, texts. */
function sectionsOf(format: string): string[] {
  const sections = [''];
  for (const [token] of format.matchAll(/"[^"]*"?|\\.?|[_*].?|\[[^\][]*\]|[\s\S]/g)) {
    if (token === ';') sections.push('');
    else sections[sections.length - 1] += token;
  }
  return sections;
}

/** The section by which a number of 0 or more is shown. */
function sectionFor(sections: readonly Section[], value: number): Section | undefined {
  if (sections.every(({ condition }) => condition === null)) {
    const [positive, , zero] = sections;
    return value === 0 && zero !== undefined && sections.length > 2 ? zero : positive;
  }
  return sections.find(({ condition }) => {
    const [, operator = '', limit = ''] = condition ?? [];
    return operator === '' || holds(value, operator, Number(limit));
  });
}

function holds(value: number, operator: string, limit: number): boolean {
  if (operator === '<>') return value !== limit;
  if (operator === '=') return value === limit;
  if (operator.includes('=') && value === limit) return true;
  return operator.startsWith('<') ? value < limit : value > limit;
}
