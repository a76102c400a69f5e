import { addDays, daysBetween, weekOf } from '../domain/reporting-date.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import { type AreaDay, type AreaScope, areaDays } from './area-days.query.js';
import type { Question } from './question.js';
import { firstPaceDay } from './tempo.js';
import { sumOfAreas } from './totals.js';

/** An area's days by date; a day before the campaign, or without campaign wards, is not in it. */
export type DaysByDate = ReadonlyMap<ReportingDate, AreaDay>;

export type ComparedTo = 'yesterday' | 'last-week' | ReportingDate;

/** The date changes are told against. */
export function comparisonDate(date: ReportingDate, compareTo: ComparedTo): ReportingDate {
  if (compareTo === 'yesterday') return addDays(date, -1);
  return compareTo === 'last-week' ? addDays(date, -7) : compareTo;
}

/**
 * The days needed to tell how areas stand on each of the dates: the date, its week so far, and the days its
 * pace is taken from. Dates close together are asked for in one go.
 *
 * @returns the days of each area, by area code.
 */
export async function historyAround(
  question: Question,
  scope: AreaScope,
  dates: readonly ReportingDate[],
): Promise<Map<string, DaysByDate>> {
  const spans = joined(
    dates.map((date) => ({ from: firstDayNeeded(date, question), until: addDays(date, 1) })),
  );
  const days: AreaDay[] = [];
  for (const { from, until } of spans) {
    days.push(...(await areaDays(question.tx, scope, from, until, question.asOf)));
  }
  return byArea(days);
}

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

/** The days from Monday up to and with the date. */
export function weekSoFar(days: DaysByDate | undefined, date: ReportingDate): AreaDay[] {
  const { from } = weekOf(date);
  return [...(days?.values() ?? [])].filter((day) => day.date >= from && day.date <= date);
}

export function firstDayNeeded(date: ReportingDate, question: Question): ReportingDate {
  const paceStart = firstPaceDay(date, question);
  const { from } = weekOf(date);
  return paceStart < from ? paceStart : from;
}

interface Span {
  from: ReportingDate;
  until: ReportingDate;
}

/** Reading a few days between two spans costs less than asking twice. */
const GAP = 14;

function joined(spans: Span[]): Span[] {
  return [...spans]
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .reduce<Span[]>((done, span) => {
      const last = done.at(-1);
      if (!last || daysBetween(last.until, span.from) > GAP) return [...done, span];
      return [
        ...done.slice(0, -1),
        { from: last.from, until: last.until > span.until ? last.until : span.until },
      ];
    }, []);
}
