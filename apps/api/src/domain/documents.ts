import { addDays, weekOf } from './reporting-date.js';
import type { Period, ReportingDate } from './reporting-date.js';

/** The documents we make: of a day (Excel) and of a week (PDF). */
export const DOCUMENT_KINDS = ['daily-workbook', 'weekly-briefing'] as const;

export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Which kinds districts get an edition of their own of. */
export const HAS_DISTRICT_EDITIONS: Record<DocumentKind, boolean> = {
  'daily-workbook': true,
  'weekly-briefing': false,
};

/**
 * What a document made on a day is about: the daily workbook about that day, the weekly briefing about the
 * last week whose Sunday has come. Made on Monday 9 May it is the week of 2–8 May; on Sunday 8 May too.
 */
export function periodOf(kind: DocumentKind, madeOn: ReportingDate): Period {
  return kind === 'daily-workbook'
    ? { from: madeOn, until: addDays(madeOn, 1) }
    : weekOf(addDays(madeOn, -6));
}
