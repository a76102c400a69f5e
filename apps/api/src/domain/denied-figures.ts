import { plain } from './stated-dates.js';

/**
 * What words beside a table can say of its figures that makes them others than asked for: not the cumulative, exact
 * number of records up to the day.
 */
export type Denial =
  /** "Không phải lũy kế". */
  | 'not-cumulative'
  /** "Làm tròn đến hàng nghìn". */
  | 'rounded'
  /** "Đơn vị tính: nghìn hồ sơ", "ĐVT: %". */
  | 'unit'
  /** "Phát sinh trong ngày". */
  | 'increments'
  /** "Chốt ngày hôm qua". */
  | 'earlier'
  /** "Số liệu tạm tính". */
  | 'estimated'
  /** "Số này sai", "nhập nhầm"; of notes alone. */
  | 'wrong';

/** Said by these for certain; the others may be said of something else. */
export const CERTAIN: ReadonlySet<Denial> = new Set<Denial>(['not-cumulative', 'rounded', 'unit']);

export const EARLIER_DAY = 'hom (?:qua|truoc|kia)|ngay truoc';

/** Folded words in place of a text, and nothing between them; a sign for percent is one. */
export function wordsAlone(folded: string): string {
  return folded
    .replace(/%/g, ' phan tram ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

const NO =
  '(?:khong (?:phai|la|nhap|ghi|tinh|lay|dung|bao cao|lam)|thay cho|thay vi|tru)(?: (?:la|so|so lieu|cac))*';
/** "Đã bao gồm số phát sinh trong ngày": the figures are more than that. */
const AMONG = '(?:bao gom|gom|tinh|cong|ke)(?: ca| them| luon)*(?: so| so lieu)?';
const NOT_SO = `(?<!\\b(?:${NO}|(?<!chi )${AMONG}) )`;
const THOUSANDS = '(?:nghin|ngan|chuc|trieu)\\b';
const SHARE = '(?:(?:ty le|ti le|phan tram|percent)(?: |$))+';
const HUNDRED = 'tram\\b(?! (?:y te|yt))';
const FIGURES = '(?:so|so lieu|du lieu|bao cao|ket qua|bang|ban)';
const REPORT = '(?:bao cao|bc|ket qua|so lieu|du lieu|tien do|tinh hinh|thong ke)';
const HOUR = '\\d+ ?(?:h|g|gio)?\\d*(?: \\d+)?';

/** What is said in a title, a line above or below the table, a sheet's name or on every page; the surest first. */
const SAID: readonly (readonly [Denial, readonly string[]])[] = [
  [
    'not-cumulative',
    [
      '\\b(?:khong|chua)(?: (?:phai|la|so|so lieu|tinh|lay|duoc|cong))* (?:luy ke|luy tien|cong don)\\b',
      '\\b(?:not|non) cumulative\\b',
    ],
  ],
  [
    'rounded',
    [
      '(?<!\\b(?:khong|chua) )\\b(?:lam tron|so tron|lay tron|rounded)\\b(?!.*\\b(?:hang don vi|den don vi|thap phan|phan tram|ty le|ti le)\\b)(?<!\\b(?:ty le|ti le|phan tram)\\b.*)',
    ],
  ],
  [
    'unit',
    [
      `\\b(?:don vi(?: tinh)?|dvt|unit)(?: tinh)?(?: la)? (?:${THOUSANDS}|${HUNDRED}|(?:x ?)?(?:1 ?000|100|10)\\b(?! (?:phuong|xa|tram|don vi|quan)))`,
      `\\b(?:tinh|ghi|nhap|bao cao) (?:bang|theo)(?: don vi)? (?:${THOUSANDS}|${HUNDRED})`,
      '(?<!\\b(?:hang|\\d+|may|vai|tren|hon) )\\b(?:nghin|ngan|trieu) (?:ho so|hs|ban ghi|truong hop)\\b',
      `^(?:nghin|ngan|trieu|chuc|phan tram)$|\\b(?:don vi(?: tinh)?|dvt|unit)(?: (?:la|tinh|bang|theo))* ${SHARE}$`,
      `\\b(?:tinh|ghi|nhap|bao cao|so lieu)(?: (?:tinh|ghi|nhap))? (?:bang|theo|la)(?: don vi| so)? ${SHARE}$`,
      '(?:^| )x ?(?:1 ?000|100)(?: |$)',
      '\\b(?:in (?:thousands|hundreds)|thousands of records)\\b',
    ],
  ],
  [
    'increments',
    [
      `${NOT_SO}\\b(?:phat sinh|tang|tang them|bo sung|so|so lieu|so phat sinh|so tang)(?: (?:moi|them|rieng))* trong (?:ngay|24 ?(?:h|gio))\\b`,
      `${NOT_SO}\\b(?:so|so lieu) (?:phat sinh|tang them)\\b`,
      '\\b(?:chi|rieng)(?: (?:tinh|ghi|gom|bao gom|bao cao|nhap|lay|la|co))*(?: so(?: lieu)?)?(?: (?:phat sinh|tang(?: them)?))? (?:trong ngay|(?:ngay )?hom nay)\\b',
      '\\bchi (?:tinh|gom|bao gom|ghi|la|lay)(?: so(?: lieu)?)? (?:phat sinh|tang them)\\b',
      `^${REPORT}\\b(?: \\S+){0,8}? (?:trong ngay(?! lam viec)|rieng (?:cua )?ngay|24 ?(?:h|gio) qua)\\b`,
      '^(?:so(?: lieu)? )?(?:phat sinh|tang|tang them) (?:tu|ngay) (?:ngay )?\\d',
      '\\b(?:increments?|daily figures|new records) (?:of|on|for) the day\\b|^(?:increments?|daily increments?)$',
    ],
  ],
  [
    'earlier',
    [
      `\\b(?:chot|so|so lieu|du lieu|so luy ke|lay|tinh|tinh den|cap nhat|giu)(?: (?:den|het|toi|cua|la|tren|nay|tu|luc|so|so lieu|ngay|cuoi|theo|tai|vao|${HOUR}))* (?:${EARLIER_DAY})\\b`,
      '^(?:(?:figures|data|report) (?:of|as of|from) )?yesterday(?: s (?:figures|data|report))?$',
    ],
  ],
  [
    'estimated',
    [
      `\\b${FIGURES}(?: (?:nay|la|chi|moi|con|dang|mang tinh|de|duoc))* (?:uoc tinh|uoc dat|uoc luong|uoc|tam tinh|so bo|tam thoi|du kien|tham khao|thu nghiem|vi du|minh hoa)\\b`,
      `\\b${FIGURES} (?:nay )?chua (?:duoc )?(?:chinh thuc|chot|day du|kiem tra|doi chieu|ra soat|thong nhat)\\b`,
      '^(?:draft|preliminary|provisional|estimated?)\\b',
    ],
  ],
];

const PATTERNS = SAID.flatMap(([denial, patterns]) =>
  patterns.map((pattern) => [denial, new RegExp(pattern)] as const),
);

/** "Bản nháp"; without its accents it is "nhập". */
const DRAFT = /(^|\s)(bản|số liệu|báo cáo)\s+nháp(\s|$)/iu;

/** "Phát sinh trong ngày: 150 hồ sơ" gives that number beside the table; no date. */
const AMOUNT = /[:=]\s*\+?\d[\d.]*\s*(ho so|hs)?\s*[.;)]*$/;

/** Of a longer text no more is read. */
export const LONGEST_REMARK = 3_000;

/**
 * Why the figures may be others than asked for, by a line beside their table; null where it says nothing against
 * them. A line that also calls them cumulative speaks of both kinds of columns.
 */
export function denialIn(line: string): Denial | null {
  const text = line.slice(0, LONGEST_REMARK);
  const folded = plain(text);
  const words = wordsAlone(folded);
  const [denial] = PATTERNS.find(([, said]) => said.test(words)) ?? [];
  if (denial === undefined) return DRAFT.test(text.normalize('NFC')) ? 'estimated' : null;
  const isOfBoth = denial === 'increments' && (/\b(luy ke|cong don)\b/.test(words) || AMOUNT.test(folded));
  return isOfBoth || isCompared(words) ? null : denial;
}

/** "So với số hôm qua", "nhỏ hơn số hôm qua": no word about the figures themselves. */
function isCompared(words: string): boolean {
  return /\b(so voi|nho hon|lon hon|bang|giam|cot( [a-z]{1,2})?)( so( lieu)?)? (cua )?(hom|ngay) (qua|truoc|kia)\b/.test(
    words,
  );
}

/** The name of a sheet of other figures than those of the day: "Hôm qua", "Phát sinh", "BaoCao cũ". */
export function denialInSheetName(name: string): Denial | null {
  const spaced = name.replace(/_/g, ' ').normalize('NFC');
  const words = wordsAlone(plain(spaced));
  if (!isCompared(words) && /\bhom (qua|truoc|kia)\b|^(bao cao |bc )?(ngay|ky) truoc$/.test(words))
    return 'earlier';
  if (/(^|[\s(])cũ\)?$/i.test(spaced) || words === 'cu') return 'earlier';
  if (
    /^(so( lieu)? )?(phat sinh|trong ngay|tang( them)?|tang trong ngay|phat sinh (trong )?ngay)$/.test(words)
  )
    return 'increments';
  return denialIn(spaced);
}
