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
  let isStruck = false;
  visitXml(part, SPREADSHEET, {
    open({ name, depth, parent, attributes }) {
      if (depth === 2 && name === 'si') current = '';
      if (name === 'r') isStruck = false;
      if (strikesOut(name, parent, attributes)) isStruck = true;
      collecting = name === 't' && (parent === 'si' || (parent === 'r' && !isStruck));
    },
    text(text) {
      if (!collecting) return;
      current += text;
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

/** Whether an element strikes out the run of rich text it stands in: an old number beside the new one. */
export function strikesOut(name: string, parent: string, { val = '1' }: Record<string, string>): boolean {
  return name === 'strike' && parent === 'rPr' && val !== '0' && val !== 'false';
}

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
