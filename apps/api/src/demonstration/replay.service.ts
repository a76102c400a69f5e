import { Injectable } from '@nestjs/common';
import { FileDailyReport } from '../daily-reports/file-daily-report.js';
import type { EnteredCells } from '../daily-reports/filing-template.workbook.js';
import { MakeTemplate } from '../daily-reports/make-template.js';
import { ReceiveUpload } from '../daily-reports/receive-upload.js';
import { ReviewDailyReport } from '../daily-reports/review-daily-report.js';
import { ADJUSTMENT_LABELS } from '../domain/read-adjustment.js';
import type { Person } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import type { Filing, StoryRow } from './story.js';

const NOTE = 'Đã kiểm tra lại với trạm y tế; số liệu đúng.';
const RETURN_REASON =
  'Số gửi công an của một phường thấp hơn biên bản bàn giao; đề nghị kiểm tra và nộp lại.';
const MINUTE = 60_000;

/**
 * Files one visit of the story as a district's clerk does: takes the day's workbook, fills it in, sends
 * it, reads what comes back, files it. Nothing goes around the rules, and what they refuse stays out.
 */
@Injectable()
export class Replay {
  constructor(
    private readonly clock: Clock,
    private readonly templates: MakeTemplate,
    private readonly uploads: ReceiveUpload,
    private readonly reports: FileDailyReport,
    private readonly reviews: ReviewDailyReport,
  ) {}

  /** Throws when the story and the rules disagree on whether a file is right. */
  async file(filing: Filing, reporter: Person, reviewer: Person): Promise<void> {
    const { districtCode, date } = filing;
    this.clock.standAt(filing.at);
    const entered = new Map(filing.rows.map((row) => [row.wardCode, cellsOf(row)]));
    const workbook = await this.templates.make(reporter, districtCode, date, entered);
    const preview = await this.uploads.receive(reporter, { districtCode, date }, workbook);
    if (preview.errors.length > 0 || preview.refusal !== null) {
      if (filing.kind === 'with-errors') return;
      const first = preview.errors[0];
      throw new Error(
        `${districtCode} ${date} was refused: ${first?.code} at ${first?.cell} (${first?.value}).`,
      );
    }
    if (filing.kind === 'with-errors') throw new Error(`${districtCode} ${date} should have been refused.`);

    const receipt = await this.reports.file(reporter, {
      uploadId: preview.id,
      districtCode,
      date,
      acceptedWarnings: preview.warnings.map((warning) => warning.key),
      note: preview.warnings.length > 0 ? NOTE : '',
    });
    if (filing.kind !== 'to-be-returned') return;
    this.clock.standAt(new Date(filing.at.getTime() + 35 * MINUTE));
    await this.reviews.return(reviewer, receipt.id, RETURN_REASON);
  }
}

function cellsOf(row: StoryRow): EnteredCells {
  return {
    ...row.figures,
    ...row.written,
    ...(row.adjustment && {
      adjustment: ADJUSTMENT_LABELS[row.adjustment.reason].vi,
      note: row.adjustment.note,
    }),
  };
}
