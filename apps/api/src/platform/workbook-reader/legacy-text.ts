import iconv from 'iconv-lite';

/**
 * Vietnamese as it was written before Unicode: one byte a letter in fonts of its own (TCVN3, VISCII), a letter
 * and a mark beside it (VNI), plain ASCII (VIQR); and UTF-8 that was once opened as something else. Such text
 * reaches us as Latin letters that mean nothing: "Ph­êng" for "Phường".
 */
export const LEGACY_WRITINGS = ['TCVN3 (ABC)', 'VNI', 'VISCII', 'VIQR', 'UTF-8'] as const;
export type LegacyWriting = (typeof LEGACY_WRITINGS)[number];

/** What the text says if it is written so; null when it cannot be. */
export function decodeLegacy(text: string, writing: LegacyWriting): string | null {
  if (writing === 'VIQR') return isAscii(text) ? decodeViqr(text) : null;
  const bytes = latinBytes(text);
  if (bytes === null) return null;
  if (writing === 'TCVN3 (ABC)') return iconv.decode(bytes, 'tcvn').normalize('NFC');
  if (writing === 'VISCII') return iconv.decode(bytes, 'viscii').normalize('NFC');
  if (writing === 'VNI') return decodeVni(bytes.toString('latin1'));
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

/** Marks of VNI after the letter they belong to: a tone, or a tone on a circumflex or a breve. */
const VNI_MARKS: Record<string, string> = {
  ...{ ù: '\u0301', ø: '\u0300', û: '\u0309', õ: '\u0303', ï: '\u0323' },
  ...{
    â: '\u0302',
    á: '\u0302\u0301',
    à: '\u0302\u0300',
    å: '\u0302\u0309',
    ã: '\u0302\u0303',
    ä: '\u0302\u0323',
  },
  ...{
    ê: '\u0306',
    é: '\u0306\u0301',
    è: '\u0306\u0300',
    ú: '\u0306\u0309',
    ü: '\u0306\u0303',
    ë: '\u0306\u0323',
  },
};
const VNI_LETTERS: Record<string, string> = {
  ...{
    ñ: 'đ',
    Ñ: 'Đ',
    ô: 'ơ',
    Ô: 'Ơ',
    ö: 'ư',
    Ö: 'Ư',
    æ: 'ỉ',
    Æ: 'Ỉ',
    ó: 'ĩ',
    Ó: 'Ĩ',
    ò: 'ị',
    Ò: 'Ị',
    î: 'ỵ',
    Î: 'Ỵ',
  },
};

function decodeVni(text: string): string {
  const marked = text.replace(
    /([aeouyAEOUYôÔöÖ])([ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË])/g,
    (_, letter: string, mark: string) => {
      const marks = VNI_MARKS[mark.toLowerCase()] ?? '';
      return `${VNI_LETTERS[letter] ?? letter}${marks}`;
    },
  );
  return marked.replace(/[ñÑôÔöÖæÆóÓòÒîÎ]/g, (letter) => VNI_LETTERS[letter] ?? letter).normalize('NFC');
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
