import { scaleLinear } from 'd3-scale';
import type { BurnUpProps } from './burn-up-props.js';
import { compactCount } from './compact-count.js';
import { dayMonth, dayNumber } from './date-axis.js';
import { formatCount } from '../domain/format.js';
import { placeFlags } from './header-lanes.js';
import type { Flag, FlagPlace } from './header-lanes.js';
import { sizeIn } from './svg.js';
import type { ChartFrame } from './svg.js';
import { textWidth } from './text-width.js';
import type { Weight } from './text-width.js';
import { wordsOf } from './words.js';
import { wrapText } from './wrap-text.js';

export const STEPS = ['submitted', 'verified', 'signed'] as const;
/** The size of a label in the plot and above it. */
export function labelSize(frame: Pick<ChartFrame, 'leastText'>): number {
  return sizeIn(frame, 10);
}

/** From one label above the plot to the next. */
export function laneHeight(frame: Pick<ChartFrame, 'leastText'>): number {
  return labelSize(frame) + 4;
}

const MARGIN = 20;

export interface BurnUpFlag extends Flag, FlagPlace {
  label: string;
  kind: 'holiday' | 'old' | 'in-force' | 'event';
}

/** Where everything of a burn-up stands, in pixels. */
export interface BurnUpPlot {
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** First and last day of the axis. */
  from: string;
  to: string;
  max: number;
  x: (date: string) => number;
  y: (count: number) => number;
  ticks: number[];
  flags: BurnUpFlag[];
  /** What hollow points stand for, in the lines below the dates; none where there are no such points. */
  legend: string[];
}

/** Whether no day has any count: there is nothing to draw then, however many days, plans and deadlines there are. */
export function hasNoFigures({ days }: Pick<BurnUpProps, 'days'>): boolean {
  return days.every((day) => STEPS.every((step) => day[step] === null));
}

/** The axis runs from the first day of figures or plan to the last of figures, plan, deadlines and forecast. */
export function burnUpPlot(props: BurnUpProps): BurnUpPlot {
  const { days, deadlines, forecast = [], required } = props;
  const plan = (props.plans ?? []).flatMap(({ corners }) => corners);
  const figures = days.flatMap((day) => [day.submitted ?? 0, day.verified ?? 0, day.signed ?? 0]);
  const last = forecast.at(-1);
  const ahead = last?.band?.high ?? last?.middle ?? 0;
  const max = Math.max(1, ...figures, ...required.map(({ count }) => count), ahead);
  const dates = [...days, ...plan, ...deadlines].map(({ date }) => date).sort();
  const from = dates[0] ?? '';
  const to = [...dates, forecast.at(-1)?.date ?? from].sort().at(-1) ?? from;

  const scale = scaleLinear().domain([0, max]);
  const ticks = scale.ticks(props.height < 200 ? 3 : 5);
  const left =
    Math.max(...ticks.map((tick) => textWidth(compactCount(tick, max, props.language), sizeIn(props, 9.5)))) +
    10;
  const right = props.width - rightMargin(props, left, from, to);

  const span = Math.max(1, dayNumber(to) - dayNumber(from));
  const x = (date: string) => left + ((dayNumber(date) - dayNumber(from)) / span) * (right - left);
  const flags = flagsOf(props, x, left, props.width - 2);
  const lanes = Math.max(0, ...flags.map(({ lane }) => lane + 1));
  const top = lanes * laneHeight(props) + 18;
  const axis = labelSize(props) + 10;
  const legend = legendLines(props, left);
  const bottom = props.height - axis - (legend.length === 0 ? 0 : legend.length * laneHeight(props) + 2);
  return { left, right, top, bottom, from, to, max, x, y: scale.range([bottom, top]), ticks, flags, legend };
}

/** From the sign of hollow points to what they stand for. */
export const HOLLOW_SIGN = 28;

function legendLines(props: BurnUpProps, left: number): string[] {
  const reasons = hollowReasons(props);
  if (reasons.length === 0) return [];
  return wrapText(reasons.join('; '), props.width - left - HOLLOW_SIGN, sizeIn(props, 9.5));
}

