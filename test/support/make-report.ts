import ExcelJS from 'exceljs';
import type { LightMyRequestResponse } from 'fastify';
import type { Receipt, UploadPreview } from '../../apps/api/src/contract/daily-report.js';
import { fillTemplate, type RowToReport } from './fill-template.js';
import { type SignedIn, signIn } from './sign-in.js';
import type { TestApp } from './start-app.js';

export interface ReportToFile {
  districtCode: string;
  date: string;
  /** By ward code; or one row for every ward of the district. */
  rows: Record<string, RowToReport> | ((wardCode: string, required: number) => RowToReport);
  /** Who files; a new reporter of the district when left out. */
  by?: SignedIn;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A multipart body with one file, as a browser sends it. */
export function formOf(fileName: string, bytes: Buffer, mediaType = XLSX) {
  const boundary = 'form-boundary-7d1f';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\nContent-Type: ${mediaType}\r\n\r\n`;
  return {
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}

export async function downloadTemplate(
  campaign: TestApp,
  by: SignedIn,
  districtCode: string,
  date: string,
): Promise<LightMyRequestResponse> {
  return campaign.app.inject({
    url: `/api/daily-reports/template?districtCode=${districtCode}&date=${date}`,
    headers: by.headers,
  });
}

/** Uploads a file for a district and day, and gives the answer as it is. */
export async function upload(
  campaign: TestApp,
  by: SignedIn,
  day: { districtCode: string; date: string },
  file: { name: string; bytes: Buffer; mediaType?: string },
): Promise<LightMyRequestResponse> {
  const form = formOf(file.name, file.bytes, file.mediaType);
  return campaign.app.inject({
    method: 'POST',
    url: `/api/daily-reports/uploads?districtCode=${day.districtCode}&date=${day.date}`,
    headers: { ...by.headers, ...by.key(), ...form.headers },
    payload: form.payload,
  });
}

/** Files an upload as its sender would after looking at the preview: warnings accepted with a note. */
export async function file(
  campaign: TestApp,
  by: SignedIn,
  preview: UploadPreview,
  more: Record<string, unknown> = {},
): Promise<LightMyRequestResponse> {
  return campaign.app.inject({
    method: 'POST',
    url: '/api/daily-reports',
    headers: { ...by.headers, ...by.key() },
    payload: {
      uploadId: preview.id,
      districtCode: preview.districtCode,
      date: preview.date,
      acceptedWarnings: preview.warnings.map(({ key }) => key),
      note: preview.warnings.length > 0 ? 'Đã kiểm tra với trạm y tế' : '',
      ...more,
    },
  });
}

/** The workbook of the day, downloaded and filled in. */
export async function filledTemplate(
  campaign: TestApp,
  by: SignedIn,
  { districtCode, date, rows }: Omit<ReportToFile, 'by'>,
): Promise<Buffer> {
  const template = await downloadTemplate(campaign, by, districtCode, date);
  if (template.statusCode !== 200) throw new Error(`No template: ${template.body}`);
  return fillTemplate(template.rawPayload, typeof rows === 'function' ? rows : (code) => rows[code] ?? null);
}

/** A report through the whole real path: template, filling in, upload, filing. Throws where any step refuses. */
export async function fileReport(campaign: TestApp, report: ReportToFile): Promise<Receipt> {
  const by = report.by ?? (await signIn(campaign, 'district-reporter', report.districtCode));
  const bytes = await filledTemplate(campaign, by, report);
  const uploaded = await upload(campaign, by, report, { name: 'bao-cao.xlsx', bytes });
  const preview = uploaded.json<UploadPreview>();
  if (uploaded.statusCode !== 201 || preview.errors.length > 0 || preview.refusal) {
    throw new Error(`The upload was refused: ${uploaded.body}`);
  }
  const filed = await file(campaign, by, preview);
  if (filed.statusCode !== 201) throw new Error(`The report was not filed: ${filed.body}`);
  return filed.json<Receipt>();
}

/** A workbook with something changed in it by hand: its filing sheet unless another one is named. */
export async function editWorkbook(
  bytes: Buffer,
  change: (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void,
  sheetName = 'BaoCao',
): Promise<Buffer> {
  const workbook = await openWorkbook(bytes);
  change(sheetOf(workbook, sheetName), workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** A workbook that was made here, read back. */
export async function openWorkbook(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  return workbook;
}

export function sheetOf(workbook: ExcelJS.Workbook, name: string): ExcelJS.Worksheet {
  const sheet = workbook.getWorksheet(name);
  if (!sheet) throw new Error(`No sheet ${name}.`);
  return sheet;
}
