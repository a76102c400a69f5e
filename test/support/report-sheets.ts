import { readDailyReport, type ReportToRead } from '../../apps/api/src/daily-reports/read-daily-report.js';
import { STAMP_SHEET } from '../../apps/api/src/daily-reports/filing-template.layout.js';
import { isSignedTemplate, signTemplate } from '../../apps/api/src/daily-reports/template-signature.js';
import type { Finding } from '../../apps/api/src/domain/findings.js';
import { figuresOf } from '../../apps/api/src/domain/reported-row.js';
import { reportingDate } from '../../apps/api/src/domain/reporting-date.js';
import { columnLetters } from '../../apps/api/src/platform/workbook-reader/cell-address.js';
import type { Cell, Sheet } from '../../apps/api/src/platform/workbook-reader/upload-content.js';

/** Sheets of a district of two wards, as the reader gives them, and what is read of them. */

export const SECRET = 'a secret for tests only, thirty-two characters';
export const date = reportingDate('2022-05-07');
const DISTRICT_4 = { code: '773', name: 'Quận 4' };
const foreign = (code: string, name: string, districtCode: string, districtName: string) => ({
  ...{ code, name, districtCode, districtName },
});
export const expected: ReportToRead = {
  district: DISTRICT_4,
  date,
  wards: [
    { code: '27259', name: 'Phường 13', required: 5000 },
    { code: '27262', name: 'Phường 09', required: 5000 },
  ],
  foreignWards: [
    foreign('27265', 'Phường 06', '773', 'Quận 4'),
    foreign('26734', 'Phường Tân Định', '760', 'Quận 1'),
    foreign('26737', 'Phường Đa Kao', '760', 'Quận 1'),
  ],
  districtNames: new Map([
    ['773', 'Quận 4'],
    ['760', 'Quận 1'],
  ]),
  isSigned: (stamp, signature) => isSignedTemplate(stamp, signature, SECRET),
};

export const HEADINGS = [
  ...['Mã', 'Phường, xã', 'Cần xác thực', 'Đã gửi công an', 'Công an đã xác thực', 'Trả về chưa khớp'],
  ...['Đủ điều kiện, không qua công an', 'Đã ký số', 'Điều chỉnh giảm (lý do)', 'Ghi chú'],
];
export const ROW_13 = ['27259', 'Phường 13', 5000, 400, 300, 10, 5, 200];
export const ROW_09 = ['27262', 'Phường 09', 5000, 500, 400, 0, 0, 100];
export const TOTAL = [null, 'Tổng cộng', 10000, 900, 700, 10, 5, 300];

export type Value = string | number | null | Partial<Cell>;

export function sheetOf(rows: readonly (readonly Value[])[], more: Partial<Sheet> = {}): Sheet {
  return {
    name: 'BaoCao',
    hidden: false,
    mergedRanges: [],
    rows: rows.flatMap((values, index) => {
      const cells = values.flatMap((value, column): Cell[] => {
        if (value === null) return [];
        const place = { address: `${columnLetters(column + 1)}${index + 1}`, column: column + 1 };
        if (typeof value === 'number') return [{ ...place, kind: 'number', value }];
        if (typeof value === 'string') return [{ ...place, kind: 'text', value }];
        return [{ ...place, ...value } as Cell];
      });
      return cells.length === 0 ? [] : [{ number: index + 1, hidden: false, cells }];
    }),
    ...more,
  };
}

export function stampSheet(stamp: { districtCode?: string; date?: string; signature?: string } = {}): Sheet {
  const { districtCode = '773', date: day = '2022-05-07' } = stamp;
  const signature =
    stamp.signature ?? signTemplate({ version: 1, districtCode, date: reportingDate(day) }, SECRET);
  const rows = [
    ['version', '1'],
    ['districtCode', districtCode],
    ['date', day],
    ['signature', signature],
  ];
  return sheetOf(rows, { name: STAMP_SHEET, hidden: true });
}

export function read(...sheets: Sheet[]) {
  return readDailyReport({ kind: 'content', format: 'xlsx', sheets, notes: [] }, expected);
}

export function said(findings: readonly Finding[]): string[] {
  return findings.map(({ code, cell }) => (cell === null ? code : `${code} ${cell}`));
}

export const figuresRead = (reading: ReturnType<typeof read>) =>
  reading.rows?.map((row) => [row.wardCode, ...Object.values(figuresOf(row) ?? {})]);

export const FIGURES = [
  ['27259', 400, 300, 10, 5, 200],
  ['27262', 500, 400, 0, 0, 100],
];
