import { LONGEST_NAME, tidy, wordsOf } from './names.js';
import { remembered } from './remembered.js';

/** The folded words by which people name a district with its kind: "quan 4", "q 4", "q4", "q govap". */
export const districtForms = remembered((districtName: string): readonly string[] => {
  const { words, kind, own } = partsOf(districtName);
  if (own === '') return [words];
  const short = { quan: ['q'], huyen: ['h'], 'thi xa': ['tx'], 'thanh pho': ['tp', 'q'] }[kind] ?? [];
  const forms = [kind, ...short].flatMap((letters) => [`${letters} ${own}`, `${letters}${own}`]);
  return [...new Set(forms.flatMap((form) => [form, form.replace(own, own.replaceAll(' ', ''))]))];
});

/** Its name without the kind, in words and in one; a number alone names nothing. */
const bareForms = remembered((districtName: string): readonly string[] => {
  const { own } = partsOf(districtName);
  return /^\d/.test(own) || own === '' ? [] : [own, own.replaceAll(' ', '')];
});

function partsOf(districtName: string): { words: string; kind: string; own: string } {
  const words = wordsOf(districtName);
  const [, kind = '', own = ''] = /^(quan|huyen|thi xa|thanh pho) (.*)$/.exec(words) ?? [];
  return { words, kind, own };
}

/**
 * Reads a ward's name with a district's behind it, whatever stands between them: "Phường 13, Quận 4", "P.13 Q.4",
 * "Phường 13 (Quận 4), TP.HCM", "Phường 5 Gò Vấp". Null where none of the districts stands there.
 */
export function districtReader(
  districtNames: readonly string[],
): (written: string) => { ward: string; district: string; isBare: boolean } | null {
  const byForm = new Map(
    districtNames.flatMap((name) =>
      [...districtForms(name), ...bareForms(name)].map((form) => [form, name] as const),
    ),
  );
  const plain = (words: string) => words.replace(/(?<!\d)0+(?=\d)/g, '');
  const forms = [...byForm.keys()];
  return (written) => {
    if (written.length > LONGEST_NAME) return null;
    const text = withDistrictNumbers(tidy(written));
    const words = plain(wordsOf(text));
    // Nearly every text ends otherwise, which is quickly seen.
    if (!/(hcm|minh)$/.test(words) && !forms.some((form) => words.endsWith(form))) return null;
    const [short] = splits(text).find(([, behind]) => CITY.test(behind)) ?? [text];
    for (const [ward, behind] of splits(short)) {
      const district = byForm.get(plain(behind));
      if (district !== undefined && !KIND_OF_WARD.test(wordsOf(ward)))
        return { ward, district, isBare: bareForms(district).includes(behind) };
    }
    return null;
  };
}

/** The numbers of districts in words and in Roman numerals. */
const NUMBER_OF = new Map(
  [
    ...['một|nhất|i', 'hai|ii', 'ba|iii', 'bốn|tư|iv', 'năm|v', 'sáu|vi', 'bảy|bẩy|vii', 'tám|viii'],
    ...['chín|ix', 'mười|x', 'mười một|xi', 'mười hai|xii'],
  ].flatMap((names, index) => names.split('|').map((name) => [name, index + 1] as const)),
);
/** Without accents "từ", "năm", "sau" and "tạm" would be numbers, too. */
const PLAIN_NUMBER_OF = new Map<string, number>([
  ...[...NUMBER_OF].filter(([name]) => /^[ivx]+$/.test(name)),
  ...(['nhat', 'hai', 'ba', 'bon'] as const).map((name, index) => [name, index + 1] as const),
  ...[['bay', 7] as const, ['chin', 9] as const, ['muoi', 10] as const],
]);
const longestFirst = (names: Iterable<string>) => [...names].sort((a, b) => b.length - a.length).join('|');
/** Not "quận một số phường", "quận năm 2022". */
const NOT_MORE = '(?![\\p{L}\\p{M}\\p{N}]| số|\\s*[/.-]?\\s*(?:(?:năm|nam)\\s+)?\\d)';
const IN_WORDS = new RegExp(
  '(?<![\\p{L}\\p{N}])(?:' +
    `(?:(?:quận|q)[\\s.]+|q(?=[ivx]))(?<accented>${longestFirst(NUMBER_OF.keys())})|` +
    `(?<!\\b(?:c[oơ]|h[aả]i|li[eê]n) )quan\\s+(?<plain>${longestFirst(PLAIN_NUMBER_OF.keys())})|` +
    `q[\\s.]+(?<short>${longestFirst(PLAIN_NUMBER_OF.keys())})` +
    `)${NOT_MORE}`,
  'giu',
);

