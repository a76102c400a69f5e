import type { District } from '../areas/districts.query.js';
import { districts } from '../areas/districts.query.js';
import { type Ward, wards } from '../areas/wards.query.js';
import type { AreaRow, DistrictsAnswer, SlowestAnswer, WardsAnswer } from '../contract/progress.js';
import { compareNames } from '../domain/names.js';
import type { ReportingDate } from '../domain/reporting-date.js';
import type { AreaScope } from './area-days.query.js';
import { type ComparedTo, comparisonDate, dayOf, type DaysByDate, historyAround } from './area-history.js';
import { type Compared, rowOfAll, rowsOf } from './area-rows.js';
import { type Area, areaOfDistrict, CITY, reportersOf } from './which-area.js';
import { doneBy } from './done-by.query.js';
import { freshnessOf } from './freshness.js';
import type { Question } from './question.js';
import { unfinishedShare } from './ranks.js';
import { sumOfAreas, totalsOf } from './totals.js';

/** So many districts are named as those that hold the most of what remains. */
const MOST_REMAINING = 5;

/** Every district the caller may see, by name and ranked among them. */
export async function districtTable(question: Question, compareTo: ComparedTo): Promise<DistrictsAnswer> {
  const known = await districts(question.tx, question.asOf);
  const { history, compared } = await comparedHistory(question, { level: 'district' }, compareTo);
  const areas = known.map(districtAsArea);
  const rows = rowsOf(question, areas, history, compared);
  const largest = [...rows].sort((a, b) => b.totals.remaining - a.totals.remaining).slice(0, MOST_REMAINING);
  return {
    ...(await tableHead(question, history, compared.date, CITY)),
    whole: rowOfAll(question, history),
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
  const { history, compared } = await comparedHistory(question, scopeOfWards(members), compareTo);
  return {
    area,
    ...(await tableHead(question, history, compared.date, area)),
    rows: wardRows(question, members, history, compared),
  };
}

/** The wards with the smallest share signed: where somebody has to look first. */
export async function slowestWards(
  question: Question,
  districtCode: string | null,
  limit: number,
): Promise<SlowestAnswer> {
  const members = await membersOf(question, districtCode);
  const { history, compared } = await comparedHistory(question, scopeOfWards(members), 'last-week');
  const area = await areaOfDistrict(question, districtCode);
  const { freshness } = await tableHead(question, history, compared.date, area);
  return { freshness, rows: slowestOf(wardRows(question, members, history, compared), limit) };
}

/**
 * Those of the rows with records left and the smallest share signed; of equals the one with more left. Of an area
 * that never reported nothing is known: it is missing, not slow.
 */
export function slowestOf<Row extends AreaRow>(rows: readonly Row[], limit: number): Row[] {
  const share = ({ totals }: AreaRow) => unfinishedShare(totals.signed, totals.required);
  return rows
    .filter(({ totals }) => totals.remaining > 0 && totals.wardsWithFigures > 0)
    .sort((a, b) => share(b) - share(a) || b.totals.remaining - a.totals.remaining)
    .slice(0, limit);
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

async function comparedHistory(question: Question, scope: AreaScope, compareTo: ComparedTo) {
  const { tx, date, asOf } = question;
  const by = comparisonDate(date, compareTo);
  const history = await historyAround(question, scope, [date, by]);
  const compared: Compared = { date: by, done: await doneBy(tx, scope, date, by, asOf) };
  return { history, compared };
}

function wardRows(
  question: Question,
  members: readonly Ward[],
  history: ReadonlyMap<string, DaysByDate>,
  compared: Compared,
): WardsAnswer['rows'] {
  const rows = rowsOf(question, members.map(wardAsArea), history, compared);
  return rows.map((row, index) => ({
    ...row,
    kind: members[index]?.kind ?? '',
    figuresDate: dayOf(history.get(row.area.code ?? ''), question.date).figuresDate,
  }));
}

async function tableHead(
  question: Question,
  history: ReadonlyMap<string, DaysByDate>,
  comparisonDate: ReportingDate,
  area: Area,
): Promise<Pick<WardsAnswer, 'freshness' | 'comparisonDate' | 'totals'>> {
  const { date } = question;
  const present = [...history.values()].flatMap((days) => days.get(date) ?? []);
  const together = sumOfAreas(present, date);
  return {
    freshness: await freshnessOf(question, together, reportersOf(area)),
    comparisonDate,
    totals: totalsOf(together),
  };
}

function districtAsArea({ code, name }: District): Area {
  return { level: 'district', code, name, districtCode: null, districtName: null };
}

function wardAsArea({ code, name, districtCode, districtName }: Ward): Area {
  return { level: 'ward', code, name, districtCode, districtName };
}
