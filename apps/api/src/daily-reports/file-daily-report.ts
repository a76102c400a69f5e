import { Injectable } from '@nestjs/common';
import type { FileDailyReport as FilingRequest, Receipt } from '../contract/daily-report.js';
import type { CanonicalRow } from '../domain/canonical-rows.js';
import type { Finding } from '../domain/findings.js';
import type { ReportedRow } from '../domain/reported-row.js';
import { receiptCode } from '../domain/receipt.js';
import { Notices } from '../notices/notices.service.js';
import type { Person } from '../platform/actor.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Database, type Transaction } from '../platform/database.js';
import { onViolation, Problem } from '../platform/problem.js';
import { beginRecording, takePen } from '../platform/recording.js';
import { hashOfRows } from './canonical-hash.js';
import { checkReport, contentOf, keyOf } from './check-report.js';
import { dailyReportById } from './daily-report-rows.query.js';
import { appendFigures, type FigureToAppend, supersedeFigures } from './figures.query.js';
import { answerOf, previewOf } from './preview.js';
import { reportDay, type ReportDay } from './report-day.js';
import { receiptOf } from './receipt.js';
import { keptUpload, type KeptUpload, type Promised } from './upload.query.js';

@Injectable()
export class FileDailyReport {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly notices: Notices,
  ) {}

  /**
   * Files an upload: all of the district's figures of the day or none. Checked once more, with the pen in hand:
   * neither the figures nor what is required, the calendar or a ward's district can change until it is filed.
   * Of two people filing at once one wins and the other is told. The content that is in force already gives
   * the receipt it has, and changes nothing.
   */
  file(person: Person, request: FilingRequest): Promise<Receipt> {
    // The moment the filing reached us: a wait in line must not make it late.
    const filedAt = this.clock.now();
    return this.database.recording(person, async (tx) => {
      const { upload, rows, reading } = await this.uploadOf(tx, request);
      await takePen(tx);
      const day = await reportDay(tx, request.districtCode, request.date, filedAt);
      const findings = checkReport(reading, day);
      const content = contentOf(rows, findings);
      const rowsHash = content && hashOfRows(day, content);
      if (day.inForce && day.inForce.rowsHash === rowsHash) return this.receipt(tx, day.inForce.id);

      refuseStale({ ...reading, ...promisedTo(request) }, day);
      if (content === null || rowsHash === null) throw errorsOf(findings, day);
      const accepted = refuseUnaccepted(findings, request, day);
      const id = await this.record(tx, { person, request, upload, day, rows, content, rowsHash, filedAt });
      this.audit.note(tx, person, {
        action: 'daily-report.file',
        subject: { kind: 'daily-report', id, districtCode: request.districtCode },
        before: day.inForce,
        after: {
          date: request.date,
          revision: day.nextRevision,
          timeliness: day.timeliness,
          rowsHash,
          accepted,
          onBehalf: person.districtCode === null,
        },
        reason: request.note || undefined,
      });
      const receipt = await this.receipt(tx, id);
      if (person.districtCode === null) {
        const { districtCode, date, note } = request;
        const told = { byName: person.name, date, receiptCode: receipt.receiptCode, note: note || null };
        await this.notices.tell(tx, { districtCode }, 'report-filed', told);
      }
      return receipt;
    });
  }

  private async uploadOf(tx: Transaction, { uploadId, districtCode, date }: FilingRequest) {
    const upload = await keptUpload(tx, uploadId);
    if (!upload) throw new Problem('access.not-found');
    const isOfDay = upload.districtCode === districtCode && upload.date === date;
    if (!isOfDay || 'refusal' in upload.reading || upload.reading.rows === null) {
      throw new Problem('upload.not-filable', { districtCode, date });
    }
    return { upload, reading: upload.reading, rows: upload.reading.rows };
  }

  private async record(tx: Transaction, filing: Filing): Promise<string> {
    const { person, request, upload, day, rowsHash, filedAt } = filing;
    // The clock of now, not of its arrival: somebody may have asked meanwhile, as of a moment in between.
    const moment = await beginRecording(tx, this.clock.now(), request.districtCode);
    if (day.inForce) await supersedeFigures(tx, day.inForce.id, moment);
    const code = receiptCode(request.districtCode, request.date, day.nextRevision, rowsHash);
    const changed = new Problem('daily-report.changed-since-preview', { inForce: null });
    const [report] = (await tx
      .query(
        `insert into daily_report (district_code, reporting_date, revision, state, upload_id, filed_at, filed_by,
                                   filed_by_name, timeliness, rows_hash, receipt_code, note)
         values ($1, $2, $3, 'filed', $4, $5, $6, $7, $8, $9, $10, $11) returning id`,
        [
          ...[request.districtCode, request.date, day.nextRevision, request.uploadId, filedAt],
          ...[person.id, person.name, day.timeliness, rowsHash, code, request.note || null],
        ],
      )
      .catch(onViolation('daily_report_revision', changed))) as { id: string }[];
    if (!report) throw new Error('The report was not written.');
    await appendFigures(tx, figuresToAppend(filing), { ...request, reportId: report.id, moment }).catch(
      onViolation('figure_in_force', changed),
    );
    await tx.query(`update upload set state = 'filed', filed_preview = $2 where id = $1`, [
      upload.id,
      JSON.stringify(previewOf({ ...upload, state: 'filed' }, day)),
    ]);
    return report.id;
  }

  private async receipt(tx: Transaction, id: string): Promise<Receipt> {
    const report = await dailyReportById(tx, id);
    if (!report) throw new Error('The report filed cannot be read.');
    return receiptOf(report);
  }
}

