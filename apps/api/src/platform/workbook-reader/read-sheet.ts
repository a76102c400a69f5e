import { columnLetters, parseAddress } from './cell-address.ts';
import type { CellStyle } from './cell-styles.ts';
import { cellValue } from './cell-value.ts';
import { type ConditionalRule, ConditionalRules } from './conditional-looks.ts';
import { FORMULA_CHARACTERS } from './formula-result.ts';
import { mergedRange, refuseOverlaps } from './merged-ranges.ts';
import { Refused } from './refused.ts';
import { TextRun, tooLong } from './shared-strings.ts';
import { SPREADSHEET } from './workbook-parts.ts';
import { isTrue, visitXml } from './visit-xml.ts';
import type { RawCell, ValueContext } from './cell-value.ts';
import type { WrittenFormula } from './reckoning.ts';
import type { NumberFormat } from './number-format.ts';
import type { Cell, CellValue, Row, Sheet } from './upload-content.ts';
import type { UploadLimits } from './upload-limits.ts';

/** Counts what was taken from all sheets so far, and refuses at the limit. */
export class Tally {
  readonly limits: UploadLimits;
  #cells = 0;
  #text = 0;

  constructor(limits: UploadLimits) {
    this.limits = limits;
  }

  add(value: unknown): void {
    this.#cells += 1;
    if (typeof value === 'string') this.#text += value.length;
    if (this.#cells > this.limits.cells) throw new Refused('too-many-cells', { limit: this.limits.cells });
    if (this.#text > this.limits.textCharacters) {
      throw new Refused('too-much-text', { limit: this.limits.textCharacters });
    }
  }
}

const EXCEL_ROWS = 1_048_576;

/**
 * Reads the cells that hold something and the merged ranges, which never overlap. Ranges (of merges, columns,
 * the sheet's own "dimension") are never walked: three files of 1.7 KB once killed a reader that did. Rows and
 * cells may come without an address, a row in several pieces, and in any order, as some programs write them.
 */
export function readSheet(
  part: Buffer,
  context: ValueContext & { mayHide: boolean },
  tally: Tally,
): ReadSheet {
  const { limits } = tally;
  const rows = new Map<number, Row>();
  const formulas: ReadSheet['formulas'] = [];
  const filledDown = new Map<string, { text: string; row: number; column: number }>();
  const pageTexts: string[] = [];
  const mergedRanges: string[] = [];
  const hidden = new Map<number, number>();
  let row = { number: 0, hidden: false };
  let column = 0;
  let raw: RawCell | null = null;
  let written: { kind: string; shared: string; text: string } | null = null;
  let collecting: 'value' | 'inline' | 'formula' | 'page' | 'rule' | null = null;
  let usualHeight: number | undefined;
  const run = new TextRun();
  const rules = new ConditionalRules();
  const styles = new Map<Cell, CellStyle>();

  visitXml(part, SPREADSHEET, {
    open(visit) {
      const { name, depth, parent, attributes } = visit;
      collecting = null;
      run.open(name, parent, attributes);
      if (depth === 3 && parent === 'sheetData' && name === 'row') {
        row = {
          number: rowNumber(attributes['r'], row.number, limits),
          hidden: isTrue(attributes['hidden']) || isNoHeight(attributes['ht'] ?? usualHeight),
        };
        column = 0;
      } else if (depth === 4 && parent === 'row' && name === 'c') {
        column = columnOf(attributes['r'], row.number, column);
        raw = {
          type: attributes['t'] ?? 'n',
          style: Number(attributes['s'] ?? 0),
          formula: false,
          value: null,
        };
      } else if (raw && depth === 5) {
        if (name === 'f') {
          raw.formula = true;
          written = { kind: attributes['t'] ?? 'normal', shared: attributes['si'] ?? '', text: '' };
          collecting = 'formula';
        }
        if (name === 'v') {
          collecting = 'value';
          // Two values in one cell are no number together.
          if (raw.value !== null) raw.value += ' | ';
        }
      } else if (raw && name === 't' && (parent === 'is' || (parent === 'r' && !run.isStruck))) {
        collecting = 'inline';
      } else if (depth === 3 && parent === 'cols' && name === 'col') {
        const [from, to] = [Number(attributes['min']), Number(attributes['max'])];
        const isHidden = isTrue(attributes['hidden']) || Number(attributes['width'] ?? 1) < NARROWEST;
        // One range for each first column that is read, however many a file gives.
        if (isHidden && from > 0 && from <= limits.columns && Number.isInteger(from))
          hidden.set(from, Math.max(to, hidden.get(from) ?? 0));
      } else if (depth === 3 && parent === 'mergeCells' && name === 'mergeCell') {
        if (mergedRanges.length === limits.mergedRanges) {
          throw new Refused('too-many-merged-ranges', { limit: limits.mergedRanges });
        }
        mergedRanges.push(mergedRange(attributes['ref'] ?? ''));
      } else if (depth === 2 && name === 'sheetFormatPr') {
        const isOfAll = isTrue(attributes['customHeight']) || isTrue(attributes['zeroHeight']);
        if (isOfAll)
          usualHeight = isTrue(attributes['zeroHeight']) ? 0 : Number(attributes['defaultRowHeight']);
      } else if (rules.open(visit)) {
        collecting = 'rule';
      } else if (depth === 3 && parent === 'headerFooter' && pageTexts.length < PAGE_TEXTS) {
        pageTexts.push('');
        collecting = 'page';
      }
    },
    text(text) {
      if (collecting === 'page') {
        const last = pageTexts.length - 1;
        pageTexts[last] = ((pageTexts[last] ?? '') + text).slice(0, PAGE_TEXT_CHARACTERS);
      }
      if (collecting === 'rule') rules.text(text);
      if (collecting === 'formula' && written && written.text.length <= FORMULA_CHARACTERS)
        written.text += text;
      if (!raw || (collecting !== 'value' && collecting !== 'inline')) return;
      raw.value = (raw.value ?? '') + (collecting === 'inline' ? run.asShown(text) : text);
      if (raw.value.length > limits.cellCharacters) throw tooLong(limits);
    },
    close(name, depth) {
      collecting = null;
      if (depth !== 4 || name !== 'c' || !raw) return;
      const value = cellValue(raw, context);
      const { formula } = raw;
      const style = context.styles[raw.style];
      const ofFormula = written;
      raw = null;
      written = null;
      if (!value) return;
      const isFar = row.number > limits.rows || column > limits.columns;
      if (isFar && (value.kind === 'blank' || (value.kind === 'text' && value.value.trim() === ''))) return;
      if (row.number > limits.rows)
        throw new Refused('too-many-rows', { row: row.number, limit: limits.rows });
      if (column > limits.columns) throw tooFarRight(column, limits);
      tally.add(value.value);
      const cell: Cell = { address: `${columnLetters(column)}${row.number}`, column, ...value };
      if (formula) cell.formula = true;
      if (style?.isStruck) cell.struck = true;
      if (style?.isUnseen) cell.unseen = true;
      if (style && context.mayHide) styles.set(cell, style);
      const shown = style ? shownBy(style.format, value) : null;
      if (shown !== null) cell.shown = shown;
      const whole = ofFormula && wholeFormula(ofFormula, { row: row.number, column }, filledDown);
      if (whole) formulas.push({ cell, formula: whole });
      else if (formula) cell.unreckoned = true;
      const known = rows.get(row.number);
      if (known) known.cells.push(cell);
      else rows.set(row.number, { ...row, cells: [cell] });
    },
  });
  refuseOverlaps(mergedRanges);
  const hiddenColumns = [...hidden].map(([from, to]) => ({ from, to }));
  const texts = pageTexts.map(withoutPageCodes).filter((text) => text !== '');
  return {
    ...{ rows: inOrder([...rows.values()]), mergedRanges, formulas, rules: rules.all, styles },
    ...(hiddenColumns.length === 0 ? {} : { hiddenColumns }),
    ...(texts.length === 0 ? {} : { pageTexts: texts }),
  };
}

/**
 * A sheet's cells, the formulas of those whose result may be reckoned again, and the rules by which cells look
 * otherwise, with the styles of the cells where a look may hide them.
 */
export type ReadSheet = Pick<Sheet, 'rows' | 'mergedRanges' | 'hiddenColumns' | 'pageTexts'> & {
  formulas: { cell: Cell; formula: WrittenFormula }[];
  rules: ConditionalRule[];
  styles: ReadonlyMap<Cell, CellStyle>;
};

/** A row lower than that shows a line at most; a column narrower than that not even one digit. */
const LOWEST = 3;
const NARROWEST = 1;

function isNoHeight(points: string | number | undefined): boolean {
  return points !== undefined && Number(points) < LOWEST;
}

/** Above and below odd, even and first pages. */
const PAGE_TEXTS = 6;
/** Excel's own limit. */
const PAGE_TEXT_CHARACTERS = 255;

/** "&C&"Arial,Bold"&14Báo cáo &P/&N" without what says where and how it is printed. */
function withoutPageCodes(text: string): string {
  return text
    .replace(/&"[^"]*"|&K[0-9A-F]{6}|&\d+|&./g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function shownBy(format: NumberFormat | null, { kind, value }: CellValue): string | null {
  if (format === null) return null;
  if (kind === 'number') return format.ofNumber(value);
  return kind === 'text' && value.length <= SHOWN_TEXT ? format.ofText(value) : null;
}

/** A figure is shorter. */
const SHOWN_TEXT = 40;

/** A formula by its own text, or by the text of the cell it was filled down from; null for one too long to be reckoned. */
function wholeFormula(
  { kind, shared, text }: { kind: string; shared: string; text: string },
  at: { row: number; column: number },
  filledDown: Map<string, { text: string; row: number; column: number }>,
): WrittenFormula | null {
  if (kind === 'shared' && text !== '') filledDown.set(shared, { text, ...at });
  const first = kind === 'shared' ? filledDown.get(shared) : kind === 'normal' ? { text, ...at } : undefined;
  if (!first || first.text === '' || first.text.length > FORMULA_CHARACTERS) return null;
  return { text: first.text, down: at.row - first.row, right: at.column - first.column };
}

export function tooFarRight(column: number, limits: UploadLimits): Refused {
  return new Refused('too-many-columns', {
    column: columnLetters(column),
    limit: columnLetters(limits.columns),
  });
}

function rowNumber(given: string | undefined, previous: number, limits: UploadLimits): number {
  const number = given === undefined ? previous + 1 : Number(given);
  if (!Number.isInteger(number) || number < 1) throw new Refused('broken-workbook', { row: String(given) });
  if (number > EXCEL_ROWS) throw new Refused('too-many-rows', { row: number, limit: limits.rows });
  return number;
}

function columnOf(given: string | undefined, row: number, previous: number): number {
  if (given === undefined) return previous + 1;
  const address = parseAddress(given);
  if (!address || address.row !== row) throw new Refused('broken-workbook', { cell: given, row });
  return address.column;
}

/** Rows and cells in order. Two cells of one address would let a file show one figure and file another. */
function inOrder(rows: Row[]): Row[] {
  for (const { cells } of rows) {
    cells.sort((one, other) => one.column - other.column);
    cells.forEach((cell, index) => {
      if (cells[index - 1]?.column === cell.column)
        throw new Refused('broken-workbook', { cell: cell.address });
    });
  }
  return rows.sort((one, other) => one.number - other.number);
}
