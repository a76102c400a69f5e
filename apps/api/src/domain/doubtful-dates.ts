import { addDays, type ReportingDate } from './reporting-date.js';
import { namesDate, plain, soleDate } from './stated-dates.js';

/**
 * A line by which the figures may be of an earlier day, though it does not say so for certain: "Quận 1 – 7/5",
 * "Báo cáo số 12 ngày 7/5/2022", "BC 0705", "Số liệu hôm qua (07/05)". Null where a line names the expected day.
 */
export function doubtfulDate(
  lines: readonly string[],
  expected: ReportingDate,
): { line: number; date: ReportingDate } | null {
  if (namesDate(lines, expected)) return null;
  for (const [line, text] of lines.entries()) {
    const date = doubtfulDateIn(plain(text), expected);
    if (date !== null) return { line, date };
  }
  return null;
}

/** Older than that it is the date of something else. */
const DAYS_BACK = 31;

function doubtfulDateIn(text: string, expected: ReportingDate): ReportingDate | null {
  if (OF_SOMETHING_ELSE.test(text)) return null;
  const told = toldInWords(text, expected);
  if (told !== null) return told;
  for (const { index, groups = {} } of DAYS_AND_MONTHS.flatMap((form) => [...text.matchAll(form)])) {
    const { day, month, year } = groups;
    const written = [day, month, ...(year ? [year] : [])].join('/');
    const date = COUNTED_BEFORE.test(text.slice(0, index)) ? null : soleDate(written, expected);
    if (date !== null && date < expected && date >= addDays(expected, -DAYS_BACK)) return date;
  }
  return null;
}

/** Separates day, month and year in a file name: "220507 BC" and "BC 070522" are of 07/05/2022. */
export function withDatesParted(name: string, near: ReportingDate): string {
  const thisYear = near.slice(2, 4);
  return name.replace(/(?<!\d)(\d{2})(\d{2})(\d{2})(?!\d)/g, (written, first, month, last) => {
    const [day, year] = last === thisYear ? [first, last] : [last, first];
    const date = year === thisYear ? soleDate(`${day}/${month}/20${year}`, near) : null;
    return date === null ? written : ` ${date} `;
  });
}

const behind =
  '(?:[/.-](?<year>\\d{4}|\\d{2}))?(?![\\d/]|[.,:-]\\d)(?! ?(?:%|phuong|xa|don vi|tram|diem|ho so|hs|nguoi|trang))';
/** "Số liệu hôm qua", "Báo cáo ngày 7": a day without its month. */
function toldInWords(text: string, expected: ReportingDate): ReportingDate | null {
  if (
    /^(so lieu|sl|du lieu|bao cao|bc|ket qua|ngay)\b.*\b(hom (qua|truoc|kia)|(toi|chieu|dem) qua)\b/.test(
      text,
    )
  )
    return addDays(expected, -1);
  const [, day] = /^(?:(?:so lieu|du lieu|bao cao|bc|ket qua)\b.* )?ngay (\d{1,2})$/.exec(text) ?? [];
  const date = day === undefined ? null : soleDate(`${day}/${expected.slice(5, 7)}`, expected);
  return date !== null && date < expected ? date : null;
}

/** 7/5, 07-05, 7/5/2022; 07.05; 0705 behind a word for the report; not "5/7 phường". */
const DAYS_AND_MONTHS = [
  `(?<![\\d/.,-]|\\d )(?<day>\\d{1,2}) ?[/-] ?(?<month>\\d{1,2})${behind}`,
  `(?<![\\d/.,-])(?<day>\\d{2})\\.(?<month>\\d{2})${behind}`,
  `(?<=\\b(?:bc|bao cao|so lieu|du lieu|ket qua) )(?<day>\\d{1,2})\\.(?<month>\\d{1,2})${behind}`,
  `(?<=\\b(?:bc|bao cao|so lieu|du lieu|ngay)[ _:-]{0,3})(?<day>\\d{2})(?<month>\\d{2})${behind}`,
].map((pattern) => new RegExp(pattern, 'g'));
const OF_SOMETHING_ELSE =
  /\b(cong van|quyet dinh|van ban|thong bao|chi thi|nghi quyet|thong tu|nghi dinh|ke hoach|can cu|thuc hien theo|theo bao cao|kem theo|han|thoi han|so voi|bat dau|phien ban|version|dien thoai|dt|sdt|fax|zalo|dia chi|duong|(ngay|gio|luc|ban) (in|lap|nop|gui|tai|tao|xuat)|(in|lap|nop|tao|xuat) (luc|ngay|vao))\b/;
const COUNTED_BEFORE =
  /\b(tu|tu ngay|tuan|thang|quy|dot|lan|trang|to|mau|bieu|so|phu luc|ban|v|ver|phuong|xa|quan|huyen|ap|kp|pho|nhom|dat|duoc|muc|diem|phan|le|hem|nha)[ .:(]*$/;
