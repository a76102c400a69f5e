import type { Campaign } from '../areas/campaign.query.js';
import { regimes } from '../areas/regimes.query.js';
import type {
  CompletenessAnswer,
  DistrictSeriesAnswer,
  DistrictsAnswer,
  ProgressAnswer,
  SeriesAnswer,
  WardsAnswer,
} from '../contract/progress.js';
import { corrections } from '../daily-workbooks/corrections.query.js';
import type { Correction } from '../daily-workbooks/workbook-of-day.js';
import type { DayState } from '../domain/completeness.js';
import { type Regime, regimeInForce } from '../domain/regime.js';
import {
  addDays,
  datesFrom,
  instantOf,
  reportingDateOf,
  weekNumberOf,
  weekOf,
} from '../domain/reporting-date.js';
import type { Period, ReportingDate } from '../domain/reporting-date.js';
import type { Transaction } from '../platform/database.js';
import { Problem } from '../platform/problem.js';
import { areaDays } from '../progress/area-days.query.js';
import { byArea, dayOf } from '../progress/area-history.js';
import { areaProgress } from '../progress/area-progress.js';
import { districtTable, slowestOf, wardTable } from '../progress/area-table.js';
import { CITY } from '../progress/which-area.js';
import { completeness } from '../progress/completeness.js';
import { isDue, openQuestion, type Question } from '../progress/question.js';
import { stateOfArea } from '../progress/reporting-state.js';
import { districtSeries, seriesOf } from '../progress/series.js';
import {
  type BriefingForm,
  briefingForm,
  type BriefingRemark,
  briefingRemark,
} from './briefing-words.query.js';
import { reportedPart } from './reported-part.js';

export type DistrictLine = DistrictsAnswer['rows'][number];
export type WardLine = WardsAnswer['rows'][number];

/**
 * Everything a weekly briefing prints, and nothing else: plain data, so that it can be hashed and handed to
 * another thread.
 */
export interface BriefingFacts {
  campaign: Campaign;
  week: Period & { number: number };
  /** The day the figures are about. */
  date: ReportingDate;
  /** Changes are told since the Sunday before the week. */
  progress: ProgressAnswer;
  /** By name. */
  districts: DistrictLine[];
  mostRemaining: DistrictsAnswer['mostRemaining'];
  series: SeriesAnswer;
  districtSeries: DistrictSeriesAnswer['districts'];
  /** Of the week's days that are due. */
  completeness: Omit<CompletenessAnswer, 'wards'>;
  /** How the districts, in their order, reported over the last weeks. */
  reportingHistory: { dates: ReportingDate[]; districts: { name: string; states: DayState[] }[] };
  /** By name. */
  wards: WardLine[];
  slowest: WardLine[];
  /** Recorded in the week, of figures of the days that are due, oldest first. */
  corrections: (Omit<Correction, 'recordedAt'> & { recordedAt: string })[];
  /** In force on the date. */
  regime: Regime | null;
  form: BriefingForm | null;
  remark: BriefingRemark | null;
}

const SLOW_WARDS = 20;

/** Weeks of reporting shown, the reported one included: enough to tell a habit from an accident. */
const HISTORY_WEEKS = 4;

/**
 * The facts of the week that begins on `monday`, as known at a moment: the answers the API gives to the same
 * questions. The problem `document.not-yet` while no day of the week is due.
 */
export async function briefingFacts(
  tx: Transaction,
  monday: ReportingDate,
  asOf: Date,
): Promise<BriefingFacts> {
  const week = weekOf(monday);
  const { date, dueUntil } = await partOf(tx, week, asOf);
  const question = await openQuestion(tx, asOf, { date, asOf: asOf.toISOString() });
  const { campaign } = question;
  const weekBefore = addDays(week.from, -1);
  const course = { from: campaign.startDate, until: addDays(date, 1) };
  const due = { from: later(week.from, campaign.startDate), until: dueUntil };

  const progress = await areaProgress(question, CITY, weekBefore);
  const { rows: districts, mostRemaining } = await districtTable(question, weekBefore);
  const { rows: wards } = await wardTable(question, CITY, weekBefore);
  const { dates, districts: reporting, total } = await completeness(question, due, null);
  const { districts: courses } = await districtSeries(question, course);
  return {
    ...{ campaign, date, progress, districts, mostRemaining },
    week: { ...week, number: weekNumberOf(monday) },
    series: await seriesOf(question, CITY, course, 'day'),
    districtSeries: courses,
    completeness: { dates, districts: reporting, total },
    reportingHistory: await reportingHistory(question, districts, week, dueUntil),
    wards,
    slowest: slowestOf(wards, SLOW_WARDS),
    corrections: await correctionsOf(question, week, dueUntil, asOf),
    regime: regimeInForce(date, question.regimes),
    form: await briefingForm(tx, reportingDateOf(asOf), asOf),
    remark: await briefingRemark(tx, week.from, asOf),
  };
}

async function partOf(tx: Transaction, week: Period, asOf: Date) {
  const days = await areaDays(tx, { level: 'city' }, week.from, week.until, asOf);
  const part = reportedPart(days, await regimes(tx, asOf), asOf);
  if (!part) throw new Problem('document.not-yet', { date: week.from });
  return part;
}

async function reportingHistory(
  question: Question,
  districts: readonly DistrictLine[],
  week: Period,
  until: ReportingDate,
): Promise<BriefingFacts['reportingHistory']> {
  const from = later(addDays(week.from, -7 * (HISTORY_WEEKS - 1)), question.campaign.startDate);
  const days = byArea(await areaDays(question.tx, { level: 'district' }, from, until, question.asOf));
  const dates = datesFrom(from, until);
  return {
    dates,
    districts: districts.map(({ area }) => ({
      name: area.name,
      states: dates.map((date) => stateOfArea(dayOf(days.get(area.code ?? ''), date), isDue(question, date))),
    })),
  };
}

/**
 * A figure of any day may be put right in the week; but the days that are not due yet are no part of what is
 * told, and their reports are not yet awaited.
 */
async function correctionsOf(
  { tx, campaign }: Question,
  week: Period,
  dueUntil: ReportingDate,
  asOf: Date,
): Promise<BriefingFacts['corrections']> {
  const [since, until] = [instantOf(week.from, '00:00'), instantOf(week.until, '00:00')];
  const all = await corrections(tx, { from: campaign.startDate, until: dueUntil }, null, asOf);
  return all
    .filter(({ recordedAt }) => recordedAt >= since && recordedAt < until)
    .reverse()
    .map((correction) => ({ ...correction, recordedAt: correction.recordedAt.toISOString() }));
}

function later(a: ReportingDate, b: ReportingDate): ReportingDate {
  return a > b ? a : b;
}
