import { isReportingDay } from './calendar.js';
import type { Holidays } from './calendar.js';
import type { DocumentKind } from './documents.js';
import { addDays, instantOf, reportingDateOf } from './reporting-date.js';
import type { ReportingDate } from './reporting-date.js';

/** When a document is made and sent: a row an administrator edits. */
export interface Schedule {
  task: DocumentKind;
  /** 'HH:MM' in Ho Chi Minh City. */
  atTime: string;
  /** ISO weekdays: 1 is Monday, 7 is Sunday. */
  weekdays: readonly number[];
  enabled: boolean;
  /** Instants before this were never due: a new, changed or newly enabled schedule makes up for nothing. */
  startsAt: Date;
}

export interface DueInstants {
  /** The planned instant to run now; null when nothing is due. */
  run: Date | null;
  /** Earlier ones missed while the system was off, oldest first: noted, not run. */
  missed: Date[];
}

/**
 * The planned instants after the last one taken up, until `now` (included). Of several only the latest runs:
 * after a restart a missed schedule runs once, and its document holds the days before it anyway.
 */
export function dueInstants(
  schedule: Schedule,
  lastPlannedAt: Date | null,
  now: Date,
  holidays: Holidays,
): DueInstants {
  if (!schedule.enabled) return { run: null, missed: [] };
  const due: Date[] = [];
  const from =
    lastPlannedAt !== null && lastPlannedAt > schedule.startsAt ? lastPlannedAt : schedule.startsAt;
  for (let date = reportingDateOf(from); date <= reportingDateOf(now); date = addDays(date, 1)) {
    const instant = instantOf(date, schedule.atTime);
    const isTaken = lastPlannedAt !== null && instant <= lastPlannedAt;
    if (isPlanned(schedule, date, holidays) && instant >= schedule.startsAt && !isTaken && instant <= now) {
      due.push(instant);
    }
  }
  return { run: due.at(-1) ?? null, missed: due.slice(0, -1) };
}

/** The coming planned instants after `now`, for the administrator to see; none of a schedule switched off. */
export function nextInstants(schedule: Schedule, now: Date, count: number, holidays: Holidays): Date[] {
  const instants: Date[] = [];
  if (!schedule.enabled) return instants;
  const today = reportingDateOf(now);
  for (let days = 0; days < LOOK_AHEAD && instants.length < count; days += 1) {
    const date = addDays(today, days);
    const instant = instantOf(date, schedule.atTime);
    if (isPlanned(schedule, date, holidays) && instant > now && instant >= schedule.startsAt) {
      instants.push(instant);
    }
  }
  return instants;
}

/** How many days `nextInstants` looks ahead: a schedule without weekdays has no next instant. */
const LOOK_AHEAD = 60;

/** A day without reports has no daily workbook; the week's briefing keeps its day. */
function isPlanned(schedule: Schedule, date: ReportingDate, holidays: Holidays): boolean {
  if (!schedule.weekdays.includes(isoWeekdayOf(date))) return false;
  return schedule.task !== 'daily-workbook' || isReportingDay(date, holidays);
}

/** 1 is Monday, 7 is Sunday. */
function isoWeekdayOf(date: ReportingDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}
