import type { FindingAnswer, PreviewWard, UploadPreview } from '../contract/daily-report.js';
import { describeFinding } from '../contract/findings.js';
import { type UploadRefusal, uploadRefusalText } from '../contract/upload-refusals.js';
import {
  addFigures,
  eachColumn,
  FIGURE_COLUMNS,
  type Figures,
  incrementOf,
  NO_FIGURES,
} from '../domain/figures.js';
import type { Finding, Severity } from '../domain/findings.js';
import { countsOf, type ReportedRow } from '../domain/reported-row.js';
import { checkReport, contentOf, keyOf } from './check-report.js';
import { hashOfRows } from './canonical-hash.js';
import { groupsOf } from './finding-groups.js';
import type { ReportReading } from './read-daily-report.js';
import type { ReportDay } from './report-day.js';
import type { KeptUpload } from './upload.query.js';

/** What the sender sees before filing: what was understood, what is wrong, what would change. */
export function previewOf(upload: KeptUpload, day: ReportDay): UploadPreview {
  const reading = 'refusal' in upload.reading ? null : upload.reading;
  const refusal = 'refusal' in upload.reading ? upload.reading.refusal : null;
  const findings = reading ? checkReport(reading, day) : [];
  const wards = reading?.rows ? previewWards(reading.rows, day) : [];
  const answers = findings.map((found) => answerOf(found, day));
  const of = (severity: Severity) => answers.filter((answer) => answer.severity === severity);
  return {
    id: upload.id,
    state: upload.state === 'filed' || refusal ? upload.state : of('error').length > 0 ? 'wrong' : 'ready',
    districtCode: upload.districtCode,
    districtName: day.district.name,
    date: upload.date,
    fileName: upload.fileName,
    fileHash: upload.fileHash,
    fileSize: upload.fileSize,
    uploadedAt: upload.uploadedAt.toISOString(),
    uploadedByName: upload.uploadedByName,
    refusal: refusal && refusalAnswer(refusal),
    errors: of('error'),
    warnings: of('warning'),
    notes: of('note'),
    groups: groupsOf(findings.map((found) => ({ finding: found, answer: answerOf(found, day) }))),
    wards,
    totals: totalsOf(wards),
    filing: {
      kind: kindOfFiling(reading, findings, day),
      revision: day.nextRevision,
      timeliness: day.timeliness,
      cutOffAt: day.cutOffAt.toISOString(),
      deadlineAt: day.deadlineAt.toISOString(),
      inForce: day.inForce && {
        id: day.inForce.id,
        revision: day.inForce.revision,
        state: day.inForce.state,
        receiptCode: day.inForce.receiptCode,
        filedAt: day.inForce.filedAt,
        filedByName: day.inForce.filedByName,
      },
    },
  };
}

/** A finding in the words of both languages, under a key by which a warning is accepted. */
export function answerOf(found: Finding, day: Pick<ReportDay, 'wards' | 'foreignWards'>): FindingAnswer {
  const { code, severity, wardCode, column, cell, value, cells } = found;
  const ward = [...day.wards, ...day.foreignWards].find((some) => some.code === wardCode);
  return {
    key: keyOf(found),
    ...{ code, severity, wardCode, column, cell, value },
    wardName: ward?.name ?? null,
    ...(cells ? { cells } : {}),
    vi: describeFinding(found, 'vi'),
    en: describeFinding(found, 'en'),
  };
}

function refusalAnswer(refusal: UploadRefusal): NonNullable<UploadPreview['refusal']> {
  return {
    code: refusal.code,
    vi: uploadRefusalText(refusal, 'vi'),
    en: uploadRefusalText(refusal, 'en'),
  };
}

function kindOfFiling(
  reading: ReportReading | null,
  findings: readonly Finding[],
  day: ReportDay,
): UploadPreview['filing']['kind'] {
  if (day.isReturned) return 'after-return';
  if (!day.inForce) return 'first';
  const content = reading?.rows ? contentOf(reading.rows, findings) : null;
  return content && hashOfRows(day, content) === day.inForce.rowsHash ? 'unchanged' : 'revision';
}

/** The wards of the district in their order; a ward the file leaves out stands there with empty figures. */
function previewWards(rows: readonly ReportedRow[], day: ReportDay): PreviewWard[] {
  return day.wards.map((ward) => {
    const row = rows.find(({ wardCode }) => wardCode === ward.code);
    const counts: Partial<Figures> = row ? countsOf(row) : {};
    const prior = day.priorFigures.get(ward.code) ?? null;
    const replaced = day.filedFigures.get(ward.code) ?? null;
    const against = (before: Figures | null) =>
      eachColumn((column) => {
        const count = counts[column];
        return count === undefined ? null : count - (before?.[column] ?? 0);
      });
    return {
      code: ward.code,
      name: ward.name,
      required: ward.required,
      earlierDate: prior?.date ?? null,
      earlier: prior?.figures ?? null,
      replaced,
      figures: eachColumn((column) => counts[column] ?? null),
      increment: against(prior?.figures ?? null),
      change: replaced && against(replaced),
    };
  });
}

function totalsOf(wards: readonly PreviewWard[]): UploadPreview['totals'] {
  if (wards.length === 0) return null;
  let [earlier, figures] = [NO_FIGURES, NO_FIGURES];
  for (const ward of wards) {
    const whole = wholeFigures(ward.figures);
    if (!whole) return null;
    earlier = addFigures(earlier, ward.earlier ?? NO_FIGURES);
    figures = addFigures(figures, whole);
  }
  return { earlier, figures, increment: incrementOf(earlier, figures) };
}

function wholeFigures(figures: PreviewWard['figures']): Figures | null {
  return FIGURE_COLUMNS.every((column) => figures[column] !== null) ? (figures as Figures) : null;
}
