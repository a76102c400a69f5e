import { type Denial, denialIn, EARLIER_DAY, LONGEST_REMARK, wordsAlone } from './denied-figures.js';
import type { ReportingDate } from './reporting-date.js';
import { plain, type StatedDate, statedDates } from './stated-dates.js';

const FIGURES = '(?:so|so lieu|du lieu|so luy ke|bao cao|ket qua|bang|dong|cot|o)';
const SAID_OF_THEM =
  '(?: (?:nay|tren|duoi|do|day|dang|bi|con|nhap|co the|hien|la|cua|ngay|(?:phuong|xa|tram|p)(?: y te)?(?: \\d{1,2})?|tren day))*';
const BEHIND =
  '(?: (?:roi|so|so lieu|cot|dong|o|phuong|xa|cua|khac|sang|voi|het|hoan toan|ngay|(?:so )?hom qua|p|\\d+))*$';

/** Records may be wrong, and the police late: that is no word about the figures. */
const NOT_OF_RECORDS = '^(?!.*\\b(?:ho so|hs|thong tin|truong hop|cong an|ca)\\b).*';

/** Numbers of something else than the figures of a ward up to the day. */
const NOT_AN_AMOUNT =
  '^(?!.*\\b(?:dien thoai|dt|sdt|fax|tai khoan|cong van|quyet dinh|con lai|ton|phat sinh|trong ngay|hom nay|tang|giam|them|chua|sai|thieu|trung|cccd|cmnd|mui)\\b).*';

/** A label, and a number behind it: "Đính chính: Phường 13 đã ký 999". */
const CALLED =
  '^[\\s*([–-]*(?:(?:luu y|chu y|ghi chu|nb|xin|de nghi)[\\s:,]+)*(?:dinh chinh|cai chinh|hieu chinh|dieu chinh|chinh sua|sua doi|sua|chinh)(?: (?:lai|so|so lieu|bao cao|nhu sau|cho))*';
