import { Inject, Injectable } from '@nestjs/common';
import { wards as wardsOn } from '../areas/wards.query.js';
import type { UploadPreview } from '../contract/daily-report.js';
import { isRefused } from '../domain/findings.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import { type Person, system } from '../platform/actor.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { CONFIG, type Config } from '../platform/config.js';
import { Database } from '../platform/database.js';
import { FileStore } from '../platform/files.js';
import { Problem } from '../platform/problem.js';
import { refusedByEnding } from '../platform/workbook-reader/file-ending.js';
import type { UploadAnswer } from '../platform/workbook-reader/upload-content.js';
import { checkReport } from './check-report.js';
import { previewOf } from './preview.js';
import { readDailyReport } from './read-daily-report.js';
import { reportDay, type ReportDay } from './report-day.js';
import { isSignedTemplate } from './template-signature.js';
import { TEMPLATE_SECRET } from './template-secret.js';
import { type KeptReading, keptUpload } from './upload.query.js';
import { refuseBeyondQuota, RoomTaken } from './upload-quota.js';
import { UploadProcess } from './upload-process.js';
import type { UploadedFile } from './uploaded-file.js';

@Injectable()
export class ReceiveUpload {
  private readonly room = new RoomTaken();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly files: FileStore,
    private readonly audit: Audit,
    private readonly reader: UploadProcess,
    @Inject(TEMPLATE_SECRET) private readonly secret: string,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Reads, checks and keeps a file, whatever it is, and says what filing it would do. Nothing of it counts
   * before it is filed.
   */
  async receive(
    person: Person,
    { districtCode, date }: { districtCode: string; date: ReportingDate },
    { fileName, bytes }: UploadedFile,
  ): Promise<UploadPreview> {
    const now = this.clock.now();
    // Checked and taken while the account's uploads stand in line, so that not one too many is let in.
    const giveBack = await this.database.recording(
      person,
      async (tx) => {
        await refuseBeyondQuota(tx, person.id, bytes.length, now, this.config, this.room);
        return this.room.take(person.id, bytes.length);
      },
      { isAnswer: false },
    );
    try {
      return await this.keep(person, { districtCode, date }, { fileName, bytes }, { now, giveBack });
    } finally {
      giveBack();
    }
  }

  private async keep(
    person: Person,
    { districtCode, date }: { districtCode: string; date: ReportingDate },
    { fileName, bytes }: UploadedFile,
    { now, giveBack }: { now: Date; giveBack: () => void },
  ): Promise<UploadPreview> {
    const day = await this.dayOf(person, districtCode, date, now);
    const answer = refusedByEnding(await this.reader.read(bytes, fileName, person), fileName);
    const reading = this.readingOf(answer, day, fileName);

    const placed = await this.files.place(bytes);
    return this.database.recording(person, async (tx) => {
      // Once more, as other instances take room, too; from here on the row says what is taken.
      await refuseBeyondQuota(tx, person.id, bytes.length, now, this.config);
      giveBack();
      const hash = await this.files.note(tx, placed, mediaTypeOf(answer), now);
      const [row] = (await tx.query(
        `insert into upload (district_code, reporting_date, file_hash, file_name, uploaded_by, uploaded_by_name,
                             uploaded_at, address, state, reading)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
        [
          ...[districtCode, date, hash, fileName, person.id, person.name, now, person.address],
          stateOf(reading, day),
          JSON.stringify(reading),
        ],
      )) as { id: string }[];
      const upload = row && (await keptUpload(tx, row.id));
      if (!upload) throw new Error('The upload was not kept.');
      this.audit.note(tx, person, {
        action: 'daily-report.upload',
        subject: { kind: 'upload', id: upload.id, districtCode },
        after: { date, fileName, fileHash: hash, state: upload.state },
      });
      return previewOf(upload, day);
    });
  }

  /** The preview of a kept upload against what is in force now; of a filed one, as it was when it was filed. */
  async preview(person: Person, id: string): Promise<UploadPreview> {
    const upload = await this.database.reading(person, (tx) => keptUpload(tx, id));
    if (!upload) throw new Problem('access.not-found');
    if (upload.filedPreview) return upload.filedPreview;
    const day = await this.dayOf(person, upload.districtCode, upload.date, this.clock.now(), true);
    return previewOf(upload, day);
  }

  /** The wards of the whole city are asked for by the program: a reporter may only list the own ones. */
  private async dayOf(
    person: Person,
    districtCode: string,
    date: ReportingDate,
    now: Date,
    isPast = false,
  ): Promise<ReportDay> {
    const allWards = await this.database.reading(system('daily-report.read'), (tx) => wardsOn(tx, date));
    return this.database.reading(person, (tx) =>
      reportDay(tx, districtCode, date, now, { allWards, isPast }),
    );
  }

  private readingOf(answer: UploadAnswer, day: ReportDay, fileName: string): KeptReading {
    if (answer.kind === 'refused') return { refusal: answer };
    const districtNames = new Map(day.foreignWards.map((ward) => [ward.districtCode, ward.districtName]));
    const read = readDailyReport(answer, {
      ...day,
      ...{ districtNames, fileName },
      isSigned: (stamp, signature) => isSignedTemplate(stamp, signature, this.secret),
    });
    return { ...read, revision: day.nextRevision, inForceState: day.inForce?.state ?? null };
  }
}

function stateOf(reading: KeptReading, day: ReportDay): 'refused' | 'wrong' | 'ready' {
  if ('refusal' in reading) return 'refused';
  return isRefused(checkReport(reading, day)) ? 'wrong' : 'ready';
}

function mediaTypeOf(answer: UploadAnswer): string {
  if (answer.kind === 'refused') return 'application/octet-stream';
  return answer.format === 'csv'
    ? 'text/csv'
    : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
}
