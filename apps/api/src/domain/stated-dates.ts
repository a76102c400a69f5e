import { fold } from './names.js';
import { remembered } from './remembered.js';
import { addDays, isReportingDate, type ReportingDate, reportingDate } from './reporting-date.js';

/** A day that a line above a report names. `rank` tells how surely it is the day the figures are about. */
export interface StatedDate {
  date: ReportingDate;
  /** 2: "số liệu ngày …"; 1: "báo cáo ngày …", "tính đến …"; 0: a bare date. */
  rank: 0 | 1 | 2;
}

/**
 * The days a line names as the day of its figures, in the order they are written: 07/05/2022, 7-5-22,
 * "ngày 7 tháng 5 năm 2022", "ngày mùng bảy tháng năm", "số liệu 07/05", 07052022, 2022-05-07, 7 May 2022, 07-Thg5-22,
 * parted by other signs (07\05\2022, 07 05 2022), with a letter O for a zero, and the
 * number of a day in a spreadsheet. Day before month; a year
 * that is not written is the year of `near`. A deadline, the date of a letter, of printing or of yesterday
 * is none of them.
 */
export function statedDates(line: string, near: ReportingDate): readonly StatedDate[] {
  const text = withoutStarts(plain(line), near);
  let from = 0;
  return datesIn(text, near).flatMap(({ date, at, until }): StatedDate[] => {
    const clause =
      text
        .slice(from, at)
        .split(/[;|·()]/)
        .at(-1) ?? '';
    from = until;
    // After a comma the figures may be spoken of: "theo Công văn số 83, kết quả đến ngày …".
    const last = clause.split(',').at(-1) ?? '';
    const told = OF_FIGURES.test(last) || OF_REPORT.test(last) ? last : clause;
    if (date === null || ANOTHER_DAY.test(told)) return [];
    return [{ date, rank: OF_FIGURES.test(told) ? 2 : OF_REPORT.test(told) ? 1 : 0 }];
  });
}

/**
 * The day that lines above a report name and that is not the expected one; null when they agree with it or
 * name none. Where several are named, the surest count. A bare date later than expected is the day of signing.
 */
export function contradictingDate(
  lines: readonly string[],
  expected: ReportingDate,
): { line: number; date: ReportingDate } | null {
  const all = underLabels(lines).flatMap((text, line) =>
    statedDates(text, expected).map((stated) => ({ ...stated, line })),
  );
  const highest = Math.max(...all.map(({ rank }) => rank));
  const surest = all.filter(({ rank }) => rank === highest);
  const isAgreed = highest === 0 && surest.some(({ date }) => date === expected);
  const other = surest.find(({ date }) => (highest > 0 ? date !== expected : date < expected));
  return other === undefined || isAgreed ? null : { line: other.line, date: other.date };
}

/** Whether lines above a report name the day itself. */
export function namesDate(lines: readonly string[], expected: ReportingDate): boolean {
  const names = underLabels(lines).some((line) =>
    statedDates(line, expected).some(({ date }) => date === expected),
  );
  return names && contradictingDate(lines, expected) === null;
}

/** Whether a text is a date and little else, as under a heading: "07/05", "Ngày 7/5". */
export function soleDate(text: string, near: ReportingDate): ReportingDate | null {
  const folded = plain(text).replace(/^(so )?(den )?(het )?(ngay)? */, 'ngay ');
  const [only, more] = datesIn(folded, near);
  const isSole = only && more === undefined && only.at <= 'ngay '.length && only.until === folded.length;
  return isSole ? only.date : null;
}

/** The lines, a bare date with the label that stands alone above it: "Ngày số liệu" over "7/5". */
function underLabels(lines: readonly string[]): string[] {
  return lines.map((text, index) => {
    if (!BARE_DATE.test(text)) return text;
    const label = lines.slice(0, index).findLast((above) => above.trim() !== '') ?? '';
    return label.length <= LONGEST_LABEL && !/\d/.test(label) ? `${label} ${text}` : text;
  });
}

const BARE_DATE = /^\s*\d{1,2}\s?[/.-]\s?\d{1,2}\s*$/;
const LONGEST_LABEL = 40;

/** A line without the days at which a stretch of time begins: of "từ 13/4/2022 đến 08/5/2022" the end counts. */
function withoutStarts(text: string, near: ReportingDate): string {
  const dates = datesIn(text, near);
  return dates.reduceRight((line, { at, until, date }, index) => {
    const end = dates[index + 1];
    const isStart = date !== null && end?.date && date < end.date && TO.test(text.slice(until, end.at));
    if (!isStart) return line;
    const written = end.date?.split('-').reverse().join('/');
    return `${line.slice(0, at).replace(FROM, '')}den ${written}${line.slice(end.until)}`;
  }, text);
}

