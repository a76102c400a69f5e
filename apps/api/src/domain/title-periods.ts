import { addDays, type ReportingDate } from './reporting-date.js';
import { datesIn, monthOf, plain, statedDates } from './stated-dates.js';

/** How the title of a report begins. */
const TITLE =
  '(?:bao cao|bc|so lieu|du lieu|ket qua|tong hop|tien do|tinh hinh|bieu|so ket|tong ket|giao ban|report)';

/** Not "từ ngày …", nor "năm 2022". */
const MONTH_WORDS =
  '(?:gieng|hai|ba|bon|tu(?! (?:ngay|\\d))|nam(?! 20\\d\\d)|sau|bay|tam|chin|muoi(?: (?:mot|hai))?|chap)';

/** "Báo cáo tuần 17", "Báo cáo tháng tư", "Tuần 07/05", "Tháng 4/2022", "Báo cáo tuần từ 02/5": the period a title is of. */
const PERIOD = new RegExp(
  `^(?:${TITLE}\\b[^;|]{0,80}? )?(?<!\\b(?:ke hoach|chuong trinh|chien dich|nghi quyet|chi tieu) )((?<part>tuan|week|thang|month|quy|nam) (?:(?:thu|so|tu|tu ngay) )?(?<number>\\d{1,2}|(?<=quy )[iv]{1,3}|(?<=thang )(?:[ivx]{1,4}|${MONTH_WORDS})|(?<=nam )20\\d\\d)\\b(?: ?[/-] ?(?:20\\d\\d|(?<month>\\d{1,2})))?(?![/\\d]))`,
);
const OF_YEAR = /^,? nam (20\d\d)\b/;
const WEEKLY = new RegExp(`^${TITLE}\\b[^;|]{0,40}?(?<!\\d )\\b(tuan|hang tuan|giao ban tuan)$`);
const WEEKDAY = new RegExp(
  `^(?:${TITLE}\\b[^;|]{0,80} |ngay )?(?<!\\b(?:lan|dot|tuan|phien ban|to|nhom|khu) )(thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|t[2-7]|cn)\\b`,
);
const WEEKDAYS = ['chu nhat|cn', 'hai|2', 'ba|3', 'tu|4', 'nam|5', 'sau|6', 'bay|7'];
const NAMES = ['chủ nhật', 'thứ hai', 'thứ ba', 'thứ tư', 'thứ năm', 'thứ sáu', 'thứ bảy'];
const NAMED_DAY = '(thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|t[2-7]|cn)';
const BEFORE_DATE = new RegExp(
  `(?<!\\b(?:lan|dot|tuan|phien ban|to|nhom|khu) )\\b${NAMED_DAY}[ ,:(–-]*(?:ngay ?:? ?)?$`,
);
const BEHIND_DATE = new RegExp(`^[ ,:(–-]*(?:la |nham )?${NAMED_DAY}\\b`);

/** Weeks of a month or of a campaign are counted too, and have small numbers. */
const WEEKS_OF_A_MONTH = 5;

/**
 * The week, month or day of the week by which a title names the time of its figures in place of a date, in plain
 * letters; null where it names none, and where the date lies in it.
 */
export function periodIn(title: string, date: ReportingDate): string | null {
  const text = plain(title).replace(/\s+/g, ' ').trim();
  if (statedDates(title, date).length > 0) return null;
  const period = PERIOD.exec(text);
  if (period) {
    const year = OF_YEAR.exec(text.slice(period[0].length))?.[1] ?? date.slice(0, 4);
    const isOfDate = holds(period.groups ?? {}, date) && year === date.slice(0, 4);
    return isOfDate ? null : (period[1] ?? null);
  }
  const weekly = WEEKLY.exec(text)?.[1];
  if (weekly !== undefined) return weekly;
  const weekday = WEEKDAY.exec(text)?.[1];
  if (weekday === undefined) return null;
  const ofDate = WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
  return new RegExp(`(^|[ t])(${ofDate})$`).test(weekday) ? null : weekday;
}

function holds(
  { part, number = '', month }: Record<string, string | undefined>,
  date: ReportingDate,
): boolean {
  const [ofDate, count] = [Number(date.slice(5, 7)), Number(number)];
  if (part === 'thang' || part === 'month') return monthOf(number) === ofDate;
  if (part === 'nam') return number === date.slice(0, 4);
  if (part === 'quy') {
    const quarter = Math.ceil(ofDate / 3);
    return count === quarter || number === ['', 'i', 'ii', 'iii', 'iv'][quarter];
  }
  if (month !== undefined) return count === Number(date.slice(8)) && Number(month) === ofDate;
  return count <= WEEKS_OF_A_MONTH || count === weekOf(date);
}

/** The number of a date's week in its year, Monday to Sunday; the first has at least four days of it. */
function weekOf(date: ReportingDate): number {
  const day = new Date(`${date}T00:00:00Z`);
  const thursday = day.getTime() + (3 - ((day.getUTCDay() + 6) % 7)) * DAY;
  const yearBegins = Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1);
  return Math.floor((thursday - yearBegins) / DAY / 7) + 1;
}

const DAY = 86_400_000;

/** The last day up to `near` that a day of the week alone names, as sheets of a week are called: "T7", "Chủ nhật". */
export function dayOfWeekday(name: string, near: ReportingDate): ReportingDate | null {
  const [, day] = /^(?:thu |t)?(hai|ba|tu|nam|sau|bay|[2-7]|chu nhat|cn)$/.exec(plain(name).trim()) ?? [];
  const isNumber = /^\d$/.test(plain(name).trim());
  const wanted =
    day === undefined || isNumber ? -1 : WEEKDAYS.findIndex((names) => names.split('|').includes(day));
  if (wanted < 0) return null;
  const ofDate = new Date(`${near}T00:00:00Z`).getUTCDay();
  return addDays(near, -((ofDate - wanted + 7) % 7));
}

/** The day of the week that a line puts beside a date though it is another, and which that is; null where it puts none. */
export function weekdayAgainst(line: string, date: ReportingDate): { written: string; is: string } | null {
  const text = plain(line).replace(/\s+/g, ' ');
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  for (const { date: stated, at, until } of /\b(thu|chu nhat|cn|t[2-7])\b/.test(text)
    ? datesIn(text, date)
    : []) {
    const [, beside] = BEFORE_DATE.exec(text.slice(0, at)) ?? BEHIND_DATE.exec(text.slice(until)) ?? [];
    if (stated !== date || beside === undefined) continue;
    const bare = beside.replace(/^thu |^t(?=\d)/, '');
    const written = WEEKDAYS.findIndex((names) => names.split('|').includes(bare));
    if (written !== day) return { written: NAMES[written] ?? beside, is: NAMES[day] ?? '' };
  }
  return null;
}
