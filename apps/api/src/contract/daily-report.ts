import { z } from 'zod';
import { DAY_STATES } from '../domain/completeness.js';
import { eachColumn, FIGURE_COLUMNS } from '../domain/figures.js';
import { SEVERITIES } from '../domain/findings.js';
import { ADJUSTMENT_REASONS } from '../domain/read-adjustment.js';
import { REPORT_STATES } from '../domain/report-states.js';
import { date, districtCode, instant, wardCode } from './fields.js';
import { asKnownAt, listAnswer, listQuery } from './list.js';

export const UPLOAD_STATES = ['refused', 'wrong', 'ready', 'filed'] as const;

const timeliness = z.enum(['on-time', 'late']);
const count = z.number().int();

/** Cumulative counts of records, or differences of such. */
const figures = z.object(eachColumn(() => count));

/** What is wrong and what to do about it, in one language. */
const words = z.object({ reason: z.string(), remedy: z.string() });

const finding = z.object({
  /** Names this finding of this file: warnings are accepted by it. */
  key: z.string(),
  code: z.string(),
  severity: z.enum(SEVERITIES),
  wardCode: z.string().nullable(),
  wardName: z.string().nullable(),
  column: z.enum(FIGURE_COLUMNS).nullable(),
  /** As the sender's program names it: `BaoCao!F17`. */
  cell: z.string().nullable(),
  value: z.string().nullable(),
  /** Where one thing is said of several cells: all of them. */
  cells: z.array(z.string()).optional(),
  vi: words,
  en: words,
});
export type FindingAnswer = z.infer<typeof finding>;

/** The same thing found in several cells of a column. */
const findingGroup = z.object({
  severity: z.enum(SEVERITIES),
  code: z.string(),
  column: z.enum(FIGURE_COLUMNS).nullable(),
  /** Keys of the findings it stands for, in their order. */
  keys: z.array(z.string()),
  cells: z.array(z.string()),
  wardNames: z.array(z.string()),
  vi: words,
  en: words,
});
export type FindingGroup = z.infer<typeof findingGroup>;

/** Of which district and day. */
export const dayOfDistrict = z.object({ districtCode, date });
export type DayOfDistrict = z.infer<typeof dayOfDistrict>;

const previewWard = z.object({
  code: z.string(),
  name: z.string(),
  required: count.nullable(),
  /** The last figures in force for an earlier day, and that day. */
  earlierDate: date.nullable(),
  earlier: figures.nullable(),
  /** What is in force for this very day and would be replaced. */
  replaced: figures.nullable(),
  /** What the file says; null where a cell cannot be read. */
  figures: z.object(eachColumn(() => count.nullable())),
  /** Against the earlier day: what this day would add. */
  increment: z.object(eachColumn(() => count.nullable())),
  /** Against what is replaced. */
  change: z.object(eachColumn(() => count.nullable())).nullable(),
});
export type PreviewWard = z.infer<typeof previewWard>;

const reportBrief = z.object({
  id: z.uuid(),
  revision: count,
  state: z.enum(REPORT_STATES),
  receiptCode: z.string(),
  filedAt: instant,
  filedByName: z.string(),
});

/** An upload as it was read, and what filing it would do at the moment of asking. */
export const uploadPreview = z.object({
  id: z.uuid(),
  state: z.enum(UPLOAD_STATES),
  districtCode: z.string(),
  districtName: z.string(),
  date,
  fileName: z.string(),
  fileHash: z.string(),
  fileSize: count,
  uploadedAt: instant,
  uploadedByName: z.string(),
  /** Why the file was not read at all. */
  refusal: z
    .object({
      code: z.string(),
      vi: z.object({ title: z.string(), remedy: z.string() }),
      en: z.object({ title: z.string(), remedy: z.string() }),
    })
    .nullable(),
  errors: z.array(finding),
  /** To be accepted, by key and with a note, before the report can be filed. */
  warnings: z.array(finding),
  /** What was understood. */
  notes: z.array(finding),
  /** Errors, warnings and notes that say the same of a column: one entry for each such set of two and more. */
  groups: z.array(findingGroup).optional(),
  wards: z.array(previewWard),
  /** Null while a figure cannot be read. */
  totals: z.object({ earlier: figures, figures, increment: figures }).nullable(),
  filing: z.object({
    /** `unchanged`: this very content is in force, and filing it gives the receipt it already has. */
    kind: z.enum(['first', 'revision', 'after-return', 'unchanged']),
    revision: count,
    /** Decided by the first valid filing of the day, and kept by later ones. */
    timeliness,
    cutOffAt: instant,
    deadlineAt: instant,
    inForce: reportBrief.nullable(),
  }),
});
export type UploadPreview = z.infer<typeof uploadPreview>;

export const fileDailyReport = z.strictObject({
  uploadId: z.uuid(),
  districtCode,
  date,
  /** Keys of the warnings one has looked at. */
  acceptedWarnings: z.array(z.string().max(200)).max(1000).default([]),
  note: z.string().trim().max(2000).default(''),
  /** The revision the preview promised; without it, the one promised when the file came. */
  revision: count.min(1).optional(),
  /** With it, where the report in force stood in the preview; null when there was none. */
  inForceState: z.enum(REPORT_STATES).nullable().optional(),
});
export type FileDailyReport = z.infer<typeof fileDailyReport>;

export const receipt = z.object({
  id: z.uuid(),
  receiptCode: z.string(),
  districtCode: z.string(),
  districtName: z.string(),
  date,
  revision: count,
  timeliness,
  filedAt: instant,
  filedByName: z.string(),
  note: z.string().nullable(),
  wards: count,
  totals: figures,
  /** SHA-256 of the canonical rows. */
  rowsHash: z.string(),
  uploadId: z.uuid(),
});
export type Receipt = z.infer<typeof receipt>;

