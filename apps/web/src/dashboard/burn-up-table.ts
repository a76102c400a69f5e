import { type BurnUpMark, burnUpMarks } from '@api/charts/burn-up-plot.js';
import { burnUpOf } from '@api/charts/burn-up-of.js';
import type { BurnUpDay } from '@api/charts/burn-up-props.js';
import type { ProgressAnswer, SeriesAnswer } from '@api/contract/progress.js';
import { formatOutOf, NO_VALUE } from '@api/domain/format.js';
import { percentTenths } from '@api/domain/percent.js';
import { planAt } from '@api/domain/rates.js';
import { addDays, datesFrom, daysBetween, reportingDate } from '@api/domain/reporting-date.js';
import type { Cell, Column, Table } from '../shared/table.js';
import type { Words } from '../shared/use-words.js';
import { requiredAt } from './burn-up-points.js';
import { changeColumns } from './day-changes.js';
import { noReportOf, partlyReported } from './headline.js';
import { type Measure, MEASURES, type View } from './view.js';

/**
 * Every line of the burn-up on every day of figures, and beyond them on each day where something is drawn: the
 * end of plan and forecast, deadlines, days off, events. Shares are of what was required on the day.
 */
export function burnUpTable(
  series: SeriesAnswer,
  progress: ProgressAnswer,
  unit: View['unit'],
  words: Words,
): Table {
  // A table has room for every event, and needs no measures.
  const drawn = burnUpOf(series, progress, { width: 0, height: Infinity, language: words.language });
  const marks = burnUpMarks(drawn);
  const days = new Map(drawn.days.map((day) => [day.date, day]));
  const reported = new Map<string, string | null>(
    series.days.map((day) => [day.date, reportedOf(day, words)]),
  );
  const isForecast = typeof drawn.days.at(-1)?.signed === 'number';
  const forecast = new Map((isForecast ? (drawn.forecast ?? []) : []).map((day) => [day.date, day]));
  const dates = datesOf(series, marks, [...forecast.keys()]);
  const isShare = unit === 'percent' && progress.totals.required > 0;

  const lines: Line[] = [
    ...MEASURES.map((step) => ({
      name: words.say(`step.${step}`),
      shareName: words.say(`table.${step}Share`),
      at: (date: string) => days.get(date)?.[step] ?? null,
    })),
    ...planLines(series, words),
    { name: words.say('table.forecast.middle'), at: (date: string) => forecast.get(date)?.middle ?? null },
    ...(['low', 'high'] as const).map((end) => ({
      name: words.say(`table.forecast.${end}`),
      at: (date: string) => forecast.get(date)?.band?.[end] ?? null,
    })),
  ];
  const whole = (date: string) => requiredAt(drawn.required, date);
  return {
    columns: [
      { name: words.say('table.date'), kind: 'date' },
      ...lines.flatMap((line) => columnsOf(line, isShare)),
      { name: words.say('step.required'), kind: 'count' },
      { name: words.say('table.reported'), kind: 'text' },
      { name: words.say('table.marks'), kind: 'text' },
    ],
    rows: dates.map((date) => [
      date,
      ...lines.flatMap(({ shareName, at, shareAt }): Cell[] => {
        const count = at(date);
        if (!isShare) return [count];
        const share = count === null ? null : (shareAt?.(date) ?? percentTenths(count, whole(date) ?? 0));
        return shareName === undefined ? [share] : [count, share];
      }),
      whole(date),
      reported.get(date) ?? null,
      marksOn(date, marks, days.get(date), words),
    ]),
  };
}

interface Line {
  name: string;
  /** Of the column beside it, where a count is drawn against a scale of shares and told in records too. */
  shareName?: string;
  /** Its share on a scale of shares, where that is not of what was required on the day. */
  shareAt?: (date: string) => number | null;
  at: (date: string) => number | null;
}

function columnsOf({ name, shareName }: Line, isShare: boolean): Column[] {
  if (!isShare) return [{ name, kind: 'count' }];
  if (shareName === undefined) return [{ name: `${name}, %`, kind: 'percent' }];
  return [
    { name, kind: 'count' },
    { name: shareName, kind: 'percent' },
  ];
}

