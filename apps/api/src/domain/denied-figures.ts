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
  /** "Đơn vị tính: nghìn hồ sơ". */
  | 'unit'
  /** "Phát sinh trong ngày". */
  | 'increments'
  /** "Chốt ngày hôm qua". */
  | 'earlier'
  /** "Số liệu tạm tính". */
  | 'estimated'
  /** "Số này sai", "nhập nhầm". */
  | 'wrong';

/** Said by these for certain; the others may be said of something else. */
export const CERTAIN: ReadonlySet<Denial> = new Set<Denial>(['not-cumulative', 'rounded', 'unit']);

const OF_FIGURES = '(?:so|so lieu|du lieu|so luy ke|bao cao|ket qua|bang|dong|cot|o)';
const SAID_OF_THEM =
  '(?: (?:nay|tren|duoi|do|day|dang|bi|con|nhap|co the|hien|la|cua|ngay|phuong|xa|tren day))*';
const NEGATED =
  '(?:khong (?:phai|la|nhap|ghi|tinh|lay|dung|bao cao|gom|bao gom|lam)|thay cho|thay vi|tru)(?: (?:la|so|so lieu|cac))*';
const EARLIER_DAY = 'hom (?:qua|truoc|kia)|ngay truoc';

/** What is said in a title, a line above or below the table, a sheet's name or on every page; by kind, the surest first. */
const SAID: readonly (readonly [Denial, RegExp])[] = [
  [
    'not-cumulative',
    /\b(khong|chua)( (phai|la|so|so lieu|tinh|lay|duoc|cong))* (luy ke|luy tien|cong don)\b/,
  ],
  [
    'rounded',
    /(?<!\b(khong|chua) )\b(lam tron|so tron|lay tron)\b(?!.*\b(hang don vi|den don vi|thap phan|phan tram|ty le|ti le)\b)(?<!\b(ty le|ti le|phan tram)\b.*)/,
  ],
  [
    'unit',
    /\b(don vi( tinh)?|dvt) (tinh )?(la )?((nghin|ngan|chuc|trieu)\b|(1 ?000|100|10)\b(?! (phuong|xa|tram|don vi|quan))|tram\b(?! (y te|yt)))/,
  ],
  ['unit', /\b(tinh|ghi|nhap|bao cao) (bang|theo) (don vi )?(nghin|ngan|tram|chuc|trieu)\b(?! (y te|yt))/],
  ['unit', /(?<!\b(hang|\d+|may|vai|tren|hon) )\b(nghin|ngan|trieu) (ho so|hs|ban ghi|truong hop)\b/],
  ['unit', /(^| )x ?(1 ?000|100)( |$)/],
  [
    'increments',
    new RegExp(
      `(?<!${NEGATED} )\\b(phat sinh|tang|tang them|bo sung|so|so lieu|so phat sinh|so tang)( (moi|them|rieng))* trong (ngay|24 ?(h|gio))\\b`,
    ),
  ],
  ['increments', new RegExp(`(?<!${NEGATED} )\\b(so|so lieu) (phat sinh|tang them)\\b`)],
  [
    'increments',
    /\b(chi|rieng)( (tinh|ghi|gom|bao cao|nhap|lay|la|co))*( so( lieu)?)?( (phat sinh|tang( them)?))? (trong ngay|(ngay )?hom nay)\b/,
  ],
  [
    'earlier',
    new RegExp(
      `\\b(chot|so|so lieu|du lieu|so luy ke|lay|tinh|tinh den|cap nhat|giu)( (den|het|toi|cua|la|tu|luc|so|so lieu|ngay|cuoi|theo|tai|vao|\\d+ ?(h|g|gio)?( \\d+)?))* (${EARLIER_DAY})\\b`,
    ),
  ],
  [
    'estimated',
    /\b(so|so lieu|du lieu|bao cao|ket qua|bang)( (nay|la|chi|moi|con|dang))* (uoc tinh|uoc dat|uoc luong|uoc|tam tinh|so bo|tam thoi|du kien|tham khao|thu nghiem|chua chinh thuc|chua chot|chua day du)\b/,
  ],
];

