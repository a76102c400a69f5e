import type { FigureColumn } from './figures.js';
import { fold, LONGEST_NAME, wordsOf } from './names.js';
import type { ReportingDate } from './reporting-date.js';
import { contradictingDate, namesDate, soleDate } from './stated-dates.js';

/** A column of the workbook for filing. */
export type ReportColumn = 'code' | 'ward' | 'required' | FigureColumn | 'adjustment' | 'note';

/** The headings as the workbook prints them, in its order. */
export const COLUMN_HEADINGS: Record<ReportColumn, { vi: string; en: string }> = {
  code: { vi: 'Mã', en: 'Code' },
  ward: { vi: 'Phường, xã', en: 'Ward' },
  required: { vi: 'Cần xác thực', en: 'Required' },
  submitted: { vi: 'Đã gửi công an', en: 'Submitted' },
  verified: { vi: 'Công an đã xác thực', en: 'Verified' },
  unresolved: { vi: 'Trả về chưa khớp', en: 'Unresolved' },
  exempt: { vi: 'Không qua công an', en: 'Exempt' },
  signed: { vi: 'Đã ký số', en: 'Signed' },
  adjustment: { vi: 'Điều chỉnh giảm (lý do)', en: 'Downward adjustment (reason)' },
  note: { vi: 'Ghi chú', en: 'Note' },
};

/** Headings our earlier workbooks printed: still filled in, and ours. */
const EARLIER_HEADINGS: Partial<Record<ReportColumn, readonly string[]>> = {
  exempt: ['Đủ điều kiện, không qua công an'],
};

/** Whether a heading is the column's own, to the letter: nothing had to be understood. */
export function isOwnHeading(heading: string, column: ReportColumn): boolean {
  const { vi, en } = COLUMN_HEADINGS[column];
  const own = [vi, en, ...(EARLIER_HEADINGS[column] ?? [])];
  return own.some((words) => words.toLowerCase() === heading.toLowerCase());
}

/** Other headings people give the same column, folded, without punctuation. */
const SYNONYMS: Record<ReportColumn, readonly string[]> = {
  code: ['ma phuong', 'ma xa', 'ma phuong xa', 'ma don vi', 'ma dvhc', 'ward code'],
  ward: [
    'phuong',
    'xa',
    'phuong xa thi tran',
    'ten phuong',
    'ten phuong xa',
    'ten phuong xa thi tran',
    'dia phuong',
    'ten don vi',
    'don vi',
    'dia ban',
    'ward name',
    'name',
  ],
  required: [
    'so can xac thuc',
    'tong so can xac thuc',
    'ho so can xac thuc',
    'tong can xac thuc',
    'can lam sach',
  ],
  submitted: [
    'gui ca',
    'da gui ca',
    'gui cong an',
    'so gui cong an',
    'so da gui cong an',
    'chuyen cong an',
    'da chuyen cong an',
  ],
  verified: [
    'da xac thuc',
    'ca da xac thuc',
    'xac thuc',
    'so da xac thuc',
    'cong an xac thuc',
    'ca xac thuc',
  ],
  unresolved: [
    'chua khop',
    'tra ve',
    'khong khop',
    'cong an tra ve chua khop',
    'ca tra ve',
    'tra ve khong khop',
  ],
  exempt: [
    'du dieu kien khong qua cong an',
    'khong qua ca',
    'du dieu kien khong qua ca',
    'mien xac thuc',
    'khong can xac thuc',
  ],
  signed: ['da ky', 'ky so', 'so da ky', 'so da ky so', 'so ho so da ky so'],
  adjustment: [
    'dieu chinh giam',
    'dieu chinh',
    'ly do dieu chinh',
    'ly do dieu chinh giam',
    'adjustment',
    'reason',
  ],
  note: ['ghi chu dieu chinh', 'notes', 'chu thich'],
};

/** Every column by all it is called. No two columns share a word. */
const COLUMN_CALLED: ReadonlyMap<string, ReportColumn> = new Map(
  (Object.keys(COLUMN_HEADINGS) as ReportColumn[]).flatMap((column) => {
    const { vi, en } = COLUMN_HEADINGS[column];
    return [column, wordsOf(vi), wordsOf(en), ...SYNONYMS[column]].map((words) => [words, column] as const);
  }),
);

/** Columns the workbook shows and nobody fills in: figures of an earlier day, differences, what formulas make. */
const SHOWN_ONLY =
  /\b(hom qua|hom kia|yesterday|hom truoc|ngay truoc|ky truoc|lan truoc|tuan truoc|trong ngay|tang them|today|increment|previous|chenh lech)\b/;
/** Said alone of figures of a part of the time, or of an earlier one: "Phát sinh", "Đợt 1", "Tuần 18", "Cũ". */
const OF_A_PART =
  /^(so (lieu )?)?(phat sinh|bo sung|tang|tang giam|moi|cu|truoc|truoc day|dau ky|ky|tuan|dot|thang|quy)( (phat sinh|moi|them|nay|truoc|trong|ky|tuan|thang|dot|ngay|nam|\d+|[ivx]+))*$|^(?!.*\bluy ke\b).*\btrong (tuan|ky|thang|quy|dot)\b/;
/** Said of a later column beside one that is named alike: "Đã ký số mới". */
const OF_THE_LATEST =
  /\b(moi nhat|moi|hien tai|hien nay|bay gio|ky nay|lan nay|dot nay|tuan nay|cuoi ky|cap nhat|den nay)\b/g;
/** In brackets beside a name and no part of it: the column's number, what it is made of, the unit it counts. */
const MARKS =
  /[([] *(\d{1,2}[a-z]?|[a-z])( *= *[^)\]]*)? *[)\]]( *= *[\d()[\] +-]+$)?|[([] *((don vi|dvt)( tinh)? *:? *)?(ho so|hs|nguoi|doi tuong|truong hop|ban ghi) *[)\]]/g;
