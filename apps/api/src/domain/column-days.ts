import {
  columnCalled,
  figureNamedIn,
  type ReportColumn,
  SHOWN_ONLY,
  unmarked,
  withoutMarks,
} from './columns.js';
import { fold, LONGEST_HEADING, wordsOf } from './names.js';
import { addDays, type ReportingDate } from './reporting-date.js';
import { remembered } from './remembered.js';
import { contradictingDate, namesDate, soleDate } from './stated-dates.js';

/** Said alone of figures of a part of the time, or of an earlier one: "Phát sinh", "Đợt 1", "Tuần 18", "Cũ". */
const OF_A_PART =
  /^(so (lieu )?)?(phat sinh|bo sung|tang|tang giam|moi|cu|truoc|truoc day|dau ky|ky|tuan|dot|thang|quy)( (phat sinh|moi|them|nay|truoc|trong|ky|tuan|thang|dot|ngay|nam|\d+|[ivx]+))*$|^(?!.*\bluy ke\b).*\btrong (tuan|ky|thang|quy|dot)\b/;
/** Said alone of figures that are none of what was done up to the day: of a plan, of what is left, of a month's sum. */
const OF_ANOTHER_MATTER =
  /^(so )?(ke hoach|chi tieu|muc tieu|du kien)( (nam|thang|tuan|ngay|giao|duoc giao|\d+))*$|^(so )?(ho so )?(con lai|ton|ton dong)$|^chua (thuc hien|lam|hoan thanh|xu ly|xong)$|^(trong )?24 ?(h|gio) (qua|truoc)$|^nam 20\d\d$|^(so )?(luy ke|cong don|ket qua|thuc hien)( trong)? (tuan|thang|ky|quy|dot)( (nay|truoc|nam|\d+|[ivx]+))*$/;
/** The number of such a part alone, as a report is called by: "Tuần 18", "Tháng 5/2022", "Tuần 18 (02/05–08/05)". */
const PERIOD =
  /^((so lieu|bao cao) )?(tuan|thang|quy|dot|ky)( (thu|so))? (\d{1,2}|[ivx]{1,4})( (tu|den|ngay|nam|thang|\d{1,4}))*$/;
/** Said of the figures that are asked for. */
const UP_TO_NOW =
  /\b((so lieu|ket qua) )?(luy ke|cong don|tu dau chien dich)\b|\b((tinh )?den )?(het )?(nay|(ngay )?hom nay|thoi diem (nay|hien tai)|today)\b|\b(tinh den|den)\b|\bngay\b/g;

const SUM_ALONE =
  /^(so |tong |tong so )?(luy ke|cong don|luy tien|tong|tong so|tong cong|cong|toan bo)( (tinh )?(den|tu dau)( (nay|hom nay|chien dich|ngay|\d{1,4}))*)?$/;
const ADDED_ALONE =
  /^(so (lieu )?)?(phat sinh |tang |them |tang them |moi )?(hom nay|trong ngay|ngay|phat sinh|tang them|tang|them|moi)$/;
/** What may stand around a date in a text that says the day: "Số liệu thực hiện tính đến 16 giờ ngày 07/05". */
const BESIDE_DATE = new Set(
  (
    'so lieu ho hs ket qua thuc hien bao cao cap nhat luy ke cong don tinh den het tu ngay gio h thang nam ' +
    'thu hai ba tu nam sau bay tam chin muoi mot mung mong lam chu nhat t2 t3 t4 t5 t6 t7 cn sang chieu toi hom'
  ).split(' '),
);
/** Dates of printing, of letters and of deadlines are of no figures; nor are numbers of pages and versions dates. */
const OF_A_PAPER =
  /\b(cong van|quyet dinh|van ban|thong bao|chi thi|nghi quyet|thong tu|nghi dinh|ke hoach \d+|han (nop|gui|bao cao))\b|^(ngay|gio|luc|thoi gian|thoi diem) (in|lap|nop|gui(?! (cong an|ca)\b)|tai|xuat|tao|ban hanh)\b|^(ban )?(in|lap|nop|tao|xuat) (bieu |bao cao )?(luc|ngay|vao)\b|\b(trang|to|phien ban|version|ver|v|mau|mau so|bieu|bieu so|phu luc|lan|dt|dien thoai|fax) ?\d{1,2} \d{1,2}\b|\b\d{1,2} \d{1,2} (phuong|xa|don vi|tram|diem)\b/;