const CORRECTED = new RegExp(`${CALLED}\\s*[:=–-].*\\d`);
const LABEL = new RegExp(`${CALLED}[\\s:)–-]*$`);
/** "Lưu ý: số đã ký là 999". */
const REMARKED =
  /^[\s*([–-]*(?:luu y|chu y|nb)[\s:,–-]+so (?:lieu )?(?!.*\b(?:dien thoai|hotline|cong van)\b).*\b(?:la|chi con)\s+\d/;
/** What is put right of records is no figure of the table. */
const OF_RECORDS =
  /\b(thong tin|ngay sinh|nam sinh|ho ten|ho va ten|cccd|cmnd|dia chi|gioi tinh|truong hop|mui tiem)\b/;

/** What the note of a row or the comment of a cell says against the figures, where it is a clause of its own. */
const NOTED: readonly (readonly [Denial, readonly string[]])[] = [
  [
    'wrong',
    [
      `^(?:bi |co the |chac |hinh nhu )*(?:sai|nham|lon)(?! \\d)${BEHIND}`,
      '^(?:so sai|sai so|so nham)(?: roi)?$',
      '^(?:khong|chua) dung(?: (?:so|so lieu|roi))*$',
      `${NOT_OF_RECORDS}\\b${FIGURES}${SAID_OF_THEM} (?:sai|nham|khong dung|chua dung)(?: (?:roi|so lieu))*$`,
      `${NOT_OF_RECORDS}\\b(?:chua|khong)(?: (?:thuc su|that|duoc))* chinh xac\\b`,
      `${NOT_OF_RECORDS}\\b(?:nhap|go|ghi|danh|dien|chep|danh may)(?: so(?: lieu)?)?(?: bi)? (?:nham|sai|lon|thieu|thua)${BEHIND}`,
      '^(?:(?:can|phai|xin|nho|de|cho|se)(?: \\S+)? )?(?:kiem tra|xem|doi chieu|ra soat|nhap|sua) lai(?: so(?: lieu)?)?(?: (?:nay|sau))?$',
      '\\bchua nhap(?: (?:het|xong|vao|kip|so|so lieu|hs|ho so))*$',
      // The number that should stand there, as the writer has it: "Số đúng là 12", "Sửa thành 990", "Trạm báo lại: 990".
      `${NOT_OF_RECORDS}\\b(?:so|so lieu|so luy ke)(?: (?:dung|chinh xac|that|thuc te))(?: (?:la|phai la))? \\d`,
      `${NOT_OF_RECORDS}^(?:(?:xin|can|de nghi|phai|nho) )?(?:sua|doi|dinh chinh|chinh)(?: lai)?(?: so(?: lieu)?)? (?:thanh|la) \\d`,
      `${NOT_OF_RECORDS}\\bbao lai(?: (?:so|so lieu|la))* \\d`,
      `${NOT_OF_RECORDS}\\b(?:chu khong phai|thuc te|dung ra|le ra)(?: (?:phai|la|so|chi|con))* \\d`,
      `${NOT_OF_RECORDS}(?<!\\b(?:khong|chua) )\\b(?:phai|dung) la \\d`,
      `${NOT_OF_RECORDS}\\b(?:dinh chinh|cai chinh|hieu chinh)\\b.* \\d`,
      `${NOT_OF_RECORDS}\\bkhong phai(?: la)? [1-9]`,
      `${NOT_OF_RECORDS} \\d+ (?:moi|la so)(?: la)? dung$`,
      `${NOT_AN_AMOUNT}\\b(?:sua|doi)(?: lai)? so\\b.* thanh \\d`,
      // "Số đã ký của Phường 13 là 999": a number of a step's that stands in words beside the table.
      `${NOT_AN_AMOUNT}^so(?: lieu)? .*\\b(?:phuong|xa|thi tran|tram) .*\\b(?:la|chi la|chi con) \\d`,
      '\\bwrong (?:figures?|numbers?)\\b|^(?:wrong|incorrect)$',
    ],
  ],
  [
    'earlier',
    [
      `^(?:(?:so|so lieu|du lieu|cua|copy|chep|lay|giu|nguyen|lai) )*(?:${EARLIER_DAY})$`,
      '^(?:(?:lay|giu|copy|chep|lai|nguyen) )*(?:so|so lieu|du lieu) cu$',
      '^(?:so(?: lieu)? )?chua cap nhat(?: (?:so|so lieu|duoc|kip|moi))*$',
      `${NOT_OF_RECORDS}\\bchua(?: (?:nhan duoc|nhan|co|gui|nop))? (?:bao cao|so lieu|so)(?: (?:cua|phuong|xa|tram|hom nay|moi|ngay nay))*$`,
    ],
  ],
  [
    'estimated',
    [
      '^(?:(?:so|so lieu|nay|la) )*(?:uoc tinh|uoc luong|uoc|uoc khoang|uoc chung|tam tinh|so bo|tam thoi|du kien|khong chinh thuc|chua chinh thuc|chua chot)$',
      '^so tam$',
    ],
  ],
  ['increments', ['^(?:so|so lieu)(?: nay)?(?: chi)? la(?: so)? (?:phat sinh|tang|tang them|trong ngay)\\b']],
];

const PATTERNS = NOTED.flatMap(([doubt, patterns]) =>
  patterns.map((pattern) => [doubt, new RegExp(pattern)] as const),
);

/** It was put right since: "hôm qua nhập nhầm, nay đã sửa". */
const PUT_RIGHT =
  /\b(da|nay|vua|duoc)( \S+)? (sua|dieu chinh|dinh chinh|cap nhat|khac phuc|chinh lai|ra soat|kiem tra)\b/;

/** Whether a text begins as one that puts a figure right, with a number behind: "Đính chính: Phường 13 đã ký 999". */
export function isCorrection(text: string): boolean {
  const folded = plain(text.slice(0, LONGEST_REMARK));
  return (CORRECTED.test(folded) || REMARKED.test(folded)) && !OF_RECORDS.test(folded);
}

/** Whether a text is the beginning alone, so that what is put right follows below: "Đính chính:". */
export function isCorrectionLabel(text: string): boolean {
  return text.length <= LONGEST_LABEL && LABEL.test(plain(text));
}

const LONGEST_LABEL = 40;

/**
 * Why the figures of a row may be others than asked for, by its note or the comment of a cell, clause by clause; null
 * where it says nothing against them. "Số phát sinh trong ngày: 15" beside a cumulative figure only adds to it.
 */
export function doubtIn(note: string, date: ReportingDate): Denial | null {
  const text = note.slice(0, LONGEST_REMARK);
  if (/^\s*\?{2,}\s*$/.test(text)) return 'wrong';
  const folded = plain(text);
  if (isCorrection(text)) return 'wrong';
  if (PUT_RIGHT.test(wordsAlone(folded))) return null;
  for (const written of text.split(/[.,;()!?\r\n[\]–—](?!\d)|:(?!\s*\d)| - /)) {
    const clause = wordsAlone(plain(written));
    const [doubt] = PATTERNS.find(([, said]) => said.test(clause)) ?? [];
    const found = doubt ?? denialIn(clause);
    if (found !== null && !(found === 'increments' && /\d/.test(clause))) return found;
    const isOfFigures = /^so(?: lieu)?(?: (?:nay|tren|o tren|duoi))?(?: la)? (?:cua|tu) ngay\b/.test(clause);
    const isEarlier = ({ rank, date: stated }: StatedDate) =>
      (rank === OF_FIGURES || isOfFigures) && stated < date;
    if (statedDates(written, date).some(isEarlier)) return 'earlier';
  }
  return null;
}

/** "Số liệu ngày 7/5". */
const OF_FIGURES = 2;
