import type { ReportingDate } from '../domain/reporting-date.js';
import type { Transaction } from '../platform/database.js';
import type { AsOf } from '../platform/recording.js';
import { type AreaCounts, type AreaScope, districtSeen } from './area-days.query.js';
import type { PaceWindow } from './pace-windows.js';
import { NO_COUNTS, NO_WEEK, noSums, type PaceDay, type Standing } from './standing.js';

export interface StandingsAsked {
  scope: AreaScope;
  date: ReportingDate;
  asOf: AsOf;
  weekStart: ReportingDate;
  signingStart: ReportingDate;
  /** The days a ward's pace may end on, oldest first, each with the first day it then looks back to. */
  windows: readonly PaceWindow[];
  comparedDate: ReportingDate | null;
  withPaceDays: boolean;
}

/** A standing whose pace days are all that were read, and the first and last of them that count. */
export interface Found extends Standing {
  span: { first: ReportingDate; last: ReportingDate } | null;
}

export function firstDayOf({ windows, weekStart }: StandingsAsked): ReportingDate {
  const [earliest = weekStart] = windows.map(({ start }) => start);
  return earliest < weekStart ? earliest : weekStart;
}

/** From the grain itself. */
export async function countedStandings(tx: Transaction, asked: StandingsAsked): Promise<Map<string, Found>> {
  const { scope, date, asOf, weekStart, windows, comparedDate } = asked;
  const rows = (await tx.query(STANDINGS, [
    ...[scope.level, asOf, date, firstDayOf(asked), weekStart],
    ...[scope.districtCode ?? null, scope.wardCodes ?? null, districtSeen(tx, scope)],
    ...[windows.map(({ end }) => end), windows.map(({ start }) => start), asked.signingStart],
    ...[comparedDate, asked.withPaceDays],
  ])) as Row[];
  return new Map(rows.map((row) => [row.day.areaCode, standingOf(row, date)]));
}

export interface Row extends Omit<Standing, 'pace' | 'week' | 'compared'> {
  week: Standing['week'] | null;
  compared: AreaCounts | null;
  paceWards: number;
  paceSums: { days: number; signed: number }[] | null;
  paceDays: PaceDay[] | null;
  paceFirst: ReportingDate | null;
  paceLast: ReportingDate | null;
}

export function standingOf({ day, week, compared, wardCodes, ...row }: Row, date: ReportingDate): Found {
  const [first, last] = [row.paceFirst, row.paceLast];
  const signedByDays = noSums();
  for (const { days, signed } of row.paceSums ?? []) signedByDays[days - 1] = signed;
  return {
    day: { ...day, date },
    week: week ?? NO_WEEK,
    pace: { wards: row.paceWards, signedByDays, days: row.paceDays ?? [] },
    compared: compared ?? NO_COUNTS,
    wardCodes,
    span: first === null || last === null ? null : { first, last },
  };
}

const STANDINGS = `
select day, week, compared, pace_wards as "paceWards", pace_sums as "paceSums", pace_first::text as "paceFirst",
       pace_last::text as "paceLast", pace_days as "paceDays", ward_codes as "wardCodes"
  from counted_standing($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`;
