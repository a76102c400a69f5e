import { FIGURE_COLUMNS, type FigureColumn } from './figures.js';
import { fold, LONGEST_HEADING, wordsOf } from './names.js';
import { remembered } from './remembered.js';

/** A column of the workbook for filing. */
export type ReportColumn = 'code' | 'ward' | 'required' | FigureColumn | 'adjustment' | 'note';

export const isFigureColumn = (column: ReportColumn): column is FigureColumn =>
  (FIGURE_COLUMNS as readonly string[]).includes(column);

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
export const SHOWN_ONLY =
  /\b(hom qua|hom kia|yesterday|hom truoc|ngay truoc|ky truoc|lan truoc|tuan truoc|trong ngay|tang them|increment|previous|chenh lech)\b/;
/** Said of a later column beside one that is named alike: "Đã ký số mới", "… (sửa)", "… lần 2", "… 16h"; Excel's "Đã ký số2". */
const OF_THE_LATEST =
  /\b(((?<!\bky )so )?moi( nhat)?|nay|now|het ngay|gan nhat|hien tai|hien nay|bay gio|(ky|lan|dot|tuan) (nay|cuoi)|(ngay|ky) bao cao|cuoi (ky|ngay|buoi)|(buoi )?(sang|chieu|toi)|den nay|(da |sau |khi |duoc )*(cap nhat( lai)?|sua( lai)?|dieu chinh|ra soat( lai)?|doi chieu)|chinh thuc|thuc te|chot|dung|(lan|ban) (\d{1,2}|cuoi)|(luc )?\d{1,2}(h|g|h30| gio)( ?\d\d)?|new|latest|final|updated?)\b|(?<=[a-z]) ?\d{1,2}$/g;
/**
 * Beside a name and no part of it: the column's number, what it is made of, the unit it counts. "8. Đã ký số",
 * "Cột 8: …", "(3) …", "VIII) …", "… (6) = (4) + (5)", "… (hồ sơ)"; "7.5 …" may be a date.
 */
const MARKS = new RegExp(
  [
    '^cot( so)? *[([]?\\d{1,2}[)\\]]? *[.:)–-]*(?! *[\\d/])',
    '^(\\d{1,2}|[ivx]{1,4}|[a-z]) *([.)\\]:]+[ –-]*|[–-] +)(?! *[\\d/])',
    '[([] *(cot( so)? *)?(\\d{1,2}[a-z]?|[a-z]|[ivx]{1,4})( *= *[^)\\]]*)? *[)\\]]( *= *[\\d()[\\] +-]+$)?',
    '[([] *((don vi|dvt)( tinh)? *:? *)?(ho so|hs|nguoi|doi tuong|truong hop|ban ghi) *[)\\]]',
  ].join('|'),
  'g',
);
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
  if (heading.length > LONGEST_HEADING) return null;
  const written = wordsOf(heading);
  if (SHOWN_ONLY.test(written) || NOT_READ.has(written) || /%/.test(heading)) return 'ignored';
  const called = columnCalled(written);
  if (called !== null) return called;
  const bare = withoutMarks(heading);
  return NOT_READ.has(bare) ? 'ignored' : columnCalled(bare);
}

const COUNTED = /^(so )?(ho so|hs) /;
const TOTAL = /^tong (cong )?(so (?!ho so |hs ))?| tong( so| cong)?$/g;

/** Which column is called so, also with what is counted before its name: "Số HS đã ký số", "Tổng số đã ký số". */
export function columnCalled(words: string): ReportColumn | null {
  const called = COLUMN_CALLED.get(words) ?? COLUMN_CALLED.get(words.replace(COUNTED, ''));
  if (called !== undefined) return called;
  const all = COLUMN_CALLED.get(words.replace(TOTAL, '').replace(COUNTED, ''));
  return all !== undefined && isFigureColumn(all) ? all : null;
}

/** The words of a heading without its number and unit: "(4) Đã gửi công an (hồ sơ)" is "da gui cong an". */
export function withoutMarks(heading: string): string {
  return wordsOf(unmarked(heading));
}

/** A folded heading without its number and unit, its other signs in place. */
export const unmarked = remembered((heading: string) => fold(heading).replace(MARKS, ' '));

/** Which column a heading names as its latest: "Đã gửi công an mới". Null where it does not say so. */
export function columnOfLatest(heading: string): ReportColumn | null {
  if (heading.length > LONGEST_HEADING) return null;
  const written = withoutMarks(heading);
  const bare = written.replace(OF_THE_LATEST, ' ').replace(/ +/g, ' ').trim();
  return bare === written ? null : columnCalled(bare);
}

/** Which figures a heading is named like that says more: "Đã ký số TTYT", "Lũy kế đã ký số tháng 5". */
export const figureNamedIn = remembered((heading: string): FigureColumn | null => {
  if (heading.length > LONGEST_HEADING) return null;
  const words = ` ${withoutMarks(heading)} `;
  const [, like] =
    [...COLUMN_CALLED].find(
      ([called, column]) =>
        isFigureColumn(column) && called.split(' ').length > 2 && words.includes(` ${called} `),
    ) ?? [];
  return like !== undefined && isFigureColumn(like) ? like : null;
});

/** What programs write for a letter they cannot: Excel for Mac "_", Oracle "¿", others an empty box. */
const LOST = '?\ufffd_¿□▯';

/** Which column a heading means some of whose letters became "?" or the like when the file was saved: "Đ? g?i công an". */
export function columnWithLostLetters(heading: string): ReportColumn | null {
  if (heading.length > LONGEST_HEADING || lostLetterIn(heading) === null) return null;
  const written = fold(heading)
    .replace(new RegExp(`[^a-z0-9${LOST}]+`, 'g'), ' ')
    .trim();
  if (!/[a-z]/.test(written)) return null;
  const pattern = new RegExp(`^${written.replace(new RegExp(`[${LOST}]`, 'g'), '[a-z]{0,2}')}$`);
  return [...COLUMN_CALLED].find(([words]) => pattern.test(words))?.[1] ?? null;
}

/** What stands in a text where a letter was lost; null for none. */
export function lostLetterIn(text: string): string | null {
  return new RegExp(`[${LOST}]`).exec(text)?.[0] ?? null;
}