function datesOf(
  { days, plans }: SeriesAnswer,
  marks: readonly BurnUpMark[],
  forecast: readonly string[],
): string[] {
  const marked = marks.flatMap(({ from, to }) =>
    datesFrom(reportingDate(from), addDays(reportingDate(to), 1)),
  );
  return [
    ...new Set<string>([
      ...days.map(({ date }) => date),
      ...marked,
      ...plans.map(({ to }) => to),
      ...forecast,
    ]),
  ].sort();
}

type Plan = SeriesAnswer['plans'][number];

/** The even plan of each deadline as a line of its own, the one in force last. */
export function planLines({ plans }: SeriesAnswer, words: Words) {
  return plans.map((plan, index) => ({
    name: planName(plan, index === plans.length - 1, words),
    at: (date: string) => plannedAt(date, plan),
    shareAt: (date: string) => plannedShareAt(date, plan),
  }));
}

/** 'Kế hoạch ký'; of an earlier one with the deadline it was made for. */
function planName({ to }: Plan, isInForce: boolean, words: Words): string {
  return isInForce
    ? words.say('table.planned')
    : words.say('table.plannedBy', { deadline: words.date(to).slice(0, 5) });
}

/** The line begins the evening before its first day. */
function plannedAt(date: string, { from, to, required }: Plan): number | null {
  const day = reportingDate(date);
  return day < addDays(from, -1) || day > to ? null : planAt(day, from, to, required);
}

/** The days passed of all its days: an even plan never falls, however what is required may change. */
function plannedShareAt(date: string, { from, to }: Plan): number | null {
  const day = reportingDate(date);
  if (day < addDays(from, -1) || day > to) return null;
  return percentTenths(daysBetween(from, day) + 1, daysBetween(from, to) + 1);
}

function marksOn(
  date: string,
  marks: readonly BurnUpMark[],
  day: BurnUpDay | undefined,
  words: Words,
): string | null {
  // Of a day off without figures its reason says so already.
  const isSaid = day?.reported === false;
  const labels = marks
    .filter(({ from, to, kind }) => from <= date && date <= to && !(kind === 'holiday' && isSaid))
    .map(({ label }) => label);
  return [...labels, ...(day ? hollowReasonOf(day, words) : [])].join('; ') || null;
}

/** Why a day is drawn as an outline: nobody had to report, nobody did, or only a part. */
export function hollowReasonOf(
  { reported, isDayOff, partly }: Pick<BurnUpDay, 'reported' | 'isDayOff' | 'partly'>,
  words: Words,
): string[] {
  if (!reported) return [words.say(isDayOff ? 'burnUp.dayOff' : 'burnUp.carried')];
  return partly === undefined ? [] : [words.say('burnUp.partly', { outOf: partly })];
}

/** What each day added to the step shown, what was adjusted, and for signing what each day has to add. */
export function dailyTable(
  { days }: SeriesAnswer,
  { requiredRate }: Pick<ProgressAnswer, 'requiredRate'>,
  measure: Measure,
  words: Words,
): Table {
  const changes = changeColumns(
    days.map(({ wardsReported, increments }) => (wardsReported === 0 ? null : increments)),
    [measure],
    words,
  );
  const needed = measure === 'signed' && requiredRate ? requiredRate.perDay : null;
  return {
    columns: [
      { name: words.say('table.date'), kind: 'date' },
      ...changes.columns,
      ...(needed === null ? [] : [{ name: words.say('table.requiredPerDay'), kind: 'count' } as const]),
      { name: words.say('table.reported'), kind: 'text' },
      { name: words.say('table.marks'), kind: 'text' },
    ],
    rows: days.map((day, index) => [
      day.date,
      ...(changes.cells[index] ?? []),
      ...(needed === null ? [] : [needed]),
      reportedOf(day, words),
      day.isCarriedForward ? noReportOf(day, words) : partlyReported(day, words),
    ]),
  };
}

/** '297/310'; nothing on a day off on which none came. */
function reportedOf(
  { wardsReported, wardsExpected }: SeriesAnswer['days'][number],
  words: Words,
): string | null {
  const told = formatOutOf(wardsReported, wardsExpected, words.language);
  return told === NO_VALUE ? null : told;
}
