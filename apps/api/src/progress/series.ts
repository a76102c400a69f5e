import { campaignEvents } from '../areas/campaign-events.query.js';
import { districts } from '../areas/districts.query.js';
import type { DistrictSeriesAnswer, SeriesAnswer } from '../contract/progress.js';
import { deadlineInForce, type DeadlineVersion } from '../domain/deadlines.js';
import { planAt } from '../domain/rates.js';
import { addDays, weekOf } from '../domain/reporting-date.js';
import type { Period } from '../domain/reporting-date.js';
import { type AreaDay, areaDays } from './area-days.query.js';
import { byArea } from './area-history.js';
import { planOf } from './area-progress.js';
import { type Area, scopeOf, seenPeriod } from './which-area.js';
import type { Question } from './question.js';
import { incrementsOf, totalsOf } from './totals.js';

/** An area's course through a period, with everything the burn-up draws beside it. */
export async function seriesOf(
  question: Question,
  area: Area,
  period: Period,
  by: SeriesAnswer['by'],
): Promise<SeriesAnswer> {
  const { from, until } = await seenPeriod(question, area, period);
  const days = await areaDays(question.tx, scopeOf(area), from, until, question.asOf);
  const last = days.at(-1);
  const deadline = deadlineInForce(question.date, question.deadlines);
  const plan = last ? planOf(question, last, { deadline }) : null;
  const groups = by === 'week' ? weeksOf(days) : days.map((day) => [day]);
  // The forecast runs on to the deadline, and so do the days off it passes.
  const end = deadline && deadline.deadlineDate >= until ? addDays(deadline.deadlineDate, 1) : until;
  const events = await campaignEvents(question.tx, question.asOf);
  return {
    area,
    by,
    days: groups.flatMap((group) => pointOf(group, by, plan)),
    required: requiredSteps(days),
    plan: plan && lineOf(plan),
    plans: last ? plansOf(question, last, deadline) : [],
    deadlines: question.deadlines.map((version) => ({ ...version, isInForce: version === deadline })),
    holidays: question.calendar.filter(({ date }) => date >= from && date < end),
    events: events.filter(({ date }) => date >= from && date < until),
  };
}

/**
 * The even plan for every deadline decided so far, each over what is required now: an earlier plan that was
 * missed stays to be seen beside the one that followed it.
 */
function plansOf(question: Question, last: AreaDay, inForce: DeadlineVersion | null): SeriesAnswer['plans'] {
  const earlier = question.deadlines.filter((deadline) => deadline !== inForce);
  return [...earlier, ...(inForce ? [inForce] : [])].flatMap((deadline) => {
    const plan = planOf(question, last, { deadline });
    return plan ? [lineOf(plan)] : [];
  });
}

function lineOf({
  from,
  to,
  required,
}: NonNullable<SeriesAnswer['plan']>): NonNullable<SeriesAnswer['plan']> {
  return { from, to, required };
}

/** The course of every district the caller may see. */
export async function districtSeries(
  question: Question,
  { from, until }: Period,
): Promise<DistrictSeriesAnswer> {
  const known = await districts(question.tx, question.asOf);
  const days = byArea(await areaDays(question.tx, { level: 'district' }, from, until, question.asOf));
  return {
    districts: known.map(({ code, name }) => ({
      area: { level: 'district', code, name, districtCode: null, districtName: null },
      days: [...(days.get(code)?.values() ?? [])].map((day) => {
        const { date, required } = day;
        const { submitted, verified, signed } = totalsOf(day);
        return {
          ...{ date, ...reportsOf(day), isCarriedForward: isCarriedForward(day) },
          ...{ required, submitted, verified, signed },
        };
      }),
    })),
  };
}

/** How many of a day's wards reported: where some did and not all it is told as a part. */
function reportsOf({ isReportingDay, wards, wardsReported }: AreaDay) {
  return { isReportingDay, wardsExpected: isReportingDay ? wards : 0, wardsReported };
}

function isCarriedForward(day: AreaDay): boolean {
  return day.wardsReported === 0;
}

/** One point: a day, or a week as it stood on its last day and with everything that arrived in it. */
function pointOf(
  group: readonly AreaDay[],
  by: SeriesAnswer['by'],
  plan: SeriesAnswer['plan'],
): SeriesAnswer['days'] {
  const [first, last] = [group[0], group.at(-1)];
  if (!first || !last) return [];
  return [
    {
      date: by === 'week' ? weekOf(first.date).from : first.date,
      ...reportsOf(last),
      isReportingDay: group.some((day) => day.isReportingDay),
      isCarriedForward: group.every(isCarriedForward),
      totals: totalsOf(last),
      increments: incrementsOf(group),
      planned: plan && planAt(last.date, plan.from, plan.to, plan.required),
    },
  ];
}

function weeksOf(days: readonly AreaDay[]): AreaDay[][] {
  const weeks = new Map<string, AreaDay[]>();
  for (const day of days) {
    const { from } = weekOf(day.date);
    weeks.set(from, [...(weeks.get(from) ?? []), day]);
  }
  return [...weeks.values()];
}

function requiredSteps(days: readonly AreaDay[]): SeriesAnswer['required'] {
  return days
    .filter((day, index) => day.required !== days[index - 1]?.required)
    .map(({ date, required }) => ({ from: date, required }));
}
