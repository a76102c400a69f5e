import { addDays, type ReportingDate } from '../domain/reporting-date.js';
import { areaDays, type AreaScope } from './area-days.query.js';
import { movedWards } from './moved-wards.query.js';
import type { Question } from './question.js';
import type { Ranked } from './ranks.js';
import { NO_COUNTS, type Standing } from './standing.js';

const COUNTS = ['wardsWithFigures', 'required', 'submitted', 'verified', 'signed'] as const;

/**
 * The areas of a scope as they were on the date compared with, each with the wards it had on that day: places won and
 * lost are those of that day's own answer. A standing tells of the wards of today what they had then (`compared`), so
 * that the districts are set right for the wards that lay elsewhere.
 */
export async function rankedBefore(
  { tx, asOf, date }: Question,
  scope: AreaScope,
  comparedDate: ReportingDate,
  now: ReadonlyMap<string, Standing>,
): Promise<Ranked[]> {
  const before = new Map([...now].map(([code, { compared }]) => [code, { ...compared, code }]));
  const moved = scope.wardCodes ? [] : await movedWards(tx, comparedDate, date, asOf);
  if (moved.length === 0) return [...before.values()];
  const wardCodes = moved.flatMap(({ code, before: lay }) => (lay === null ? [] : code));
  const days = await areaDays(tx, { level: 'ward', wardCodes }, comparedDate, addDays(comparedDate, 1), asOf);
  const dayOf = new Map(days.map((day) => [day.areaCode, day]));
  const add = (area: string | null, ward: string, sign: 1 | -1) => {
    const day = dayOf.get(ward);
    if (area === null || day === undefined) return;
    const sums = before.get(area) ?? { ...NO_COUNTS, code: area };
    for (const count of COUNTS) sums[count] += sign * day[count];
    before.set(area, sums);
  };
  for (const { code, before: lay, now: lies } of moved) {
    add(lies, code, -1);
    add(lay, code, 1);
  }
  return [...before.values()];
}
