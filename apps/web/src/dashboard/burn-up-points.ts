import type { BurnUpProps } from '@api/charts/burn-up-props.js';
import type { BurnUpPlot } from '@api/charts/burn-up-plot.js';
import { dayNumber } from '@api/charts/date-axis.js';

type Steps = Record<'submitted' | 'verified' | 'signed', number | null>;
type Carried = Record<'submittedCarried' | 'verifiedCarried' | 'signedCarried', number | null>;

/** One place on the axis of days, with every line that passes there. */
export interface BurnUpPoint extends Steps, Carried {
  day: number;
  date: string;
  isReported: boolean;
  isDayOff: boolean;
  /** '10/310' where only a part reported. */
  partly: string | null;
  isLast: boolean;
  /** What was required on the day: the whole that a share of it is told of. */
  whole: number;
  /** The line of the plan in force. */
  plan: number | null;
  /** The lines of earlier plans, in the order of their deadlines. */
  oldPlans: (number | null)[];
  required: number | null;
  forecast: number | null;
  band: [number, number] | null;
}

/**
 * The days of figures, and beside them the corners of plan, required and forecast. A day carried forward is
 * left out of the solid line and in the dashed one, with the days on either side of it.
 */
export function pointsOf(props: BurnUpProps, plot: BurnUpPlot): BurnUpPoint[] {
  const points = new Map<string, BurnUpPoint>();
  const at = (date: string): BurnUpPoint => {
    const point = points.get(date) ?? { ...emptyPoint(date), whole: requiredAt(props.required, date) ?? 0 };
    points.set(date, point);
    return point;
  };
  props.days.forEach((day, index) => {
    const neighbours = [props.days[index - 1], day, props.days[index + 1]];
    const isDashed = neighbours.some((near) => near?.reported === false);
    const { submitted, verified, signed } = day;
    Object.assign(at(day.date), {
      isReported: day.reported,
      isDayOff: day.isDayOff === true,
      partly: day.partly ?? null,
      isLast: index === props.days.length - 1,
      submitted,
      verified,
      signed,
      ...(isDashed ? { submittedCarried: submitted, verifiedCarried: verified, signedCarried: signed } : {}),
    });
  });
  const plans = props.plans ?? [];
  const old = plans.filter(({ isInForce }) => !isInForce);
  for (const { corners, isInForce } of plans)
    if (isInForce) for (const { date, count } of corners) at(date).plan = count;
  old.forEach(({ corners }, index) => {
    for (const { date, count } of corners) at(date).oldPlans[index] = count;
  });
  for (const { from, count } of props.required) at(from < plot.from ? plot.from : from).required = count;
  const required = props.required.at(-1)?.count;
  if (required !== undefined) at(plot.to).required = required;
  const last = props.days.at(-1);
  if (props.forecast && last && last.signed !== null) {
    Object.assign(at(last.date), { forecast: last.signed, band: [last.signed, last.signed] });
    for (const { date, middle, band } of props.forecast)
      Object.assign(at(date), { forecast: middle, band: band && [band.low, band.high] });
  }
  return [...points.values()].sort((a, b) => a.day - b.day);
}

/** What is required on a day, by the last version until then; before the first one, by that. */
export function requiredAt(required: BurnUpProps['required'], date: string): number | null {
  const version = required.filter(({ from }) => from <= date).at(-1) ?? required[0];
  return version?.count ?? null;
}

function emptyPoint(date: string): BurnUpPoint {
  return {
    day: dayNumber(date),
    date,
    isReported: true,
    isDayOff: false,
    partly: null,
    isLast: false,
    whole: 0,
    submitted: null,
    verified: null,
    signed: null,
    submittedCarried: null,
    verifiedCarried: null,
    signedCarried: null,
    plan: null,
    oldPlans: [],
    required: null,
    forecast: null,
    band: null,
  };
}
