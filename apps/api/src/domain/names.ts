import { placeOfKind } from './area-names.js';
import { remembered } from './remembered.js';

/** A text as one searches for it: no accents, đ = d, lower case, single spaces (domain.md §6). */
export const fold = remembered((text: string) =>
  tidy(text).normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase(),
);

/** A text as it is kept: NFC, single spaces, nothing that is not seen or that turns the direction of what follows. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{Cf}|\p{Default_Ignorable_Code_Point}|(?!\s)\p{Cc}|[\ufffe\uffff]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Each line tidied as `tidy` does, and empty ones left out. */
export function tidyLines(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map(tidy)
    .filter((line) => line !== '')
    .join('\n');
}

/** The folded words of a text and nothing between them: "Điều chỉnh giảm (lý do)" is "dieu chinh giam ly do". */
export const wordsOf = remembered((text: string) =>
  fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim(),
);

/** No name, heading or reason is longer; a longer text is none, and is not compared with any. */
export const LONGEST_NAME = 100;

/** A heading may say much besides; a longer text is a whole paragraph. */
export const LONGEST_HEADING = 1_000;

/**
 * Which of one district's wards a text means: its code, its name, or the ways people write it
 * ("P5", "P.5", "Phường 5", "Phường 05", "5"; "Hoà" and "Hòa"). Null when none fits, or more than one.
 *
 * Only ever inside a stated district: 152 of the city's wards share their name with another.
 */
export function wardMatcher<Ward extends { code: string; name: string }>(
  wards: readonly Ward[],
): (text: string) => Ward | null {
  const attempts = [
    finder(wards, ({ code }) => code, tidy),
    ...[inLowerCase, fold, bareName].map((form) => finder(wards, ({ name }) => form(name), form)),
  ];
  return (text) => {
    const written = tidy(text);
    if (written === '' || written.length > LONGEST_NAME) return null;
    for (const attempt of attempts) {
      const found = attempt(written);
      if (found !== undefined) return found;
    }
    return null;
  };
}

/**
 * Whether a text beside a ward's code can be its name: as people write it, with words added, a slip or two,
 * or letters lost as "?". Numbers are compared as numbers: "Phường 15" is no slip for "Phường 13".
 */
export function canBeNamed(written: string, name: string): boolean {
  if (written.length > LONGEST_NAME) return false;
  const [given, own] = [fold(written), bareName(name)];
  if (/[?\ufffd]/.test(given)) return fitsWithLostLetters(given, fold(name), own);
  const numbers = (text: string) => (text.match(/\d+/g) ?? []).map(Number).join(' ');
  if (/\d/.test(own)) return numbers(given) === numbers(own) && slips(bareName(written), own) <= 1;
  if (` ${wordsOf(given)} `.includes(` ${wordsOf(own)} `)) return numbers(given) === '' || !/^\d/.test(given);
  return numbers(given) === '' && slips(bareName(written), own) <= Math.max(1, Math.floor(own.length / 6));
}

/**
 * "Ph??ng T?n ??nh": each lost letter fits any one, and enough of the others must be there to tell: of the name
 * itself, for every ward shares the letters of "phường". A number must be there whole.
 */
function fitsWithLostLetters(given: string, name: string, own: string): boolean {
  const kind = name.slice(0, name.length - own.length).trim();
  const first = given.split(' ').slice(0, kind.split(' ').length).join(' ');
  const kept = (lostPattern(first).test(kind) ? given.slice(first.length) : given).replace(/[^a-z0-9]/g, '');
  const digits = own.replace(/\D/g, '');
  if (kept.replace(/\D/g, '').replace(/^0+/, '') !== digits) return false;
  if (digits === '' && kept.length < Math.max(2, own.replace(/[^a-z]/g, '').length / 3)) return false;
  const pattern = lostPattern(given);
  return pattern.test(name) || pattern.test(own);
}

function lostPattern(given: string): RegExp {
  const pattern = given.replace(/[.*+^${}()|[\]\\]/g, '\\$&').replace(/[?\ufffd]/g, '.{1,2}');
  return new RegExp(`^${pattern}$`);
}

/** How many letters have to be put, taken or changed to make one text of the other (Levenshtein). */
function slips(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** Finds a ward by one form of its name; null for a form that several share. The forms are made when first asked for. */
function finder<Ward>(
  wards: readonly Ward[],
  formOf: (ward: Ward) => string,
  writtenAs: (text: string) => string,
): (text: string) => Ward | null | undefined {
  let byForm: Map<string, Ward | null> | undefined;
  return (text) => {
    if (!byForm) {
      byForm = new Map();
      for (const ward of wards) {
        const form = formOf(ward);
        byForm.set(form, byForm.has(form) ? null : ward);
      }
    }
    return byForm.get(writtenAs(text));
  };
}

const vietnamese = new Intl.Collator('vi', { numeric: true });

/**
 * Order of names on every list: areas in the official order of their kinds (thành phố, quận, huyện; phường, thị
 * trấn, xã), then Vietnamese, and numerically ("Quận 2" before "Quận 10").
 */
export function compareNames(a: string, b: string): number {
  return placeOfKind(a) - placeOfKind(b) || vietnamese.compare(a, b);
}

function inLowerCase(text: string): string {
  return tidy(text).toLowerCase();
}

/**
 * The folded name without what lists put before it, the kind of unit, and a leading zero: "P.05", "F5", "- Phường 5",
 * "2. Phường số 5" and "Trạm Y tế Phường 5" are all "5".
 */
function bareName(text: string): string {
  return fold(text)
    .replace(/^([-–*•+]+\s*|\d{1,3}[.)]\s+(?=\D))/, '')
    .replace(/[\s.,:;*]+$/, '')
    .replace(/^(tram y te|tram yt|tyt|ubnd|cong an|ca)[\s.:–-]+/, '')
    .replace(/^(phuong|thi tran|xa|tt|ph|p|f|x)(?=[\s.\d-])[\s.-]*(so\s+(?=\d))?/, '')
    .replace(/^0+(?=\d)/, '');
}
