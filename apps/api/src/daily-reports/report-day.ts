import { calendarDays } from '../areas/calendar.query.js';
import { campaignOf } from '../areas/campaign.query.js';
import { regimes } from '../areas/regimes.query.js';
import { type Ward, wards as wardsOn } from '../areas/wards.query.js';
import type { ProblemCode } from '../contract/problems.js';
import type { CalendarDay } from '../domain/calendar.js';
import type { PriorFigures } from '../domain/counting-rules.js';
import type { LaterDay } from '../domain/later-days.js';
import type { ExpectedWard, ForeignWard } from '../domain/ward-of-row.js';
import { eachColumn, type Figures } from '../domain/figures.js';
import { medianIncrementsOf, unchangedDaysOf } from '../domain/recent-days.js';
import { cutOffOf, deadlineOf, type Regime, regimeInForce } from '../domain/regime.js';
import { type ReportingDate, reportingDateOf } from '../domain/reporting-date.js';
import { type Timeliness, timelinessOf } from '../domain/timeliness.js';
import type { Transaction } from '../platform/database.js';
import { Problem } from '../platform/problem.js';
import { type ReportsOfDay, reportsOfDay } from './reports-of-day.query.js';
import { wardHistory, type WardHistoryRow } from './ward-history.query.js';

/** Everything a report about one district and day is compared with, as it stands now. */
export interface ReportDay {
  district: { code: string; name: string };
  date: ReportingDate;
  /** 'HH:MM' */
  cutOff: string;
  deadline: string;
  cutOffAt: Date;
  deadlineAt: Date;
  /** What a filing now would be called: the first filing's word, if there was one. */
  timeliness: Timeliness;
  nextRevision: number;
  /** Whether the last revision was returned, so that nothing is in force; and the hash of its content. */
  isReturned: boolean;
  returnedRowsHash: string | null;
  inForce: ReportsOfDay['inForce'];
  wards: ExpectedWard[];
  /** Every other ward the caller may know of. */
  foreignWards: ForeignWard[];
  priorFigures: ReadonlyMap<string, PriorFigures>;
  /** In force for the day itself. */
  filedFigures: ReadonlyMap<string, Figures>;
  medianIncrements: ReadonlyMap<string, Figures>;
  unchangedDays: ReadonlyMap<string, number>;
  laterDays: LaterDay[];
}

/** What `reportDay` refuses with; for the API document. */
export const DAY_REFUSALS = [
  'daily-report.date-in-future',
  'daily-report.date-before-campaign',
  'daily-report.date-is-holiday',
  'daily-report.no-regime',
] as const satisfies readonly ProblemCode[];

/** Days looked back for a ward's habit: 7 increments need 8, and "unchanged for n days" is told up to 15. */
const DAYS_BEFORE = 15;

/**
 * Refused with a problem when no report can be filed for that day, unless `isPast` asks about one that was
 * uploaded while it could. `allWards` are the city's wards on the date, so that a row of another district can
 * be told from a slip; without them it is just unknown.
 */
export async function reportDay(
  tx: Transaction,
  districtCode: string,
  date: ReportingDate,
  now: Date,
  { allWards, isPast = false }: { allWards?: readonly Ward[]; isPast?: boolean } = {},
): Promise<ReportDay> {
  const day = await reportsOfDay(tx, districtCode, date);
  if (!day) throw new Problem('access.not-found');
  const regime = isPast ? await regimeOf(tx, date) : await openRegime(tx, date, now);
  const all = allWards ?? (await wardsOn(tx, date));
  const history = await wardHistory(tx, districtCode, date, DAYS_BEFORE);

  const isExpected = (ward: Ward) => ward.isMember && ward.districtCode === districtCode;
  const wards = all.filter(isExpected);
  const earlier = new Map(
    wards.map(({ code }) => [code, history.filter((row) => row.wardCode === code && row.date < date)]),
  );
  return {
    district: { code: districtCode, name: day.districtName },
    date,
    cutOff: regime.cutOff,
    deadline: regime.districtDeadline,
    cutOffAt: cutOffOf(date, regime),
    deadlineAt: deadlineOf(date, regime),
    timeliness: day.timeliness ?? timelinessOf(date, now, regime),
    nextRevision: day.lastRevision + 1,
    isReturned: day.lastState === 'returned',
    returnedRowsHash: day.lastState === 'returned' ? day.lastRowsHash : null,
    inForce: day.inForce,
    wards,
    foreignWards: all.filter((ward) => !isExpected(ward)),
    priorFigures: mapOf(earlier, (rows) => {
      const last = rows.at(-1);
      return last ? { date: last.date, figures: figuresIn(last) } : null;
    }),
    filedFigures: new Map(
      history.filter((row) => row.date === date).map((row) => [row.wardCode, figuresIn(row)]),
    ),
    medianIncrements: mapOf(earlier, (rows) => medianIncrementsOf(rows.map(figuresIn))),
    unchangedDays: mapOf(earlier, (rows) => unchangedDaysOf(rows.map(figuresIn))),
    laterDays: history
      .filter((row) => row.date > date)
      .map((row) => ({
        date: row.date,
        wardCode: row.wardCode,
        figures: figuresIn(row),
        isAdjusted: row.isAdjusted,
      })),
  };
}

/**
 * The regime of a day that can be filed: today and past reporting days of the campaign, the past ones late or
 * as corrections. Any other is refused with a problem.
 */
async function openRegime(tx: Transaction, date: ReportingDate, now: Date): Promise<Regime> {
  const { startDate } = await campaignOf(tx);
  if (date < startDate) throw new Problem('daily-report.date-before-campaign', { date, startDate });
  const today = reportingDateOf(now);
  if (date > today) throw new Problem('daily-report.date-in-future', { date, today });
  const holiday = await holidayOn(tx, date);
  if (holiday) throw new Problem('daily-report.date-is-holiday', { date, reason: holiday.reason });
  return regimeOf(tx, date);
}

/** Why no report is expected for the date; undefined on a reporting day. */
export async function holidayOn(tx: Transaction, date: ReportingDate): Promise<CalendarDay | undefined> {
  return (await calendarDays(tx)).find((day) => day.date === date);
}

async function regimeOf(tx: Transaction, date: ReportingDate): Promise<Regime> {
  const regime = regimeInForce(date, await regimes(tx));
  if (!regime) throw new Problem('daily-report.no-regime', { date });
  return regime;
}

/** Its figures alone. */
function figuresIn(row: WardHistoryRow): Figures {
  return eachColumn((column) => row[column]);
}

/** A value for each ward that has one. */
function mapOf<Value>(
  earlier: ReadonlyMap<string, WardHistoryRow[]>,
  valueOf: (rows: WardHistoryRow[]) => Value | null,
): Map<string, Value> {
  return new Map(
    [...earlier].flatMap(([code, rows]) => {
      const value = valueOf(rows);
      return value === null ? [] : [[code, value] as const];
    }),
  );
}
