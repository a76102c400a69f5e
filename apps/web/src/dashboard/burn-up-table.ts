import { type BurnUpMark, burnUpMarks } from '@api/charts/burn-up-plot.js';
import { burnUpOf } from '@api/charts/burn-up-of.js';
import type { ProgressAnswer, SeriesAnswer } from '@api/contract/progress.js';
import { formatOutOf, NO_VALUE } from '@api/domain/format.js';
import { percentTenths } from '@api/domain/percent.js';
import { planAt } from '@api/domain/rates.js';
import { addDays, datesFrom, reportingDate } from '@api/domain/reporting-date.js';
import type { Cell, Column, Table } from '../shared/table.js';
import type { Words } from '../shared/use-words.js';
import { requiredAt } from './burn-up-points.js';
import { changeColumns } from './day-changes.js';
import { noReportOf } from './headline.js';
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
  const forecast = isForecast ? drawn.forecast : undefined;
  const dates = datesOf(series, marks, forecast?.to);
  const isShare = unit === 'percent' && progress.totals.required > 0;

  const lines: Line[] = [
    ...MEASURES.map((step) => ({
      name: words.say(`step.${step}`),
      shareName: words.say(`table.${step}Share`),
      at: (date: string) => days.get(date)?.[step] ?? null,
    })),
    {
      name: words.say('table.planned'),
      at: (date) => plannedAt(date, series),
    },
    ...(['middle', 'low', 'high'] as const).map((end) => ({
      name: words.say(`table.forecast.${end}`),
      at: (date: string) => (forecast?.to === date ? forecast[end] : null),
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
      ...lines.flatMap(({ shareName, at }): Cell[] => {
        const count = at(date);
        if (!isShare) return [count];
        const share = count === null ? null : percentTenths(count, whole(date) ?? 0);
        return shareName === undefined ? [share] : [count, share];
      }),
      whole(date),
      reported.get(date) ?? null,
      marksOn(date, marks, days.get(date)?.reported === false, words),
    ]),
  };
}

interface Line {
  name: string;
  /** Of the column beside it, where a count is drawn against a scale of shares and told in records too. */
  shareName?: string;
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

function datesOf({ days, plan }: SeriesAnswer, marks: readonly BurnUpMark[], forecastTo?: string): string[] {
  const marked = marks.flatMap(({ from, to }) =>
    datesFrom(reportingDate(from), addDays(reportingDate(to), 1)),
  );
  const ends = [plan?.to, forecastTo].filter((date) => date !== undefined);
  return [...new Set<string>([...days.map(({ date }) => date), ...marked, ...ends])].sort();
}

/** The line begins the evening before its first day. */
function plannedAt(date: string, { plan }: SeriesAnswer): number | null {
  const day = reportingDate(date);
  if (!plan || day < addDays(plan.from, -1) || day > plan.to) return null;
  return planAt(day, plan.from, plan.to, plan.required);
}

function marksOn(
  date: string,
  marks: readonly BurnUpMark[],
  isCarried: boolean,
  words: Words,
): string | null {
  const labels = marks.filter(({ from, to }) => from <= date && date <= to).map(({ label }) => label);
  return [...labels, ...(isCarried ? [words.say('burnUp.carried')] : [])].join('; ') || null;
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
      day.isCarriedForward ? noReportOf(day, words) : null,
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
