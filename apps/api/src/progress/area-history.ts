import type { ReportingDate } from '../domain/reporting-date.js';
import type { AreaDay } from './area-days.query.js';
import { sumOfAreas } from './totals.js';

/** An area's days by date; a day before the campaign, or without campaign wards, is not in it. */
export type DaysByDate = ReadonlyMap<ReportingDate, AreaDay>;

/** The days of each area, by area code. */
export function byArea(days: readonly AreaDay[]): Map<string, DaysByDate> {
  const areas = new Map<string, Map<ReportingDate, AreaDay>>();
  for (const day of days) {
    const known = areas.get(day.areaCode) ?? new Map<ReportingDate, AreaDay>();
    areas.set(day.areaCode, known.set(day.date, day));
  }
  return areas;
}

/** The area's day, or one without wards and figures. */
export function dayOf(days: DaysByDate | undefined, date: ReportingDate): AreaDay {
  return days?.get(date) ?? sumOfAreas([], date);
}
