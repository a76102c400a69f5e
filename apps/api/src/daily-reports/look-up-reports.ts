import { Injectable } from '@nestjs/common';
import type {
  DailyReport,
  DailyReportQuery,
  DailyReportRow,
  FigureSources,
  FilingDay,
  UploadPreview,
  UploadQuery,
  UploadRow,
} from '../contract/daily-report.js';
import type { Listed } from '../contract/list.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import type { Person } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Transaction } from '../platform/database.js';
import { FileStore } from '../platform/files.js';
import { Problem } from '../platform/problem.js';
import { dailyReportFigures } from './daily-report-figures.query.js';
import { dailyReportById, dailyReportRows } from './daily-report-rows.query.js';
import { figureSources, wardOfFigures } from './figure-source.query.js';
import { filingDays } from './filing-days.js';
import type { UploadContent } from '../platform/workbook-reader/upload-content.js';
import { markingOf, namesIn, plainWorkbook } from './marked-file.workbook.js';
import { isOwnFiling } from './own-filing.query.js';
import { reportRevisions } from './report-revisions.query.js';
import { uploadRows } from './upload-rows.query.js';
import { nameToSave } from './name-to-save.js';
import { keptUpload, type KeptUpload } from './upload.query.js';
import { UploadProcess } from './upload-process.js';
import { ReceiveUpload } from './receive-upload.js';

/** Reports, uploads and the source of a figure, as far as the caller may see them. */
@Injectable()
export class LookUpReports {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly files: FileStore,
    private readonly reader: UploadProcess,
    private readonly uploads: ReceiveUpload,
  ) {}

  reports(person: Person, query: DailyReportQuery): Promise<Listed<DailyReportRow>> {
    return this.database.reading(person, (tx) => dailyReportRows(tx, query));
  }

  days(person: Person, districtCode: string): Promise<FilingDay[]> {
    return this.database.reading(person, (tx) => filingDays(tx, districtCode, this.clock.now()));
  }

  report(person: Person, id: string): Promise<DailyReport> {
    return this.database.reading(person, (tx) => wholeReport(tx, id, person));
  }

  uploadList(person: Person, query: UploadQuery): Promise<Listed<UploadRow>> {
    return this.database.reading(person, (tx) => uploadRows(tx, query));
  }

  /** The file as it came, byte for byte; under a name of ours where it is none of the kinds we take. */
  async original(person: Person, id: string): Promise<{ fileName: string; bytes: Buffer }> {
    const upload = await this.uploadOf(person, id);
    const bytes = await this.files.read(upload.fileHash);
    return { fileName: nameToSave(upload, bytes), bytes };
  }

  /** The sender's own workbook with the wrong cells marked; for a CSV, one made of its cells. */
  async marked(person: Person, id: string): Promise<{ fileName: string; bytes: Buffer }> {
    const upload = await this.uploadOf(person, id);
    const preview = await this.uploads.preview(person, id);
    const original = await this.files.read(upload.fileHash);
    const content = await this.reader.read(original, upload.fileName, person);
    if (content.kind === 'refused') throw new Problem('upload.not-filable', { refusal: content.code });
    const bytes = await this.markedBytes(person, original, content, preview);
    return { fileName: `${upload.fileName.replace(/\.[^.]+$/, '')}_loi-can-sua.xlsx`, bytes };
  }

  private async markedBytes(
    person: Person,
    original: Buffer,
    content: UploadContent,
    preview: UploadPreview,
  ): Promise<Buffer> {
    const findings = [...preview.errors, ...preview.warnings];
    if (content.format === 'xlsx') {
      const own = await this.reader.mark(original, markingOf(findings, preview, namesIn(content)), person);
      if (own.kind === 'marked') return Buffer.from(own.bytes);
    }
    const { bytes, names } = await plainWorkbook(content);
    const plain = await this.reader.mark(bytes, markingOf(findings, preview, names), person);
    if (plain.kind === 'refused') throw new Problem('upload.not-filable', { refusal: plain.code });
    return Buffer.from(plain.bytes);
  }

  /** Of a ward the caller may know of. */
  async sources(
    person: Person,
    wardCode: string,
    date: ReportingDate,
    asOf: string | undefined,
  ): Promise<FigureSources> {
    return this.database.reading(person, async (tx) => {
      const wardName = await wardOfFigures(tx, wardCode, date, asOf);
      if (wardName === null) throw new Problem('access.not-found');
      const all = await figureSources(tx, wardCode, date, asOf);
      return {
        wardCode,
        wardName,
        date,
        inForce: all.find(({ supersededAt }) => supersededAt === null) ?? null,
        history: all.filter((source) => source.date === date),
      };
    });
  }

  private async uploadOf(person: Person, id: string): Promise<KeptUpload> {
    const upload = await this.database.reading(person, (tx) => keptUpload(tx, id));
    if (!upload) throw new Problem('access.not-found');
    return upload;
  }
}

/** A report with its figures and its other revisions, and whether this person filed it. */
export async function wholeReport(tx: Transaction, id: string, person: Person): Promise<DailyReport> {
  const report = await dailyReportById(tx, id);
  if (!report) throw new Problem('access.not-found');
  return {
    ...report,
    isOwnFiling: await isOwnFiling(tx, id, person),
    figures: await dailyReportFigures(tx, id),
    revisions: await reportRevisions(tx, report.districtCode, report.date),
  };
}
