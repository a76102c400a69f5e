/**
 * Fonts of the time before Unicode: what each of their signs, a byte each, stands for. Named as UniKey names them, by
 * whose help text is converted.
 */

/** One sign a letter: the letters of the bytes 0x80 to 0xFF, "·" where there is none. */
const ONE_SIGN: Record<string, string> = {
  VPS:
    'ÀẢÃẤẦẨọỗĂếềểệẮẰẲẾ··ỀỂỄỐỒỔỖýỷỵỚỜỞ·ắằẳẵặỠớÙờởỡŨỨợỪổỬỲỸÍÌộỈĨÓửữÒỎÕự' +
    'ầÁÂấẩẫậđẻÉÊẹỉễịỹƯỦồốÔỏơÈừứÚũưÝẺ·àáâãảạă·èéêẽìí·ĩẴĐòóôõ·Ơụùúủ·ỶẼỳ',
  'BK HCM 1':
    'ÁÀẢÃẠÉÈẺẼẸÍÌỈĨỊÓÒỎÕỌÚÙỦŨỤÂẤẦẨẪẬĂẮẰẲẴẶÊẾỀỂỄỆÔỐỒỔỖỘƠỚỜỞỠỢƯỨỪỬỮỰđáà' +
    'ảãạéèẻẽẹíìỉĩịóòỏõọúùủũụâấầẩẫậăắằẳẵặêếềểễệôốồổỗộơớờởỡợưứừửữựýỳỷỹỵ',
  // Capital letters with a tone were small ones in a font of capitals.
  'Vietware F':
    '······················ĂÂĐÊÔƠƯ··ă·âđêôơ·ư··à···········ả···ã·····' +
    'áạằẳẵắặầẩẫấậèẻẽé·ẹềểễếệ·ìỉĩíị··òỏõóọồổỗốộờởỡớợùủ·ũúụừửữứựỳỷỹý··ỵ',
};

/** "BK HCM 1" has no room above for these capitals, and puts them in place of signs. */
const IN_PLACE_OF_SIGNS: Record<string, Record<string, string>> = {
  'BK HCM 1': { '}': 'Đ', '{': 'Ý', '^': 'Ỳ', '`': 'Ỷ', '|': 'Ỹ' },
};

const [ACUTE, GRAVE, HOOK, TILDE, DOT] = ['\u0301', '\u0300', '\u0309', '\u0303', '\u0323'];
const [ROOF, BREVE] = ['\u0302', '\u0306'];

/** A letter, and a mark beside it. Of small letters; a capital is 0x20 less, as in Latin. */
const TWO_SIGNS: Record<string, { letters: Record<string, string>; marks: Record<string, string> }> = {
  VNI: {
    letters: { ñ: 'đ', ô: 'ơ', ö: 'ư', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ' },
    marks: {
      ...{ ù: ACUTE, ø: GRAVE, û: HOOK, õ: TILDE, ï: DOT },
      ...{ â: ROOF, á: ROOF + ACUTE, à: ROOF + GRAVE, å: ROOF + HOOK, ã: ROOF + TILDE, ä: ROOF + DOT },
      ...{ ê: BREVE, é: BREVE + ACUTE, è: BREVE + GRAVE, ú: BREVE + HOOK, ü: BREVE + TILDE, ë: BREVE + DOT },
    },
  },
  'BK HCM 2': {
    letters: {
      ...{ ê: 'â', ù: 'ă', à: 'đ', ï: 'ê', ö: 'ô', ú: 'ơ', û: 'ư' },
      ...{ ñ: 'í', ò: 'ì', ó: 'ỉ', ô: 'ĩ', õ: 'ị' },
    },
    marks: {
      ...{ á: ACUTE, â: GRAVE, ã: HOOK, ä: TILDE, å: DOT },
      ...{ ë: ACUTE, ì: GRAVE, í: HOOK, î: TILDE },
      ...{ æ: ACUTE, ç: GRAVE, è: HOOK, é: TILDE },
    },
  },
  'Vietware X': {
    letters: {
      ...{ á: 'â', à: 'ă', â: 'đ', ã: 'ê', ä: 'ô', å: 'ơ', æ: 'ư' },
      ...{ ê: 'í', ç: 'ì', è: 'ỉ', é: 'ĩ', ë: 'ị' },
    },
    marks: {
      ...{ ï: ACUTE, ì: GRAVE, í: HOOK, î: TILDE, û: DOT, ü: DOT, ñ: DOT },
      ...{ ú: ACUTE, ö: GRAVE, ø: HOOK, ù: TILDE },
      ...{ õ: ACUTE, ò: GRAVE, ó: HOOK, ô: TILDE },
    },
  },
};

/** What Latin letters say in one of these fonts; null where it is none of them. */
export function decodeFont(text: string, font: string): string | null {
  const alphabet = ONE_SIGN[font];
  if (alphabet !== undefined) {
    const signs = IN_PLACE_OF_SIGNS[font] ?? {};
    return [...text]
      .map((sign) => alphabet.charAt(sign.charCodeAt(0) - 0x80) || (signs[sign] ?? sign))
      .join('');
  }
  const pairs = TWO_SIGNS[font];
  return pairs === undefined ? null : decodePairs(text, pairs);
}

/** A mark counts after a vowel alone: elsewhere the sign is what it looks like. */
function decodePairs(text: string, { letters, marks }: (typeof TWO_SIGNS)[string]): string {
  let isVowel = false;
  const decoded = [...text].map((sign) => {
    const small = sign.toLowerCase();
    const mark = isVowel ? marks[small] : undefined;
    const letter = letters[small];
    isVowel = mark === undefined && /^[aeouyâăêôơư]$/.test(letter ?? small);
    if (mark !== undefined) return mark;
    if (letter === undefined) return sign;
    return sign === small ? letter : letter.toUpperCase();
  });
  return decoded.join('').normalize('NFC');
}