const reportRow = receipt.extend({
  state: z.enum(REPORT_STATES),
  supersededAt: instant.nullable(),
  reviewedAt: instant.nullable(),
  reviewedByName: z.string().nullable(),
  reviewNote: z.string().nullable(),
  fileName: z.string(),
});
export type DailyReportRow = z.infer<typeof reportRow>;

const reportFigures = z.object({
  wardCode: z.string(),
  wardName: z.string(),
  figures,
  adjustmentReason: z.enum(ADJUSTMENT_REASONS).nullable(),
  note: z.string().nullable(),
});

export const dailyReport = reportRow.extend({
  /** Whether the caller filed it, or brought the file: then another one has to accept it. */
  isOwnFiling: z.boolean(),
  figures: z.array(reportFigures),
  /** Every revision of the same day, this one too; newest first. */
  revisions: z.array(reportBrief),
});
export type DailyReport = z.infer<typeof dailyReport>;

const newestFirst = z.enum(['asc', 'desc']).default('desc');

export const dailyReportQuery = listQuery([
  'filedAt',
  'date',
  'districtCode',
  'revision',
  'state',
  'timeliness',
]).extend({
  order: newestFirst,
  districtCode: districtCode.optional(),
  /** First and last reporting date, both included. */
  from: date.optional(),
  to: date.optional(),
  state: z.enum(REPORT_STATES).optional(),
  timeliness: timeliness.optional(),
  /** `true`: neither superseded nor returned. */
  inForce: z.enum(['true', 'false']).optional(),
  receiptCode: z.string().max(40).optional(),
});
export type DailyReportQuery = z.infer<typeof dailyReportQuery>;
export const dailyReportList = listAnswer(reportRow);

export const uploadQuery = listQuery(['uploadedAt', 'date', 'districtCode', 'state']).extend({
  order: newestFirst,
  districtCode: districtCode.optional(),
  from: date.optional(),
  to: date.optional(),
  state: z.enum(UPLOAD_STATES).optional(),
});
export type UploadQuery = z.infer<typeof uploadQuery>;
const uploadRow = z.object({
  id: z.uuid(),
  districtCode: z.string(),
  districtName: z.string(),
  date,
  state: z.enum(UPLOAD_STATES),
  fileName: z.string(),
  fileHash: z.string(),
  fileSize: count,
  uploadedAt: instant,
  uploadedByName: z.string(),
});
export type UploadRow = z.infer<typeof uploadRow>;
export const uploadList = listAnswer(uploadRow);

export const filingDaysQuery = z.object({ districtCode });

/** A reporting day as a district stands to it. */
const filingDay = z.object({
  date,
  /** 'HH:MM': when the figures are taken, and from when on the report is late. */
  cutOff: z.string(),
  deadline: z.string(),
  state: z.enum(DAY_STATES),
  /** The wards the report in force leaves out: they joined the campaign, or came from elsewhere, after it was filed. */
  wardsLeftOut: z.array(z.object({ code: wardCode, name: z.string() })),
  /** The last revision filed, returned or not; null before the first. */
  report: reportBrief
    .extend({
      timeliness,
      reviewedAt: instant.nullable(),
      reviewedByName: z.string().nullable(),
      reviewNote: z.string().nullable(),
    })
    .nullable(),
});
export type FilingDay = z.infer<typeof filingDay>;
/** Newest first. */
export const filingDaysAnswer = z.object({ days: z.array(filingDay) });

export const byId = z.object({ id: z.uuid() });
export const returnDailyReport = z.strictObject({ reason: z.string().trim().min(1).max(2000) });
export const acceptDailyReport = z.strictObject({ note: z.string().trim().max(2000).default('') });

export const figureOfDay = z.object({ wardCode, date });
export type FigureOfDay = z.infer<typeof figureOfDay>;
export const figureSourceQuery = z.object(asKnownAt);

/** The filing a figure came with, and its file. */
const figureFiling = z.object({
  reportId: z.uuid(),
  receiptCode: z.string(),
  revision: count,
  timeliness,
  filedAt: instant,
  filedByName: z.string(),
  uploadId: z.uuid(),
  uploadedAt: instant,
  fileName: z.string(),
  fileHash: z.string(),
  /** Who sent the report back and why; null of any other. */
  returned: z.object({ byName: z.string(), reason: z.string() }).nullable(),
});

/** Where a ward's figures of a day come from. */
const figureSource = z.object({
  date,
  /** Which district reported it. */
  districtCode: z.string(),
  figures,
  adjustmentReason: z.enum(ADJUSTMENT_REASONS).nullable(),
  note: z.string().nullable(),
  /** The cell of each figure: `BaoCao!F17`. */
  cells: z.record(z.string(), z.string()),
  recordedAt: instant,
  supersededAt: instant.nullable(),
  /** Null for the reporter of a district the ward came to later: the file is the other district's. */
  filing: figureFiling.nullable(),
});
export type FigureSource = z.infer<typeof figureSource>;

export const figureSources = z.object({
  wardCode: z.string(),
  wardName: z.string(),
  date,
  /** What counts on that day; its `date` is an earlier one when the day itself was not reported. */
  inForce: figureSource.nullable(),
  /** Everything ever recorded for that very day, newest first, the one in force too. */
  history: z.array(figureSource),
});
export type FigureSources = z.infer<typeof figureSources>;
