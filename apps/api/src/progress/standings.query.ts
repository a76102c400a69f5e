import type { ReportingDate } from '../domain/reporting-date.js';
import type { Transaction } from '../platform/database.js';
import { districtAsked } from './area-days.query.js';
import {
  countedStandings,
  firstDayOf,
  type Found,
  type Row,
  standingOf,
  type StandingsAsked,
} from './counted-standings.query.js';
import { type Standing, sumOfStandings } from './standing.js';

/** The standing of each area of a scope, by area code; an area without campaign wards on the date is not in it. */
export async function standings(tx: Transaction, asked: StandingsAsked): Promise<Map<string, Standing>> {
  const { scope } = asked;
  const found = scope.wardCodes ? await countedStandings(tx, asked) : await keptStandings(tx, asked);
  return new Map([...found].map(([code, { span, ...standing }]) => [code, within(standing, span)]));
}

/**
 * From the sums kept by district and day; the wards that these do not tell of (`area_standing` names them) are
 * counted from the grain, and both added up.
 */
async function keptStandings(tx: Transaction, asked: StandingsAsked): Promise<Map<string, Found>> {
  const { scope, date, asOf, weekStart, windows, comparedDate } = asked;
  const rows = (await tx.query(KEPT, [
    ...[scope.level, districtAsked(tx, scope), asOf, date, comparedDate, weekStart, firstDayOf(asked)],
    ...[windows.map(({ end }) => end), windows.map(({ start }) => start), asked.signingStart],
    asked.withPaceDays,
  ])) as (Row & { areaCode: string | null })[];
  const found = new Map(
    rows.flatMap((row) => (row.areaCode === null ? [] : [[row.areaCode, standingOf(row, date)] as const])),
  );
  const wardCodes = rows.find(({ areaCode }) => areaCode === null)?.wardCodes;
  if (!wardCodes) return found;
  const counted = await countedStandings(tx, { ...asked, scope: { ...scope, wardCodes } });
  for (const [code, standing] of counted) {
    const kept = found.get(code);
    found.set(code, kept ? together(code, kept, standing) : standing);
  }
  return found;
}

const KEPT = `
select area_code as "areaCode", day, week, compared, pace_wards as "paceWards", pace_sums as "paceSums",
       pace_first::text as "paceFirst", pace_last::text as "paceLast", pace_days as "paceDays",
       ward_codes as "wardCodes"
  from area_standing($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

function within({ pace, ...standing }: Standing, span: Found['span']): Standing {
  const days = pace.days.filter(({ date }) => span !== null && date >= span.first && date <= span.last);
  return { ...standing, pace: { ...pace, days } };
}

function together(code: string, a: Found, b: Found): Found {
  const { day, pace, ...sum } = sumOfStandings([a, b], a.day.date);
  const dates = [...new Set([...a.pace.days, ...b.pace.days].map(({ date }) => date))].sort();
  const dayOn = ({ pace: { days } }: Found, date: ReportingDate) => days.find((some) => some.date === date);
  const days = dates.map((date) => {
    const [x, y] = [dayOn(a, date), dayOn(b, date)];
    return {
      date,
      signed: (x?.signed ?? 0) + (y?.signed ?? 0),
      wardsReported: (x?.wardsReported ?? 0) + (y?.wardsReported ?? 0),
      wardsExpected: (x?.wardsExpected ?? 0) + (y?.wardsExpected ?? 0),
    };
  });
  const spans = [a.span, b.span].filter((span) => span !== null);
  const firsts = spans.map(({ first }) => first).sort();
  const lasts = spans.map(({ last }) => last).sort();
  const [first, last] = [firsts[0], lasts.at(-1)];
  const span = first === undefined || last === undefined ? null : { first, last };
  return { ...sum, day: { ...day, areaCode: code }, pace: { ...pace, days }, span };
}