/** Of which day the figures below a heading are, by its words: "hôm qua", "hôm nay", "07/05", "Phát sinh". */
export function dayOfHeading(heading: string, date: ReportingDate): 'earlier' | 'this' | null {
  if (heading.length > LONGEST_HEADING) return null;
  const written = wordsOf(heading);
  if (SHOWN_ONLY.test(written) || [written, withoutMarks(heading)].some(isOfAnother)) return 'earlier';
  const stated = dateWithin(heading, date);
  if (stated !== null) return stated === date ? 'this' : 'earlier';
  return OF_THE_DAY.test(written) ? 'this' : null;
}

const OF_THE_DAY = /\b(hom nay|today|luy ke|cong don|tu dau chien dich|den (nay|thoi diem (nay|hien tai)))\b/;

/** Whether a heading of the day says that it is all there is up to then, and not perhaps what the day added: "… hôm nay". */
export function isOfAll(heading: string): boolean {
  if (heading.length > LONGEST_HEADING) return false;
  return /\b(luy ke|cong don|tu dau chien dich|den|tong)\b/.test(wordsOf(heading));
}

function isOfAnother(words: string): boolean {
  return OF_A_PART.test(words) || OF_ANOTHER_MATTER.test(words);
}

/** Whether a text says of which day the figures below it are, and names no column: "Hôm qua", "Số liệu hôm nay", "07/05". */
export function isDayAlone(text: string, date: ReportingDate): boolean {
  const isOfDay = text !== '' && dayOfHeading(text, date) !== null;
  return isOfDay && columnBesideDay(text, date) === null && figureNamedIn(text) === null;
}

/** Whether such a text says nothing else: a date in "Phiên bản 2.5" or "Trang 1/2" is none. */
export function isNothingButDay(text: string, date: ReportingDate): boolean {
  if (!isDayAlone(text, date)) return false;
  const written = wordsOf(text);
  const isSaidInWords = [SHOWN_ONLY, OF_A_PART, OF_ANOTHER_MATTER, OF_THE_DAY].some((said) =>
    said.test(written),
  );
  return isSaidInWords || written.split(' ').every((word) => /^\d+$/.test(word) || BESIDE_DATE.has(word));
}

/** Whether a text is the number of a week, a month, a round: said of a report as often as of figures. */
export function isPeriod(text: string): boolean {
  return text.length <= LONGEST_HEADING && PERIOD.test(wordsOf(text));
}

/** Whether a heading says that its figures are added up from the beginning: "Lũy kế". */
export function isUpToNow(heading: string): boolean {
  return heading.length <= LONGEST_HEADING && /\b(luy ke|cong don)\b/.test(wordsOf(heading));
}

/** Whether a text under a column's name says that it is all there is up to the day, and nothing else: "Lũy kế", "Tổng số". */
export function isSumAlone(text: string): boolean {
  return text.length <= LONGEST_HEADING && SUM_ALONE.test(wordsOf(text));
}

/** Whether a text under a column's name says that records are counted there: "Số lượng", "SL", "Số hồ sơ". */
export function isCountAlone(text: string): boolean {
  return /^(so luong|sl|so|so (hs|ho so)|ho so|hs|so lieu)$/.test(
    withoutMarks(text.slice(0, LONGEST_HEADING)),
  );
}

/** Whether it says that a share is given there: "Tỷ lệ", "%", "Tỷ lệ đạt (%)". */
export function isShareAlone(text: string): boolean {
  return (
    text.length <= LONGEST_HEADING && (/%/.test(text) || /^(ty|ti) le\b|^phan tram$/.test(wordsOf(text)))
  );
}

