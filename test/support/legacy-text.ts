import iconv from 'iconv-lite';

/** Vietnamese text as old programs save it, to be read back by ours. */

/** In a font of one byte a letter, as Latin letters. */
export function inFont(text: string, font: 'tcvn' | 'viscii'): string {
  return iconv.encode(text.normalize('NFC'), font).toString('latin1');
}

const VNI_TONES: Record<string, string> = {
  ...{ '\u0301': 'ù', '\u0300': 'ø', '\u0309': 'û', '\u0303': 'õ', '\u0323': 'ï' },
};
const VNI_ROOFED: Record<string, string> = {
  ...{ '': 'â', '\u0301': 'á', '\u0300': 'à', '\u0309': 'å', '\u0303': 'ã', '\u0323': 'ä' },
};
const VNI_BREVED: Record<string, string> = {
  ...{ '': 'ê', '\u0301': 'é', '\u0300': 'è', '\u0309': 'ú', '\u0303': 'ü', '\u0323': 'ë' },
};
const VNI_I: Record<string, string> = {
  ...{ '\u0301': 'í', '\u0300': 'ì', '\u0309': 'æ', '\u0303': 'ó', '\u0323': 'ò' },
};

/** In a VNI font: a letter and a mark beside it. */
export function inVni(text: string): string {
  return [...text.normalize('NFC')].map(vniLetter).join('');
}

function vniLetter(letter: string): string {
  const apart = letter.normalize('NFD');
  const base = apart.charAt(0);
  const tone = /[\u0301\u0300\u0309\u0303\u0323]/.exec(apart)?.[0] ?? '';
  const isUpper = base !== base.toLowerCase();
  const cased = (mark: string) => (isUpper ? mark.toUpperCase() : mark);
  if (base === 'đ' || base === 'Đ') return cased('ñ');
  if (base.toLowerCase() === 'i' && tone !== '') return cased(VNI_I[tone] ?? '');
  if (apart.includes('\u0302')) return base + cased(VNI_ROOFED[tone] ?? '');
  if (apart.includes('\u0306')) return base + cased(VNI_BREVED[tone] ?? '');
  const horned = apart.includes('\u031b') ? cased(base.toLowerCase() === 'o' ? 'ô' : 'ö') : base;
  return horned + cased(VNI_TONES[tone] ?? '');
}

/** In plain ASCII: "Phu+o+`ng". */
export function inViqr(text: string): string {
  const signs: Record<string, string> = {
    ...{ '\u0302': '^', '\u0306': '(', '\u031b': '+' },
    ...{ '\u0301': "'", '\u0300': '`', '\u0309': '?', '\u0303': '~', '\u0323': '.' },
  };
  return text
    .replace(/đ/g, 'dd')
    .replace(/Đ/g, 'DD')
    .normalize('NFC')
    .replace(/\P{ASCII}/gu, (letter) => {
      const [base = '', ...marks] = letter.normalize('NFD');
      const inOrder = marks.sort((one) => ('\u0302\u0306\u031b'.includes(one) ? -1 : 1));
      return base + inOrder.map((mark) => signs[mark] ?? '').join('');
    });
}

/** Saved in a code that lacks some letters, each of which becomes "?". */
export function inCode(text: string, code: 'windows-1252' | 'ascii' | 'macroman'): string {
  const letters = [...text.normalize('NFC')].map((letter) => {
    const bytes = iconv.encode(letter, code);
    return iconv.decode(bytes, code) === letter ? letter : '?';
  });
  return letters.join('');
}

/** UTF-8 that was opened as Latin text, and saved again. */
export function inBrokenUtf8(text: string): string {
  return Buffer.from(text).toString('latin1');
}