/**
 * The end labels stand right of the last day. Where the axis leaves too little room there the margin gives
 * it; close to the end of the axis they stand wholly in the margin.
 */
function rightMargin(props: BurnUpProps, left: number, from: string, to: string): number {
  const last = props.days.at(-1);
  if (!last) return MARGIN;
  const wanted =
    22 +
    Math.max(0, ...endLabels(props).map(({ label, weight }) => textWidth(label, labelSize(props), weight)));
  const share = (dayNumber(last.date) - dayNumber(from)) / Math.max(1, dayNumber(to) - dayNumber(from));
  const room = (1 - share) * (props.width - left);
  if (room < 50) return Math.min(props.width * 0.4, wanted);
  return Math.max(MARGIN, (wanted - room) / share);
}

export interface EndLabel {
  step: (typeof STEPS)[number];
  count: number;
  label: string;
  weight: Weight;
}

/** What is written at the end of each line, with its figure. */
export function endLabels(props: BurnUpProps): EndLabel[] {
  const words = wordsOf(props.language);
  return STEPS.flatMap((step) => {
    const count = props.days.at(-1)?.[step];
    if (count === null || count === undefined) return [];
    const label = `${words[step]} ${formatCount(count, props.language)}`;
    return [{ step, count, label, weight: step === 'signed' ? 600 : 400 }];
  });
}

/** What is hung above the curves, and over which days, both included. */
export interface BurnUpMark extends Pick<BurnUpFlag, 'label' | 'kind'> {
  from: string;
  to: string;
}

export function burnUpMarks(
  props: Pick<BurnUpProps, 'deadlines' | 'holidays' | 'events' | 'language'>,
): BurnUpMark[] {
  const words = wordsOf(props.language);
  const deadlines = props.deadlines.map(({ date, inForce, document }): BurnUpMark => {
    const name = `${inForce ? words.deadline : words.oldDeadline} ${dayMonth(date)}`;
    const label = document ? `${name} (${document})` : name;
    return { from: date, to: date, kind: inForce ? 'in-force' : 'old', label };
  });
  const holidays = props.holidays.map(({ from, to }): BurnUpMark => ({
    from,
    to,
    kind: 'holiday',
    label: words.holiday,
  }));
  const events = (props.events ?? []).map(({ date, label }): BurnUpMark => ({
    from: date,
    to: date,
    kind: 'event',
    label,
  }));
  return [...deadlines, ...holidays, ...events];
}

function flagsOf(props: BurnUpProps, x: (date: string) => number, left: number, right: number): BurnUpFlag[] {
  const hung = burnUpMarks(props).map(({ from, to, kind, label }) => ({
    x: (x(from) + x(to)) / 2,
    kind,
    label,
    hasLine: kind !== 'holiday',
    width: textWidth(label, labelSize(props), kind === 'in-force' ? 600 : 400),
  }));
  const places = placeFlags(hung, left, right);
  return hung.map((flag, index) => ({ ...flag, lane: 0, left: flag.x, ...places[index] }));
}

/**
 * What the hollow points stand for, where there are any: days off, days nobody reported, and the last day that
 * only a part reported.
 */
function hollowReasons({ days, language }: Pick<BurnUpProps, 'days' | 'language'>): string[] {
  const words = wordsOf(language);
  const carried = days.filter(({ reported }) => !reported);
  const partly = days.filter(({ partly }) => partly !== undefined).at(-1);
  const [isOff, isSilent] = [true, false].map((off) =>
    carried.some(({ isDayOff }) => (isDayOff === true) === off),
  );
  const why = isOff && isSilent ? words.offOrSilent : isOff ? words.dayOff : words.carriedForward;
  return [
    ...(carried.length === 0 ? [] : [why]),
    ...(partly?.partly === undefined ? [] : [words.partly(dayMonth(partly.date), partly.partly)]),
  ];
}
