import { Refused } from './refused.ts';
import { SPREADSHEET } from './workbook-parts.ts';
import { visitXml } from './visit-xml.ts';
import type { UploadLimits } from './upload-limits.ts';

/**
 * The texts that cells refer to by number. Rich text is joined; phonetic guides (`rPh`) and what is struck out are
 * not part of it.
 */
export function sharedStrings(part: Buffer, limits: UploadLimits): string[] {
  const strings: string[] = [];
  let total = 0;
  let current = '';
  let collecting = false;
  const run = new TextRun();
  visitXml(part, SPREADSHEET, {
    open({ name, depth, parent, attributes }) {
      if (depth === 2 && name === 'si') current = '';
      run.open(name, parent, attributes);
      collecting = name === 't' && (parent === 'si' || (parent === 'r' && !run.isStruck));
    },
    text(text) {
      if (!collecting) return;
      current += run.asShown(text);
      total += text.length;
      if (current.length > limits.cellCharacters) throw tooLong(limits);
      if (total > limits.textCharacters) throw new Refused('too-much-text', { limit: limits.textCharacters });
    },
    close(name, depth) {
      collecting = false;
      if (depth === 2 && name === 'si') strings.push(cellText(current));
    },
  });
  return strings;
}

/** The run of rich text that is being read: how its author sees what stands in it. */
export class TextRun {
  /** An old number beside the new one is no part of the text. */
  isStruck = false;
  #isRaised = false;

  open(name: string, parent: string, { val = '1' }: Record<string, string>): void {
    if (['r', 'si', 'is'].includes(name)) {
      this.isStruck = false;
      this.#isRaised = false;
    }
    if (parent !== 'rPr') return;
    if (name === 'strike') this.isStruck = val !== '0' && val !== 'false';
    if (name === 'vertAlign') this.#isRaised = val === 'superscript' || val === 'subscript';
  }

  /** Digits that are set high or low are other signs than the number beside them: "150²" is not 1502. */
  asShown(text: string): string {
    return this.#isRaised ? text.replace(/[0-9]/g, (digit) => RAISED[Number(digit)] ?? digit) : text;
  }
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

export function tooLong(limits: UploadLimits): Refused {
  return new Refused('cell-too-long', { limit: limits.cellCharacters });
}

/**
 * The text of a cell as its author sees it: `_x000D_` is how the format writes a character that XML cannot.
 * What no database column can hold (NUL, half a surrogate pair) becomes U+FFFD.
 */
export function cellText(raw: string): string {
  const text = raw.includes('_x')
    ? raw.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : raw;
  return text.replace(/[\0\p{Surrogate}]/gu, '\uFFFD').normalize('NFC');
}