/** What is said besides in the note of a row or the comment of a cell, where it is a clause of its own. */
const NOTED: readonly (readonly [Denial, RegExp])[] = [
  [
    'wrong',
    /^(bi |co the |chac |hinh nhu )*(sai|nham|sai so|so sai|nham so)( (roi|so lieu|het|hoan toan|cot|dong|phuong|xa|khac|phuong khac))*$/,
  ],
  ['wrong', new RegExp(`\\b${OF_FIGURES}${SAID_OF_THEM} (sai|nham|khong dung|chua dung)( (roi|so lieu))*$`)],
  ['wrong', /\b(chua|khong)( (thuc su|that|duoc))* chinh xac\b/],
  [
    'wrong',
    /\b(nhap|go|ghi|danh|dien|chep|danh may)( so( lieu)?)? (bi )?(nham|sai|lon|thieu)( (roi|so|so lieu|cot|dong|phuong|xa|cua|phuong khac|o|ngay|(so )?hom qua|\d+))*$/,
  ],
  [
    'wrong',
    /^(can|phai|xin|nho|de|cho|se)( \S+)? (kiem tra|xem|doi chieu|ra soat|nhap|sua)( lai)( so( lieu)?)?( (nay|sau))?$/,
  ],
  ['earlier', new RegExp(`^(so( lieu)? )?(cu|cua )?(${EARLIER_DAY})$|^(lay |giu )?(lai )?so( lieu)? cu$`)],
  ['earlier', /^(so( lieu)? )?chua cap nhat( (so|so lieu|duoc|kip|moi))*$/],
  [
    'estimated',
    /^(so )?(la )?(uoc tinh|uoc luong|uoc|tam tinh|so bo|tam thoi|du kien|khong chinh thuc|chua chinh thuc|chua chot)$/,
  ],
];

/** It was put right since: "hôm qua nhập nhầm, nay đã sửa". */
const PUT_RIGHT =
  /\b(da|nay|vua|duoc)( \S+)? (sua|dieu chinh|dinh chinh|cap nhat|khac phuc|chinh lai|ra soat|kiem tra)\b/;

/** "Phát sinh trong ngày: 150 hồ sơ" gives that number beside the table; no date. */
const AMOUNT = /[:=]\s*\+?\d[\d.]*\s*(ho so|hs)?\s*[.;)]*$/;

/** Longer texts are no remarks. */
const LONGEST = 300;

/**
 * Why the figures may be others than asked for, by a line beside their table or the name of their sheet; null where
 * it says nothing against them. A line that also calls them cumulative speaks of both kinds of columns.
 */
export function denialIn(line: string): Denial | null {
  const folded = plain(line.slice(0, LONGEST));
  const words = wordsAlone(folded);
  const [denial] = SAID.find(([, said]) => said.test(words)) ?? [];
  if (denial === undefined) return null;
  const isOfBoth = denial === 'increments' && (/\b(luy ke|cong don)\b/.test(words) || AMOUNT.test(folded));
  return isOfBoth || isCompared(words) ? null : denial;
}

/**
 * The same of the note of a row or the comment of a cell, clause by clause. "Số phát sinh trong ngày: 15" beside a
 * cumulative figure only adds to it.
 */
export function doubtIn(note: string): Denial | null {
  const text = note.slice(0, LONGEST);
  if (PUT_RIGHT.test(wordsAlone(plain(text)))) return null;
  for (const written of text.split(/[.,;()!?\r\n[\]–—]|:(?!\s*\d)| - /)) {
    const clause = wordsAlone(plain(written));
    const [doubt] = NOTED.find(([, said]) => said.test(clause)) ?? [];
    const found = doubt ?? denialIn(clause);
    if (found !== null && !(found === 'increments' && /\d/.test(clause))) return found;
  }
  return null;
}

/** "So với số hôm qua", "nhỏ hơn số hôm qua": no word about the figures themselves. */
function isCompared(words: string): boolean {
  return /\b(so voi|nho hon|lon hon|bang|giam|cot( [a-z]{1,2})?)( so( lieu)?)? (cua )?(hom|ngay) (qua|truoc|kia)\b/.test(
    words,
  );
}

function wordsAlone(folded: string): string {
  return folded.replace(/[^a-z0-9]+/g, ' ').trim();
}

/** The whole name of a sheet of other figures than those of the day: "Hôm qua", "Phát sinh", "BaoCao cũ". */
export function denialInSheetName(name: string): Denial | null {
  const words = wordsAlone(plain(name.replace(/_/g, ' ')));
  if (new RegExp(`^((bao cao|bc|so( lieu)?|du lieu|ngay|cua) )*(${EARLIER_DAY}|ky truoc)$`).test(words))
    return 'earlier';
  if (/(^|[\s_(])cũ\)?$/i.test(name.normalize('NFC')) || words === 'cu') return 'earlier';
  if (
    /^(so( lieu)? )?(phat sinh|trong ngay|tang( them)?|tang trong ngay|phat sinh (trong )?ngay)$/.test(words)
  )
    return 'increments';
  return denialIn(name.replace(/_/g, ' '));
}