/** A text with the numbers of districts in plain digits: "Quận Ba", "Quận III", "Q. Ba" and "Quận 03" are "Quận 3". */
export const withDistrictNumbers = remembered((text: string): string =>
  withoutZeros(text.normalize('NFC')).replace(IN_WORDS, (...found) => {
    const { accented, plain, short } = found.at(-1) as Record<string, string | undefined>;
    const word = (accented ?? plain ?? short ?? '').toLowerCase();
    return `Quận ${NUMBER_OF.get(word) ?? PLAIN_NUMBER_OF.get(word) ?? ''}`;
  }),
);

function withoutZeros(text: string): string {
  return text.replace(/(?<=(?<![\p{L}\p{N}])(?:quận|quan|q)[\s.]*)0+(?=[1-9]\d?(?!\d))/giu, '');
}

const CITY = /^((tp|thanh pho) ?)?(hcm|ho chi minh)$/;
/** "Thị trấn Củ Chi" is a ward's name, not a ward without one. */
const KIND_OF_WARD = /^(phuong|xa|thi tran|p|ph|x|tt)?$/;

/** "Thành phố Hồ Chí Minh" has the most words of all that can stand behind a ward's name. */
const MOST_WORDS_BEHIND = 6;

/**
 * What stands before each of the last words of a text, and the folded words from there on. A letter after a number
 * begins a word. So many words alone are looked at, for a text may have fifty.
 */
function splits(text: string): [string, string][] {
  const starts = [...text.matchAll(/(?<![\p{L}\p{M}\p{N}])[\p{L}\p{N}]|(?<=\p{N})\p{L}/gu)].map(
    ({ index }) => index,
  );
  return starts
    .filter((at) => at > 0)
    .slice(-MOST_WORDS_BEHIND)
    .map((at) => [text.slice(0, at).replace(/[\s,;:/(–-]+$/u, ''), wordsOf(text.slice(at))]);
}

/**
 * Whether the folded words of a line name a district as the one they are of: with its kind anywhere, without it
 * where no ward is named so. In a title "Q1" is a quarter of the year, and a bare name follows what the title is called.
 */
export function namesDistrict(words: string, districtName: string, isTitle: boolean): boolean {
  const forms = districtForms(districtName);
  const isNumbered = bareForms(districtName).length === 0;
  const known = isTitle && isNumbered ? forms.slice(0, 1) : forms;
  return known.some((form) => ` ${words} `.includes(` ${form} `));
}

/** Whether they do so without its kind, also with its first word cut short: "TTYT B. Thạnh". */
export function namesBareDistrict(words: string, districtName: string, isTitle: boolean): boolean {
  const forms = bareForms(districtName);
  return [...forms, ...forms.slice(0, 1).map((form) => form.replace(/(?<=^.)[a-z]+(?= )/, ''))].some(
    (form) => {
      const before = isTitle ? `(?<=(?:^|\\b)${CALLED} )` : `(?<!\\b${OF_A_WARD} )`;
      return new RegExp(`${before}\\b${form}\\b`).test(words);
    },
  );
}

const CALLED = '(?:bao cao|bc|so lieu|ket qua|tong hop|trung tam y te|tt ?yt|tt y te|ubnd|uy ban nhan dan)';
const OF_A_WARD = '(?:phuong|xa|thi tran|p|ph|x|tt|tram y te|tyt|duong|pho|cho)';

/** Whether the folded words of a line begin with a district's name, or are nothing else. */
export function beginsWithDistrict(words: string, districtName: string): boolean {
  return [...districtForms(districtName), ...bareForms(districtName)].some((form) =>
    `${words} `.startsWith(`${form} `),
  );
}

export function isDistrictAlone(words: string, districtName: string): boolean {
  const [full] = districtForms(districtName);
  const isNumbered = bareForms(districtName).length === 0;
  return isNumbered
    ? words === full
    : [...districtForms(districtName), ...bareForms(districtName)].includes(words);
}
