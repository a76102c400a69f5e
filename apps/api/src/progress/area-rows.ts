import type { AreaRow, DistrictsAnswer } from '../contract/progress.js';
import { perDayOf } from '../domain/rates.js';
import { changeOf } from './area-progress.js';
import { standingOf } from './ask-standings.js';
import { finishOf } from './forecast-answer.js';
import { isDue, isExpectedDay, type Question } from './question.js';
import { type Ranked, type Ranks, ranksOf } from './ranks.js';
import { stateOfArea } from './reporting-state.js';
import type { Standing } from './standing.js';
import { tempoOf } from './tempo.js';
import { incrementsOf, totalsOf } from './totals.js';
import type { Area } from './which-area.js';

type Standings = ReadonlyMap<string, Standing>;

/** One row for each area, in their order, ranked among themselves; `before` is how they stood on the date compared with. */
export function rowsOf(
  question: Question,
  areas: readonly Area[],
  now: Standings,
  before: readonly Ranked[],
): AreaRow[] {
  const codes = new Set(areas.map(({ code }) => code));
  const ranks = ranksOf(
    areas.map(({ code }) => ({ ...standingOf(now, code ?? '', question.date).day, code: code ?? '' })),
    before.filter(({ code }) => codes.has(code)),
  );
  return areas.map((area) => rowOf(question, area, now, ranks));
}

/** What is told of each of several areas, of all together. */
export function figuresOf(question: Question, standing: Standing): DistrictsAnswer['whole'] {
  const { day, week } = standing;
  const tempo = tempoOf(question.date, standing, question);
  return {
    wardsExpected: isExpectedDay(question, question.date) ? day.wards : 0,
    wardsReported: day.wardsReported,
    totals: totalsOf(day),
    increments: { day: incrementsOf([day]), week: incrementsOf([week]) },
    hasReportedInWeek: week.reports > 0,
    pacePerDay: tempo.pace && perDayOf(tempo.pace.rate),
    requiredPerDay: tempo.requiredRate?.perDay ?? null,
    daysToFinish: finishOf(tempo.forecast.expected)?.days ?? null,
    isBeyondYear: tempo.forecast.expected === 'beyond-limit',
  };
}

function rowOf(question: Question, area: Area, now: Standings, ranks: ReadonlyMap<string, Ranks>): AreaRow {
  const { date } = question;
  const standing = standingOf(now, area.code ?? '', date);
  const { day, compared } = standing;
  const { submitted, verified, signed } = changeOf(day, compared);
  return {
    area,
    state: stateOfArea(day, isDue(question, date)),
    ...figuresOf(question, standing),
    change: { submitted, verified, signed },
    ranks: ranks.get(area.code ?? '') ?? null,
  };
}
