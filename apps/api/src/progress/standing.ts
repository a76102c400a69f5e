import { PACE_DAYS } from '../domain/rates.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import type { AreaCounts, AreaDay } from './area-days.query.js';
import { type Arrived, sumOfAreas } from './totals.js';

/** How an area stands on a date. All of it is said of the wards that lie in it on that date, wherever they lay before. */
export interface Standing {
  day: AreaDay;
  /** What its wards did from Monday on. */
  week: Arrived & { reports: number };
  pace: {
    /** Wards that have one. */
    wards: number;
    /** What those whose days number 1, 2, … `PACE_DAYS` signed on them. */
    signedByDays: number[];
    /** The reporting days their windows cover, oldest first; left out unless asked for. */
    days: PaceDay[];
  };
  /** The same wards on the date compared with; zeros for those that took no part then, and unless asked for. */
  compared: AreaCounts;
  wardCodes: string[];
}

export interface PaceDay {
  date: ReportingDate;
  /** By the wards with a pace. */
  signed: number;
  wardsReported: number;
  /** Of the wards with a pace, those whose days had begun. */
  wardsExpected: number;
}

export const NO_WEEK: Standing['week'] = {
  ...{ reports: 0, submittedAdded: 0, verifiedAdded: 0, signedAdded: 0 },
  ...{ submittedAdjusted: 0, verifiedAdjusted: 0, signedAdjusted: 0 },
};

export const NO_COUNTS: AreaCounts = {
  ...{ wards: 0, wardsWithFigures: 0, required: 0, remaining: 0 },
  ...{ submitted: 0, verified: 0, unresolved: 0, exempt: 0, signed: 0 },
};

/** A standing of no wards at all. */
export function noStanding(day: AreaDay): Standing {
  return {
    ...{ day, week: NO_WEEK, compared: NO_COUNTS, wardCodes: [] },
    pace: { wards: 0, signedByDays: noSums(), days: [] },
  };
}

/** A sum for each number of days a pace may be taken from: nothing yet. */
export function noSums(): number[] {
  return Array.from({ length: PACE_DAYS }, () => 0);
}

/** Several areas as one, but for the days of their pace: everything counts wards, so everything adds up. */
export function sumOfStandings(areas: readonly Standing[], date: ReportingDate): Standing {
  return {
    day: sumOfAreas(
      areas.map(({ day }) => day),
      date,
    ),
    week: summed(
      NO_WEEK,
      areas.map(({ week }) => week),
    ),
    compared: summed(
      NO_COUNTS,
      areas.map(({ compared }) => compared),
    ),
    pace: {
      wards: areas.reduce((sum, { pace }) => sum + pace.wards, 0),
      signedByDays: noSums().map((_, index) =>
        areas.reduce((sum, { pace }) => sum + (pace.signedByDays[index] ?? 0), 0),
      ),
      days: [],
    },
    wardCodes: areas.flatMap(({ wardCodes }) => wardCodes),
  };
}

function summed<Column extends string>(
  nothing: Record<Column, number>,
  rows: readonly Record<Column, number>[],
): Record<Column, number> {
  const columns = Object.keys(nothing) as Column[];
  const sums = columns.map((column) => [column, rows.reduce((sum, row) => sum + row[column], 0)]);
  return Object.fromEntries(sums) as Record<Column, number>;
}
