import { addDays, weekOf } from '../domain/reporting-date.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import { Problem } from '../platform/problem.js';
import type { AreaScope } from './area-days.query.js';
import { paceWindows } from './pace-windows.js';
import type { Question } from './question.js';
import { noStanding, type Standing } from './standing.js';
import { standings } from './standings.query.js';
import { sumOfAreas } from './totals.js';

export type ComparedTo = 'yesterday' | 'last-week' | ReportingDate;

/**
 * The date that changes are compared with. The problem `progress.compared-with-later` for one after the date shown: what
 * the wards of the day did later is no change up to it, and of a ward that left a reporter's district not theirs to see.
 */
export function comparisonDate(date: ReportingDate, compareTo: ComparedTo): ReportingDate {
  if (compareTo === 'yesterday') return addDays(date, -1);
  if (compareTo === 'last-week') return addDays(date, -7);
  if (compareTo > date) throw new Problem('progress.compared-with-later', { compareTo, date });
  return compareTo;
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
