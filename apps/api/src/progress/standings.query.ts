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
import type { Standing } from './standing.js';

/** The standing of each area of a scope, by area code; an area without campaign wards on the date is not in it. */
export async function standings(tx: Transaction, asked: StandingsAsked): Promise<Map<string, Standing>> {
  const { scope } = asked;
  const found = scope.wardCodes ? await countedStandings(tx, asked) : await keptStandings(tx, asked);
  return new Map([...found].map(([code, { span, ...standing }]) => [code, within(standing, span)]));
}

/** From the sums kept by district and day. */
async function keptStandings(tx: Transaction, asked: StandingsAsked): Promise<Map<string, Found>> {
  const { scope, date, asOf, weekStart, windows, comparedDate } = asked;
  const rows = (await tx.query(KEPT, [
    ...[scope.level, districtAsked(tx, scope), asOf, date, comparedDate, weekStart, firstDayOf(asked)],
    ...[windows.map(({ end }) => end), windows.map(({ start }) => start), asked.signingStart],
    asked.withPaceDays,
  ])) as (Row & { areaCode: string })[];
  return new Map(rows.map((row) => [row.areaCode, standingOf(row, date)]));
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
