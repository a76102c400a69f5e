import iconv from 'iconv-lite';
import { decodeFont } from './legacy-fonts.ts';

/**
 * Vietnamese as it was written before Unicode: one byte a letter in fonts of its own (TCVN3, VISCII, VPS), a letter
 * and a mark beside it (VNI, BK HCM 2), plain ASCII (VIQR); and UTF-8 that was once opened as something else. Such
 * text reaches us as Latin letters that mean nothing: "Ph­êng" for "Phường".
 */
export const LEGACY_WRITINGS = [
  ...(['TCVN3 (ABC)', 'VNI', 'VISCII', 'VIQR', 'UTF-8'] as const),
  ...(['VPS', 'BK HCM 1', 'BK HCM 2', 'Vietware F', 'Vietware X'] as const),
];
export type LegacyWriting = (typeof LEGACY_WRITINGS)[number];

/** What the text says if it is written so; null when it cannot be. */
export function decodeLegacy(text: string, writing: LegacyWriting): string | null {
  if (writing === 'VIQR') return isAscii(text) ? decodeViqr(text) : null;
  const bytes = latinBytes(text);
  if (bytes === null) return null;
  if (writing === 'TCVN3 (ABC)') return iconv.decode(bytes, 'tcvn').normalize('NFC');
  if (writing === 'VISCII') return iconv.decode(bytes, 'viscii').normalize('NFC');
  if (writing !== 'UTF-8') return decodeFont(bytes.toString('latin1'), writing);
  const decoded = bytes.toString('utf8');
  return decoded.includes('\ufffd') ? null : decoded.normalize('NFC');
}

/** The share of words with other than plain letters that can be Vietnamese syllables; 0 where there is none. */
export function shareOfVietnamese(text: string): number {
  const words = text
    .slice(0, LOOKED_AT)
    .toLowerCase()
    // Signs outside ASCII stay: inside a word they are letters of another writing.
    .split(/[^a-z\u0080-\uffff]+/)
    .filter((word) => /[^a-z]/.test(word));
  return words.length === 0 ? 0 : words.filter(isSyllable).length / words.length;
}

const LOOKED_AT = 50_000;

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const SYLLABLE =
  /^(ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?[aăâeêioôơuưy]{1,3}(ng|nh|ch|[cmnpt])?$/;

function isSyllable(word: string): boolean {
  const apart = word.normalize('NFD');
  const bare = apart.replace(TONES, '').normalize('NFC');
  return (apart.match(TONES) ?? []).length <= 1 && SYLLABLE.test(bare);
}

/** The bytes that Latin text stands for; null for a text with letters of its own. Office kept some as windows-1252. */
function latinBytes(text: string): Buffer | null {
  const codes: number[] = [];
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    const byte = code <= 0xff ? code : (iconv.encode(letter, 'windows-1252')[0] ?? 0x3f);
    if (code > 0xff && byte === 0x3f) return null;
    codes.push(byte);
  }
  return Buffer.from(codes);
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e\s]*$/.test(text);
}

const VIQR_SHAPES: Record<string, string> = { '^': '\u0302', '(': '\u0306', '+': '\u031b', '*': '\u031b' };
const VIQR_TONES: Record<string, string> = {
  ...{ "'": '\u0301', '`': '\u0300', '?': '\u0309', '~': '\u0303', '.': '\u0323' },
};

function decodeViqr(text: string): string {
  return text
    .replace(/-?[dD][dD]|-[dD]/g, (letters) => (/D/.test(letters) ? 'Đ' : 'đ'))
    .replace(
      /([aeiouyAEIOUY])([\^(+*])?(['`?~.](?=\S|$))?/g,
      (whole, letter: string, shape?: string, tone?: string) =>
        shape === undefined && tone === undefined
          ? whole
          : `${letter}${VIQR_SHAPES[shape ?? ''] ?? ''}${VIQR_TONES[tone ?? ''] ?? ''}`,
    )
    .normalize('NFC');
}
