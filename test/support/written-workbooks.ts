import ExcelJS from 'exceljs';
import { readDailyReport } from '../../apps/api/src/daily-reports/read-daily-report.js';
import { checkDailyReport } from '../../apps/api/src/domain/counting-rules.js';
import type { Finding } from '../../apps/api/src/domain/findings.js';
import { reportingDate } from '../../apps/api/src/domain/reporting-date.js';
import { parseUpload } from '../../apps/api/src/platform/workbook-reader/parse-upload.js';
import { UPLOAD_LIMITS } from '../../apps/api/src/platform/workbook-reader/upload-limits.js';

/** Workbooks of a district of six wards, written by a program as a district may, and what is said of them. */

/** A Sunday. */
export const DATE = reportingDate('2022-05-08');

export const WARDS = ['Phường 13', 'Phường 09', 'Phường 06', 'Phường 08', 'Phường 10', 'Phường 18'].map(
  (name, index) => ({ code: String(27_259 + 3 * index), name, required: 8123 + 317 * index }),
);

const HEADINGS = [
  ...['Mã', 'Phường, xã', 'Cần xác thực', 'Đã gửi công an', 'Công an đã xác thực', 'Trả về chưa khớp'],
  ...['Không qua công an', 'Đã ký số', 'Điều chỉnh giảm (lý do)', 'Ghi chú'],
];
export const TITLES = ['BÁO CÁO LÀM SẠCH DỮ LIỆU', 'Đơn vị: Quận 4', 'Số liệu ngày 08/05/2022'];
export const UNDATED = TITLES.slice(0, 2);

/** The figures of a ward by its place on the list, in the order of the columns from D on. */
export function figuresAt(index: number): number[] {
  return [4000 + 211 * index, 3000 + 157 * index, 100 + 7 * index, 20 + index, 900 + 61 * index];
}

/** Where the rows of a sheet stand. */
export interface Places {
  first: number;
  last: number;
  total: number;
}

/** Writes a right report: lines above, headings, the wards with `delta` added to each figure, a total, lines below. */
export function fillIn(
  sheet: ExcelJS.Worksheet,
  { above = TITLES, below = [], total = 'Tổng cộng', delta = 0 }: Partial<Filling> = {},
): Places {
  for (const line of above) sheet.addRow([line]);
  sheet.addRow(HEADINGS);
  const first = sheet.rowCount + 1;
  const rows = WARDS.map(({ required }, index) => [
    required,
    ...figuresAt(index).map((figure) => figure + delta),
  ]);
  WARDS.forEach(({ code, name }, index) => sheet.addRow([code, name, ...(rows[index] ?? [])]));
  const last = sheet.rowCount;
  sheet.addRow([
    null,
    total,
    ...HEADINGS.slice(2, 8).map((_, column) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0)),
  ]);
  for (const line of below) sheet.addRow([null, line]);
  return { first, last, total: last + 1 };
}

interface Filling {
  above: readonly string[];
  below: readonly string[];
  total: string;
  delta: number;
}

type Write = (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void;

/** All that is said of a workbook that `write` makes, but for notes. */
export async function askedOf(write: Write, fileName?: string): Promise<Finding[]> {
  return (await saidOf(write, fileName)).filter(({ severity }) => severity !== 'note');
}

/** All that is said of a workbook that `write` makes: it is written, read and checked as an upload. */
export async function saidOf(write: Write, fileName = 'BaoCao.xlsx'): Promise<Finding[]> {
  const workbook = new ExcelJS.Workbook();
  write(workbook.addWorksheet('BaoCao'), workbook);
  const bytes = Buffer.from(await workbook.xlsx.writeBuffer());
  const content = await parseUpload(bytes, fileName, UPLOAD_LIMITS);
  if (content.kind === 'refused') throw new Error(content.code);
  const district = { code: '773', name: 'Quận 4' };
  const reading = readDailyReport(content, {
    ...{ district, date: DATE, wards: WARDS, foreignWards: [], isSigned: () => true },
    districtNames: new Map([['773', 'Quận 4']]),
    fileName,
  });
  const byRules = checkDailyReport({
    ...{
      districtCode: district.code,
      districtName: district.name,
      rows: reading.rows ?? [],
      wards: reading.rows ? WARDS : [],
    },
    ...{ foreignWards: [], priorFigures: new Map(), medianIncrements: new Map(), unchangedDays: new Map() },
  });
  return [...reading.findings, ...byRules];
}
