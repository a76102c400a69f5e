import { z } from 'zod';
import { FIGURE_COLUMNS } from '../domain/figures.js';
import { count, date, instant } from './fields.js';
import { rowFault } from './row-fault.js';

/** What a figure, a report, the audit log and the kept file can disagree in. */
export const FIGURE_FAULTS = [
  /** The figures do not give the hash the report has. */
  'figures-changed',
  /** The audit log says another hash, or another word for its timeliness, than the report. */
  'report-changed',
  'not-in-audit-log',
  /** The audit log says that a report was filed which is not there. */
  'report-missing',
  /** Whether report and figures are in force does not fit their revisions, their review and one another. */
  'force-changed',
  /** The kept file: its bytes are gone, are others, are another file's than was uploaded, or cannot be read. */
  'file-missing',
  'file-damaged',
  'file-exchanged',
  'file-unreadable',
  /** The cell a figure was read from says something else, or is not there. */
  'cell-differs',
  /** A sum kept by day, of a district or the city, is not the sum of the wards; named for the first such day. */
  'sum-differs',
] as const;

/** What is kept summed by day, and compared: the figures, their increments of the day, and how many wards. */
const KEPT_SUMS = [
  ...FIGURE_COLUMNS,
  ...(['submitted-added', 'verified-added', 'signed-added'] as const),
  ...(['wards-with-figures', 'wards-reported', 'wards-late'] as const),
] as const;

/** One difference, and what each side says. */
export const figureFault = z.object({
  code: z.enum(FIGURE_FAULTS),
  /** '' for the city. */
  districtCode: z.string(),
  date,
  /** Of the report; 0 and '' where the difference is about none. */
  revision: count,
  receiptCode: z.string(),
  /** Of a single figure: its ward, its column and the cell; of a sum its name alone. */
  wardCode: z.string().nullable(),
  wardName: z.string().nullable(),
  column: z.enum(KEPT_SUMS).nullable(),
  cell: z.string().nullable(),
  /** What the table holds, and what the other side says; null where it says nothing. */
  held: z.string().nullable(),
  found: z.string().nullable(),
});

/** What a check of all reports, and of all rows that were recorded, found. */
export const figuresCheck = z.object({
  at: instant,
  reports: count,
  figures: count,
  /** How many differences there are, of figures and of rows; the first of each by name. */
  faults: count,
  named: z.array(figureFault),
  rows: z.array(rowFault),
});

/** The last check; null before the first. */
export const figuresCheckAnswer = z.object({ last: figuresCheck.nullable() });

export type KeptSum = (typeof KEPT_SUMS)[number];
export type FigureFault = z.infer<typeof figureFault>;
export type FiguresCheck = z.infer<typeof figuresCheck>;
export type FiguresCheckAnswer = z.infer<typeof figuresCheckAnswer>;