/** Said of the figures that are asked for. */
const UP_TO_NOW = /\b(tinh den|den|luy ke|cong don)\b|\b(ngay )?hom nay\b|\bngay\b/g;
const NOT_READ = new Set([
  'stt',
  'tt',
  'so tt',
  'so thu tu',
  'trang thai',
  'status',
  'du dieu kien ky',
  'signable',
  'con cho cong an',
  'con cho ca',
  'pending',
  'ty le',
  'percent',
  'quan',
  'quan huyen',
  'district',
]);

/**
 * Which column a heading means, accents and punctuation aside; 'ignored' for one that is shown and never
 * read ("Gửi CA hôm qua", "STT"); null for a heading nobody knows.
 */
export function matchColumn(heading: string): ReportColumn | 'ignored' | null {
  if (heading.length > LONGEST_NAME) return null;
  const written = wordsOf(heading);
  if (SHOWN_ONLY.test(written) || NOT_READ.has(written) || /%/.test(heading)) return 'ignored';
  return columnCalled(written) ?? columnCalled(withoutMarks(heading));
}

/** Which column is called so, also with what is counted before its name: "Số HS đã ký số". */
function columnCalled(words: string): ReportColumn | null {
  const bare = words.replace(/^(so )?(ho so|hs) /, '');
  return COLUMN_CALLED.get(words) ?? COLUMN_CALLED.get(bare) ?? null;
}

/** The words of a heading without its number and unit: "(4) Đã gửi công an (hồ sơ)" is "da gui cong an". */
function withoutMarks(heading: string): string {
  return wordsOf(fold(heading).replace(MARKS, ' '));
}

/** Which column a heading names as its latest: "Đã gửi công an mới". Null where it does not say so. */
export function columnOfLatest(heading: string): ReportColumn | null {
  if (heading.length > LONGEST_NAME) return null;
  const written = withoutMarks(heading);
  const bare = written.replace(OF_THE_LATEST, ' ').replace(/ +/g, ' ').trim();
  return bare === written ? null : columnCalled(bare);
}

/** Which column a heading means some of whose letters became "?" (or U+FFFD) when the file was saved: "Đ? g?i công an". */
export function columnWithLostLetters(heading: string): ReportColumn | null {
  if (heading.length > LONGEST_NAME || !/[?\ufffd]/.test(heading)) return null;
  const written = fold(heading)
    .replace(/[^a-z0-9?\ufffd]+/g, ' ')
    .trim();
  if (!/[a-z]/.test(written)) return null;
  const pattern = new RegExp(`^${written.replace(/[?\ufffd]/g, '[a-z]{0,2}')}$`);
  return [...COLUMN_CALLED].find(([words]) => pattern.test(words))?.[1] ?? null;
}

/** Of which day the figures below a heading are, by its words: "hôm qua", "hôm nay", "07/05", "Phát sinh". */
export function dayOfHeading(heading: string, date: ReportingDate): 'earlier' | 'this' | null {
  if (heading.length > LONGEST_NAME) return null;
  const written = wordsOf(heading);
  if (SHOWN_ONLY.test(written) || OF_A_PART.test(written)) return 'earlier';
  const stated = dateWithin(heading, date);
  if (stated !== null) return stated === date ? 'this' : 'earlier';
  return /\b(hom nay|luy ke)\b/.test(written) ? 'this' : null;
}

/** Whether a heading says that its figures are added up from the beginning: "Lũy kế". */
export function isUpToNow(heading: string): boolean {
  return heading.length <= LONGEST_NAME && /\b(luy ke|cong don)\b/.test(wordsOf(heading));
}

/** Whether a heading is of another day because it gives that day's date. */
export function isDatedOtherwise(heading: string, date: ReportingDate): boolean {
  const stated = heading.length > LONGEST_NAME ? null : dateWithin(heading, date);
  return stated !== null && stated !== date;
}

/** Which column a heading means that also says of which day: "Đã gửi công an hôm nay", "Đã ký số đến 08/05". */
export function columnBesideDay(heading: string, date: ReportingDate): ReportColumn | null {
  if (heading.length > LONGEST_NAME) return null;
  const stated = dateWithin(heading, date);
  if (stated === null) return columnBesideWords(heading);
  const digits = heading.replace(IN_DIGITS, ' ');
  if (digits !== heading) return columnBesideWords(digits);
  // A date in words follows the name: "Đã ký số đến ngày 7 tháng 5".
  const words = heading.split(/\s+/);
  const names = words.map((_, index) => columnBesideWords(words.slice(0, index + 1).join(' ')));
  return names.filter((column) => column !== null).at(-1) ?? null;
}

function columnBesideWords(text: string): ReportColumn | null {
  const bare = withoutMarks(text).replace(SHOWN_ONLY, ' ').replace(UP_TO_NOW, ' ').replace(/ +/g, ' ').trim();
  return columnCalled(bare);
}

const IN_DIGITS = /(?<!\d)\d{1,2}[/.-]\d{1,2}(?:[/.-](?:\d{4}|\d{2}))?(?!\d)/;

/** The date a heading gives, in digits or in words. A bare one in words that is later is the day of signing. */
function dateWithin(heading: string, near: ReportingDate): ReportingDate | null {
  const written = IN_DIGITS.exec(fold(heading).replace(MARKS, ' '))?.[0];
  const inDigits = written === undefined ? null : soleDate(written, near);
  if (inDigits !== null) return inDigits;
  return contradictingDate([heading], near)?.date ?? (namesDate([heading], near) ? near : null);
}
