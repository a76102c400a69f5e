import type { District } from '../areas/districts.query.js';
import { districts } from '../areas/districts.query.js';
import { type Ward, wards } from '../areas/wards.query.js';
import type { AreaRow, DistrictsAnswer, SlowestAnswer, WardsAnswer } from '../contract/progress.js';
import { compareNames } from '../domain/names.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import type { AreaScope } from './area-days.query.js';
import { figuresOf, rowsOf } from './area-rows.js';
import { askStandings, comparisonDate, type ComparedTo, standingOf } from './ask-standings.js';
import { freshnessOf } from './freshness.js';
import type { Question } from './question.js';
import { rankedBefore } from './ranked-before.js';
import { type Ranked, unfinishedShare } from './ranks.js';
import { type Standing, sumOfStandings } from './standing.js';
import { totalsOf } from './totals.js';
import { type Area, areaOfDistrict, CITY, reportersOf } from './which-area.js';

/** So many districts are named as those that hold the most of what remains. */
const MOST_REMAINING = 5;

/** Every district the caller may see, by name and ranked among them. */
export async function districtTable(question: Question, compareTo: ComparedTo): Promise<DistrictsAnswer> {
  const known = await districts(question.tx, question.asOf);
  const found = await standingsOfTable(question, { level: 'district' }, compareTo);
  const rows = rowsOf(question, known.map(districtAsArea), found.now, found.before);
  const largest = [...rows].sort((a, b) => b.totals.remaining - a.totals.remaining).slice(0, MOST_REMAINING);
  return {
    ...(await tableHead(question, found, CITY)),
    whole: figuresOf(question, found.together),
    rows: rows.map((row, index) => {
      const { kind = '', tileRow = 0, tileColumn = 0 } = known[index] ?? {};
      return { ...row, kind, tileRow, tileColumn };
    }),
    mostRemaining: {
      districtCodes: largest.map(({ area }) => area.code ?? ''),
      remaining: largest.reduce((sum, { totals }) => sum + totals.remaining, 0),
    },
  };
}

/** The campaign wards that lie in the city or a district on the date, by name and ranked among themselves. */
export async function wardTable(question: Question, area: Area, compareTo: ComparedTo): Promise<WardsAnswer> {
  const members = await membersOf(question, area.code);
  const found = await standingsOfTable(question, scopeOfWards(members), compareTo);
  return { area, ...(await tableHead(question, found, area)), rows: wardRows(question, members, found) };
}

/** The wards with the smallest share signed: where somebody has to look first. */
export async function slowestWards(
  question: Question,
  districtCode: string | null,
  limit: number,
): Promise<SlowestAnswer> {
  const members = await membersOf(question, districtCode);
  const found = await standingsOfTable(question, scopeOfWards(members), 'last-week');
  const { freshness } = await tableHead(question, found, await areaOfDistrict(question, districtCode));
  return { freshness, rows: slowestOf(wardRows(question, members, found), limit) };
}

/**
 * Those of the rows with records left and the smallest share signed; of equals the one with more left. Of an area
 * that never reported nothing is known: it is missing, not slow.
 */
export function slowestOf<Row extends AreaRow>(rows: readonly Row[], limit: number): Row[] {
  return rows
    .flatMap((row) => {
      const { signed, required, remaining } = row.totals;
      return signed === null || remaining === 0
        ? []
        : [{ row, remaining, left: unfinishedShare(signed, required) }];
    })
    .sort((a, b) => b.left - a.left || b.remaining - a.remaining)
    .slice(0, limit)
    .map(({ row }) => row);
}

async function membersOf(question: Question, districtCode: string | null): Promise<Ward[]> {
  const all = await wards(question.tx, question.date, question.asOf);
  return all
    .filter((ward) => ward.isMember && (districtCode === null || ward.districtCode === districtCode))
    .sort((a, b) => compareNames(a.districtName, b.districtName) || compareNames(a.name, b.name));
}

function scopeOfWards(members: readonly Ward[]): AreaScope {
  return { level: 'ward', wardCodes: members.map(({ code }) => code) };
}

interface TableStandings {
  now: ReadonlyMap<string, Standing>;
  together: Standing;
  comparedDate: ReportingDate;
  /** The areas as they were on the day compared with: places won and lost are those of that day. */
  before: Ranked[];
}

async function standingsOfTable(
  question: Question,
  scope: AreaScope,
  compareTo: ComparedTo,
): Promise<TableStandings> {
  const comparedDate = comparisonDate(question.date, compareTo);
  const now = await askStandings(question, scope, { comparedDate });
  return {
    now,
    together: sumOfStandings([...now.values()], question.date),
    comparedDate,
    before: await rankedBefore(question, scope, comparedDate, now),
  };
}

function wardRows(question: Question, members: readonly Ward[], found: TableStandings): WardsAnswer['rows'] {
  const rows = rowsOf(question, members.map(wardAsArea), found.now, found.before);
  return rows.map((row, index) => ({
    ...row,
    kind: members[index]?.kind ?? '',
    figuresDate: standingOf(found.now, row.area.code ?? '', question.date).day.figuresDate,
  }));
}

async function tableHead(
  question: Question,
  { together, comparedDate }: TableStandings,
  area: Area,
): Promise<Pick<WardsAnswer, 'freshness' | 'comparisonDate' | 'totals'>> {
  return {
    freshness: await freshnessOf(question, together.day, reportersOf(area)),
    comparisonDate: comparedDate,
    totals: totalsOf(together.day),
  };
}

function districtAsArea({ code, name }: District): Area {
  return { level: 'district', code, name, districtCode: null, districtName: null };
}

function wardAsArea({ code, name, districtCode, districtName }: Ward): Area {
  return { level: 'ward', code, name, districtCode, districtName };
}