interface Filing {
  person: Person;
  request: FilingRequest;
  upload: KeptUpload;
  day: ReportDay;
  rows: readonly ReportedRow[];
  content: readonly CanonicalRow[];
  rowsHash: string;
  filedAt: Date;
}

/** What the sender saw last, as far as the request says it. */
function promisedTo({ revision, inForceState }: FilingRequest): Partial<Promised> {
  return revision === undefined ? {} : { revision, inForceState };
}

/** The report in force may have been replaced since, and also returned or accepted: its sender is to know. */
function refuseStale({ revision, inForceState }: Promised, { nextRevision, inForce }: ReportDay): void {
  const isOther = inForceState !== undefined && inForceState !== (inForce?.state ?? null);
  if (revision !== nextRevision || isOther)
    throw new Problem('daily-report.changed-since-preview', { inForce });
}

function errorsOf(findings: readonly Finding[], day: ReportDay): Problem {
  const errors = findings.filter(({ severity }) => severity === 'error');
  return new Problem('daily-report.has-errors', { errors: errors.map((found) => answerOf(found, day)) });
}

/** Every warning must have been looked at, and explained. Gives what was accepted. */
function refuseUnaccepted(
  findings: readonly Finding[],
  { acceptedWarnings, note }: FilingRequest,
  day: ReportDay,
): string[] {
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  const open = warnings.filter((warning) => !acceptedWarnings.includes(keyOf(warning)));
  if (open.length > 0 || (warnings.length > 0 && note === '')) {
    throw new Problem('daily-report.warnings-not-accepted', {
      isNoteMissing: note === '',
      warnings: open.map((found) => answerOf(found, day)),
    });
  }
  return warnings.map(keyOf);
}

function figuresToAppend({ content, rows }: Filing): FigureToAppend[] {
  return content.map(({ wardCode, figures, adjustment, note }) => {
    const row = rows.find((some) => some.wardCode === wardCode);
    const cells = Object.entries(row?.cells ?? {}).flatMap(([column, { at }]) => (at ? [[column, at]] : []));
    return {
      wardCode,
      ...figures,
      adjustmentReason: adjustment,
      note: note || null,
      source: Object.fromEntries(cells) as Record<string, string>,
    };
  });
}