const HOUR = '\\d{1,2} ?(?::|h|g|gio) ?(?:\\d{2})?';
const TO = new RegExp(
  `^[ ,)]*(?:${HOUR})?[ ,]*(?:[-=]?>|-|~|→|den|toi)(?: *(?:het|cuoi|ngay|luc|thoi diem|${HOUR}|[,:(]))* *$`,
);
const FROM = /\b((ke|tinh) )?tu( ngay)? *$/;

/** A title is short; in a longer text nothing is looked for. */
const LONGEST_LINE = 2000;

/**
 * A line without marks, wide digits, other slashes and dashes, and the apostrophe of a year ('22); an O or an l among
 * the digits of a date is a slip for 0 and 1, and "h.qua" is "hôm qua".
 */
export const plain = remembered((line: string): string => {
  const usual = line.slice(0, LONGEST_LINE).normalize('NFKC');
  return fold(
    usual
      .replace(/[∕⁄]/g, '/')
      .replace(/[\u2010-\u2015\u2212]/g, '-')
      .replace(/['’](?=\d{2}(?!\d))/g, ''),
  )
    .replace(SLIPS, (slip) => (slip === 'o' ? '0' : '1'))
    .replace(/\bh(?:\. ?| )qua\b/g, 'hom qua');
});

/** "07/05/2O22", "O7/05/2022", "07/O5/2022". */
const SLIPS = /(?<=\d[/.-]?)[ol](?=\d)|(?<![a-z\d])[ol](?=\d[/.-]\d)/g;

const ANOTHER_DAY =
  /\b(phien ban|version|dien thoai|dt|fax|cong van|quyet dinh|van ban|thong bao|chi thi|nghi quyet|thong tu|nghi dinh|(ke hoach|so) \d+|han|thoi han|(?<!\b(tinh den|so lieu) )truoc|hom (qua|kia)|so voi|(tu ngay|bat dau)(?!.*\bden\b)|(?<!thu )tu(?= *$)|ngay (in|lap|nop|gui|tai|ky|tao)|(in|lap|nop|tao) (luc|ngay|vao))\b/;
const OF_FIGURES = /\bso lieu\b/;
const OF_REPORT = /\b(bao cao|bc|du lieu|tinh den|luy ke|den|cap nhat|chot|tien do|ket qua)\b/;

const WORDS_OF_DAYS = ['', 'mot', 'hai', 'ba', 'bon|tu', 'nam|lam', 'sau', 'bay', 'tam', 'chin', 'muoi'];
const MONTHS_IN_ENGLISH = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

const day = '(?<day>\\d{1,2})';
const month = '(?<month>\\d{1,2})';
const notMore = '(?!\\d| ?[/.-] ?\\d)';
const notWithin = '(?<![\\d/.]|(?<!\\d{4})-)';
const word = '[a-z]+(?: [a-z]+){0,2}?';
const ofMonth = '(?<monthWord>gieng|chap|muoi mot|muoi hai|muoi|mot|hai|ba|bon|tu|nam|sau|bay|tam|chin)\\b';
const roman = '[ivx]{1,6}';
const ofYear = '(?:[ ,/-]*(?:nam)? ?(?<year>\\d{4}))?';
const english = `(?<english>${MONTHS_IN_ENGLISH.join('|')})[a-z]*`;
const title = '(?:bc|bao cao|so lieu|du lieu|ket qua|cap nhat|tien do|tong hop|tinh hinh|thong ke)';
const notCounted =
  '(?<!\\b(?:tuan|thang|quy|dot|lan|trang|to|mau|bieu|so|phu luc|ban|v|ver|phuong|xa|quan|huyen|ap|kp|pho|nhom|dat|duoc|thanh|co|la|con|muc|phan|le))';
const endOfTitle = '(?= *(?:$|[;|·(),]|- *[a-z]))';
const PATTERNS = [
  `(?<!\\d|\\d ?[/.-] ?)(?<year>\\d{4}) ?[-/.] ?${month} ?[-/.] ?${day}(?!\\d)`,
  `${notWithin}${day} ?[/.-] ?${month} ?[/.-] ?(?<year>\\d{4})(?!\\d)`,
  // Parted by another sign, or by blanks, as cells of their own are; not the last digits of a telephone number.
  `${notWithin}(?<!\\d[ _])${day} ?(?<sign>[\\\\_|·•;,]) ?${month} ?\\k<sign> ?(?<year>20\\d{2})(?!\\d)`,
  `${notWithin}(?<!\\d )${day} ${month} (?<year>20\\d{2})(?!\\d| \\d)`,
  // Excel's own short form of a date in Vietnamese: "07-Thg5-22".
  `${notWithin}${day}[-/.](?:thang|thg|th)[. ]?${month}(?:[-/., ]+(?<year>\\d{4}|\\d{2}))?(?!\\d)`,
  // "Quận 1 - 07.05" has no year.
  `${notWithin}${day} ?(?<mark>[/.-]) ?${month} ?\\k<mark> ?(?<year>\\d{2})${notMore}`,
  // "Quận 4, tháng 5" names a district.
  `(?<!\\d|\\b(?:quan|phuong|q|p)[. ]{0,2})${day} ?,? ?(?:thang|thg\\.?|th\\.) ?${month}(?!\\d)${ofYear}`,
  `\\bngay ?:? ${day} ?(?:th|t) ?${month}(?!\\d)${ofYear}`,
  `\\bngay ?:? ${day} ?,? ?thang ${ofMonth}(?:,? nam (?<year>\\d{4}))?`,
  `\\bthang ${month}(?:,? nam (?<year>\\d{4}))? ?,? ?ngay ${day}(?!\\d)`,
  `\\bngay (?:mong |mung )?(?<dayWord>${word}),? thang ${ofMonth}(?:,? nam (?<year>\\d{4}))?`,
  // Words that only a day of a month is counted with need no "ngày" before them.
  `\\b(?:mong|mung) (?<dayWord>[a-z]+),? thang ${ofMonth}(?:,? nam (?<year>\\d{4}))?`,
  `\\b(?<dayWord>(?:ham|(?:hai |ba )?muoi)(?: [a-z]+)?),? thang ${ofMonth}(?:,? nam (?<year>\\d{4}))?`,
  `${notWithin}${day} ?,? thang ${ofMonth},? nam (?<year>\\d{4})`,
  // "07 THÁNG NĂM", and not "12 tháng năm 2021".
  `(?<=^|\\b${title} )(?<day>0[1-9]|[12]\\d|3[01]) thang ${ofMonth}(?= *(?:$|[;|·(),-]))`,
  // "ngày VII tháng V", "ngày 7 tháng V", "07/V/2022".
  `\\bngay ?:? (?<dayRoman>${roman}) ?,? thang (?<monthRoman>${roman})\\b${ofYear}`,
  `\\bngay ?:? (?<dayRoman>${roman}) ?,? thang ${month}(?!\\d)${ofYear}`,
  `(?<!\\d|\\b(?:quan|phuong|q|p)[. ]{0,2})${day} ?,? ?thang (?<monthRoman>${roman})\\b${ofYear}`,
  `${notWithin}${day} ?[/.-] ?(?<monthRoman>${roman}) ?[/.-] ?(?<year>\\d{4})(?!\\d)`,
  `\\bngay ?[:(]? ?${day} ?[/.-] ?(?<monthRoman>${roman})(?![a-z\\d/.-])`,
  // Without a year, a day and a month are a date only after such a word and at the end of a clause: not "5/7 phường".
  `(?<=\\b(?:bao cao|so lieu|tinh den|den|het|chot|cap nhat) ?:? ?)${day} ?[/-] ?${month} ?(?=$|[;,|·()])`,
  // In a title also with words between: "Kết quả làm sạch 7/5", "Cập nhật lúc 16:00 07/05"; not "tuần 1/5".
  `(?<=^${title}\\b[^;|·()]{0,80}${notCounted}[ :])${day} ?[/-] ?${month}${endOfTitle}`,
  `(?<=^${title}\\b[^;|·()]{0,80}${notCounted}[ :])(?<day>\\d{2})\\.(?<month>\\d{2})${endOfTitle}`,
  `(?<=\\b(?:thu (?:[2-7]|hai|ba|tu|nam|sau|bay)|chu nhat|cn|t[2-7])[ ,(-]{1,3})${day} ?[/.-] ?${month}(?![\\d/.-])`,
  `(?<=\\b\\d{1,2}(?::|h|g| ?gio ?)(?:\\d{2})?,? )${day} ?[/-] ?${month}(?![\\d/.-])`,
  `(?<=(?:\\d{4}|\\d[/.-]\\d{1,2}) ?(?:-|den|toi) ?(?:het )?(?:ngay )?)${day} ?[/] ?${month}(?![\\d/.-])`,
  `^(?<day>\\d{2})[/-](?<month>\\d{2})$`,
  `(?<!\\d)(?<day>\\d{2})(?<month>\\d{2})(?<year>20\\d{2})(?!\\d)`,
  `(?<!\\d)(?<year>20\\d{2})(?<month>\\d{2})(?<day>\\d{2})(?!\\d)`,
  `(?<=\\bngay(?: bao cao| so lieu)? ?:? )(?<serial>4\\d{4})(?!\\d)`,
  `\\bngay ?[:(]? ?${day} ?[/.-] ?${month}(?![\\d/.-])`,
  `(?<!\\d)${day}(?:st|nd|rd|th)?[ -]+${english}(?:[ ,.-]+(?<year>\\d{4}|\\d{2})(?!\\d))?`,
  `\\b${english}[ .]+${day}(?:st|nd|rd|th)?(?!\\d)(?:[ ,]+(?<year>\\d{4}))?`,
].map((pattern) => new RegExp(pattern, 'g'));

/** Every day that is written in a plain text, and where; null for what is written like one and is none. */
export function datesIn(text: string, near: ReportingDate): readonly WrittenDate[] {
  // Every pattern asks for a digit or for a month in words, and most texts of a sheet have neither.
  return /\d|thang/.test(text) ? datesNear(near)(text) : [];
}

interface WrittenDate {
  at: number;
  until: number;
  date: ReportingDate | null;
}

/** Districts send the reports of one day, and some of the day before. */
const DAYS_KEPT = 3;

const datesNear = remembered(
  (near: ReportingDate) =>
    remembered((text: string): readonly WrittenDate[] => {
      const found = PATTERNS.flatMap((pattern) =>
        [...text.matchAll(pattern)].map((match) => ({
          at: match.index,
          until: match.index + match[0].length,
          date: dateOf(match.groups ?? {}, near),
        })),
      );
      const inOrder = found.sort((a, b) => a.at - b.at || b.until - a.until);
      return inOrder.filter((one, index) => !inOrder.slice(0, index).some((other) => other.until > one.at));
    }),
  DAYS_KEPT,
);

function dateOf(written: Record<string, string | undefined>, near: ReportingDate): ReportingDate | null {
  if (written['serial'] !== undefined) return addDays(SERIAL_ZERO, Number(written['serial']));
  const day =
    written['day'] ?? (numberOfRoman(written['dayRoman'] ?? '') || numberOfWords(written['dayWord'] ?? ''));
  const english = MONTHS_IN_ENGLISH.indexOf(written['english'] ?? '') + 1;
  const named = written['monthWord'] ?? written['monthRoman'] ?? '';
  const month = written['month'] ?? (english > 0 ? String(english) : String(monthOf(named) || ''));
  const year = written['year'] ?? near.slice(0, 4);
  const text = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isReportingDate(text) ? text : null;
}

/** Day 0 of a spreadsheet. */
const SERIAL_ZERO = reportingDate('1899-12-30');

/** The number of a month by plain digits, words or Roman numerals: "5", "giêng", "mười một", "V"; 0 for none. */
export function monthOf(written: string): number {
  if (/^\d+$/.test(written)) return Number(written);
  if (written === 'gieng') return 1;
  return written === 'chap' ? 12 : Number(numberOfRoman(written) || numberOfWords(written));
}

/** The digits of a Roman numeral: "VII" is '7', "XXVIII" is '28'; '' for anything else. */
function numberOfRoman(written: string): string {
  const [, tens = '', units = ''] = /^(x{0,3})(ix|iv|v?i{0,3})$/.exec(written) ?? [];
  const unit = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'].indexOf(units);
  const number = tens.length * 10 + unit;
  return number > 0 ? String(number) : '';
}

/** "bảy" 7, "mười lăm" 15, "hai mươi" and "hăm" 20, "ba mươi mốt" 31; '' for anything else. */
function numberOfWords(written: string): string {
  const words = written.replace(/^ham\b/, 'hai muoi');
  const unit = (text: string) => WORDS_OF_DAYS.findIndex((names) => names.split('|').includes(text));
  const parts = words.split(' ');
  const ten = parts.indexOf('muoi');
  if (ten < 0) return parts.length === 1 && unit(words) > 0 ? String(unit(words)) : '';
  const [before, after] = [parts.slice(0, ten), parts.slice(ten + 1)];
  const tens = before.length === 0 ? 1 : before.length === 1 ? unit(before[0] ?? '') : -1;
  const units = after.length === 0 ? 0 : after.length === 1 ? unit(after[0] ?? '') : -1;
  return tens > 0 && units >= 0 ? String(tens * 10 + units) : '';
}
