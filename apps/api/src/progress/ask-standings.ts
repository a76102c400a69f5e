import { addDays, weekOf } from '../domain/reporting-date.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import type { AreaScope } from './area-days.query.js';
import { paceWindows } from './pace-windows.js';
import type { Question } from './question.js';
import { noStanding, type Standing } from './standing.js';
import { standings } from './standings.query.js';
import { sumOfAreas } from './totals.js';

export type ComparedTo = 'yesterday' | 'last-week' | ReportingDate;

/** The date changes are told against. */
export function comparisonDate(date: ReportingDate, compareTo: ComparedTo): ReportingDate {
  if (compareTo === 'yesterday') return addDays(date, -1);
  return compareTo === 'last-week' ? addDays(date, -7) : compareTo;
}

/** How the areas of a scope stand on the question's date, or on another one; by area code. */
export function askStandings(
  { tx, asOf, campaign, holidays, ...question }: Question,
  scope: AreaScope,
  {
    date = question.date,
    comparedDate = null,
    withPaceDays = false,
  }: { date?: ReportingDate; comparedDate?: ReportingDate | null; withPaceDays?: boolean } = {},
): Promise<Map<string, Standing>> {
  return standings(tx, {
    ...{ scope, date, asOf, comparedDate, withPaceDays },
    weekStart: weekOf(date).from,
    signingStart: campaign.signingStartDate,
    windows: paceWindows(date, { campaign, holidays }),
  });
}

/** The area's standing, or one without wards and figures. */
export function standingOf(
  found: ReadonlyMap<string, Standing>,
  code: string,
  date: ReportingDate,
): Standing {
  return found.get(code) ?? noStanding(sumOfAreas([], date));
}
