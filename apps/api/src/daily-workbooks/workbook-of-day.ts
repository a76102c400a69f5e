import type { DocumentChangesAnswer } from '../contract/document-change.js';
import type { CompletenessAnswer, ProgressAnswer, SeriesAnswer, WardsAnswer } from '../contract/progress.js';
import type { DistrictsAnswer } from '../contract/progress.js';
import type { DayState } from '../domain/completeness.js';
import type { AdjustmentReason } from '../domain/read-adjustment.js';
import type { FigureColumn } from '../domain/figures.js';
import type { Regime } from '../domain/regime.js';
import type { ReportingDate } from '../domain/reporting-date.js';

export type WardLine = WardsAnswer['rows'][number];
export type DistrictLine = DistrictsAnswer['rows'][number];

/**
 * Everything a daily workbook says, as the API says it: the same answers, as known at `asOf`. In a
 * district's edition everything is of that district but `city`, the city's summary.
 */
export interface WorkbookOfDay {
  /** The district it is about; null for the city. */
  districtCode: string | null;
  date: ReportingDate;
  /** The number of the issue; null for a reprint. */
  version: number | null;
  asOf: Date;
  campaignName: string;
  signingStartDate: ReportingDate;
  isDemonstration: boolean;
  /** Where and until when reports are due; as the regime of the date says. */
  regime: Regime | null;
  progress: ProgressAnswer;
  /** In a district's edition. */
  city: ProgressAnswer | null;
  /** The district's place among all by the share signed, in its edition; `change` in places won (+) or lost (−). */
  rank: { place: number; of: number; change: number | null } | null;
  /** In the city's edition. By name. */
  districts: readonly DistrictLine[] | null;
  /** By district and name. */
  wards: readonly WardLine[];
  /** The wards with the smallest share signed, slowest first. */
  slowest: readonly WardLine[];
  /** How every ward reported on each of the last 14 days. */
  reporting: {
    days: readonly Pick<CompletenessAnswer['dates'][number], 'date' | 'isReportingDay'>[];
    /** By district and name. */
    lines: readonly ReportingLine[];
  };
  series: SeriesAnswer;
  /** Figures that no longer hold and figures that were adjusted, latest first. */
  corrections: readonly Correction[];
  /** What was recorded since the issue before, or since the day began. */
  changes: DocumentChangesAnswer;
  history: History;
  figuresHash: string;
  /** The last link of the audit log a minute before `asOf`, noted here outside of the database; null of an empty log. */
  auditLink: string | null;
}

/** A ward on the days it lay in a district: null on any other. */
export interface ReportingLine {
  wardCode: string;
  districtCode: string;
  districtName: string;
  name: string;
  states: readonly (DayState | null)[];
}

/** One figure of one ward and date that was replaced, fell on purpose or was taken back. */
export interface Correction {
  /**
   * `refiled`: another report of the same date. `adjusted`: below the figure of the date before. `returned`: the
   * report was sent back, and there is no other of its date.
   */
  kind: 'refiled' | 'adjusted' | 'returned';
  date: ReportingDate;
  districtName: string;
  wardCode: string;
  wardName: string;
  column: FigureColumn;
  before: number;
  /** Null when there is no figure of that date any more. */
  after: number | null;
  /** When the new figure was recorded, or the report sent back. */
  recordedAt: Date;
  reason: AdjustmentReason | null;
  note: string | null;
}

/** Every campaign ward on every day up to the date. Read piece by piece: it may be long. */
export interface History {
  rows: number;
  read(): AsyncIterable<readonly HistoryRow[]>;
}

/** One row of `ward_day`; figures null before the first report, increments null on a day without one. */
export interface HistoryRow {
  date: ReportingDate;
  districtCode: string;
  districtName: string;
  wardCode: string;
  wardName: string;
  state: 'on-time' | 'late' | 'returned' | 'missing' | 'holiday' | 'not-due';
  figuresDate: ReportingDate | null;
  required: number | null;
  submitted: number | null;
  verified: number | null;
  unresolved: number | null;
  exempt: number | null;
  signed: number | null;
  submittedIncrement: number | null;
  verifiedIncrement: number | null;
  signedIncrement: number | null;
}