/** Whether a text under a column's name says that it is what the day added: "Hôm nay", "Trong ngày", "07/05". */
export function isAddedAlone(text: string, date: ReportingDate): boolean {
  if (text.length > LONGEST_HEADING) return false;
  return ADDED_ALONE.test(wordsOf(text)) || soleDate(text, date) === date;
}

/** Whether a heading is of another day because it gives that day's date. */
export function isDatedOtherwise(heading: string, date: ReportingDate): boolean {
  const stated = heading.length > LONGEST_HEADING ? null : dateWithin(heading, date);
  return stated !== null && stated !== date;
}

/** Which column a heading means that also says of which day: "Đã gửi công an hôm nay", "Đã ký số đến 08/05". */
export function columnBesideDay(written: string, date: ReportingDate): ReportColumn | null {
  if (written.length > LONGEST_HEADING) return null;
  const heading = withoutStart(written, date);
  const stated = dateWithin(heading, date);
  if (stated === null) return columnBesideWords(heading);
  const digits = heading.replace(IN_DIGITS, ' ');
  if (digits !== heading) return columnBesideWords(digits);
  // A date in words follows the name: "Đã ký số đến ngày 7 tháng 5".
  const words = heading.split(/\s+/);
  const names = words.map((_, index) => columnBesideWords(words.slice(0, index + 1).join(' ')));
  return names.filter((column) => column !== null).at(-1) ?? null;
}

/** Whether a heading names a column with a word for its day: "Đã gửi công an hôm qua". */
export function namesColumnOfDay(heading: string): boolean {
  return heading.length <= LONGEST_HEADING && columnBesideWords(heading) !== null;
}

function columnBesideWords(text: string): ReportColumn | null {
  const bare = withoutMarks(text).replace(SHOWN_ONLY, ' ').replace(UP_TO_NOW, ' ').replace(/ +/g, ' ').trim();
  return columnCalled(bare);
}

const IN_DIGITS = /(?<!\d)\d{1,2}[/.-]\d{1,2}(?:[/.-](?:\d{4}|\d{2}))?(?!\d)/;

const ONE_DATE = '\\d{1,2} ?[/.-] ?\\d{1,2}(?: ?[/.-] ?(?:\\d{4}|\\d{2}))?(?![\\d/.])';
const START = new RegExp(
  `\\(?(?:\\btinh |(?<!luy )\\bke )?\\btu (?:ngay )?(${ONE_DATE})\\)?|\\b(${ONE_DATE})(?= *[-–—])`,
);

/**
 * A sum's heading without the day it begins: "Lũy kế từ ngày 13/4/2022 đến ngày 08/5/2022". One that begins with the
 * month, or less than so many days ago, may be a month's or a week's.
 */
function withoutStart(heading: string, near: ReportingDate): string {
  if (!isUpToNow(heading)) return heading;
  const folded = fold(heading);
  const [all, after, alone] = START.exec(folded) ?? [];
  const start = all === undefined ? null : soleDate(after ?? alone ?? '', near);
  if (all === undefined || start === null || start.endsWith('-01') || start > addDays(near, -SHORT_SUM))
    return heading;
  return folded
    .replace(all, ' ')
    .replace(/^([^\d]*)[-–—]/, '$1')
    .replace(/ +/g, ' ')
    .trim();
}

const SHORT_SUM = 10;
/** Districts send the reports of one day, and some of the day before. */
const DAYS_KEPT = 3;

/** The date a heading gives, in digits or in words. A bare one in words that is later is the day of signing. */
function dateWithin(written: string, near: ReportingDate): ReportingDate | null {
  return dateWithinNear(near)(written);
}

const dateWithinNear = remembered(
  (near: ReportingDate) => remembered((written: string) => dateRead(written, near)),
  DAYS_KEPT,
);

function dateRead(written: string, near: ReportingDate): ReportingDate | null {
  if (OF_A_PAPER.test(wordsOf(written))) return null;
  const heading = withoutStart(written, near);
  const digits = IN_DIGITS.exec(unmarked(heading))?.[0];
  const inDigits = digits === undefined ? null : soleDate(digits, near);
  if (inDigits !== null) return inDigits;
  return contradictingDate([heading], near)?.date ?? (namesDate([heading], near) ? near : null);
}
