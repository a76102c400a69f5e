import { scaleLinear } from 'd3-scale';
import { atStart } from '../domain/area-names.js';
import { type Known, knownOf, signableOf, waitingOf } from '../domain/figures.js';
import { formatCount, formatPercent } from '../domain/format.js';
import { emptyPicture } from './empty-picture.js';
import { inkOn, palette, stepColour } from './palette.js';
import type { Step } from './palette.js';
import { element, picture, rect, text, sizeIn, tooltip } from './svg.js';
import type { ChartFrame } from './svg.js';
import { textWidth } from './text-width.js';
import { wordsOf } from './words.js';

/** The counts of an area; null where it never reported. */
export interface FunnelProps extends ChartFrame {
  required: number;
  submitted: number | null;
  verified: number | null;
  /** Records still with the police: what they returned unresolved waits there no more. */
  pending: number | null;
  /** Records that may be signed without the police: they widen the step before `signed`. */
  exempt: number | null;
  signed: number | null;
  /** Days the record next in line before each step has waited; null when not known. */
  waitingDays?: { submitted: number | null; verified: number | null; signed: number | null };
}

/**
 * The four steps of a record as bars from the same zero: how many have taken each step, their share of
 * the step before, how many are waiting and for how long. `signed` is measured against all that may be
 * signed, so that it never passes 100%.
 */
export function funnel(asked: FunnelProps): string {
  const props = knownOf(asked);
  if (props === null || props.required === 0) return emptyPicture(asked);
  const words = wordsOf(props.language);
  const steps = funnelSteps(props).map((step) => ({
    ...step,
    name: atStart(words[step.step]),
    share: shareText(step, props),
    waiting: waitingText(step, props),
  }));
  const size = sizeIn(props, 10);
  const rowHeight = props.height / steps.length;
  // Where a row has no room for two lines of text the bar stands on the line of its name.
  return picture(
    props,
    rowHeight < 2 * size + 8 ? inOneLine(steps, rowHeight, props) : inTwoLines(steps, rowHeight, props),
  );
}

type KnownProps = Known<FunnelProps>;

interface DrawnStep extends Omit<FunnelStep, 'waiting'> {
  name: string;
  share: string;
  waiting: string;
}

function inTwoLines(steps: readonly DrawnStep[], rowHeight: number, props: KnownProps): string[] {
  const small = sizeIn(props, 10);
  const line = small + 7;
  const barHeight = Math.min(22, Math.max(6, rowHeight - line - 7));
  const notes = 10 + Math.max(...steps.map(({ waiting }) => textWidth(waiting, small)));
  const x = scaleOf(props, props.width - notes);
  return steps.flatMap((step, index) => {
    const top = index * rowHeight + (rowHeight - barHeight - line) / 2;
    const bar = top + line;
    const base = bar + barHeight / 2 + small * 0.36;
    const note = { size: small, fill: palette.muted, anchor: 'end' } as const;
    const nameSize = Math.max(11, small);
    const afterName = textWidth(step.name, nameSize) + 8;
    return [
      text(0, top + small + 1, step.name, { size: nameSize }),
      text(afterName, top + small + 1, formatCount(step.count, props.language), {
        size: Math.max(11.5, small),
        weight: 600,
      }),
      text(props.width, top + small + 1, step.share, note),
      rect(0, bar, x(props.required), barHeight, { fill: palette.shade, rx: 2 }),
      rect(0, bar, x(step.count), barHeight, { fill: stepColour[step.step], rx: 2 }),
      ...(step.exempt > 0
        ? exemptPart(x(step.count), x(step.exempt), bar, barHeight, base, props, notes)
        : []),
      text(props.width, base, step.waiting, note),
    ];
  });
}

/** Name, bar and count on one line, and at its end how long the next in line has waited. */
function inOneLine(steps: readonly DrawnStep[], rowHeight: number, props: KnownProps): string[] {
  const size = sizeIn(props, 10);
  const names = 8 + Math.max(...steps.map(({ name }) => textWidth(name, size)));
  const notes = 8 + Math.max(...steps.map(({ waiting }) => textWidth(waiting, size)));
  const barHeight = Math.min(18, rowHeight - 3);
  const room = Math.max(20, props.width - names - notes);
  const x = scaleOf(props, room);
  return steps.flatMap((step, index) => {
    const top = index * rowHeight + (rowHeight - barHeight) / 2;
    const base = top + barHeight / 2 + size * 0.36;
    const fill = stepColour[step.step];
    const count = formatCount(step.count, props.language);
    const long = textWidth(count, size, 600);
    const [end, exempt] = [x(step.count), x(step.exempt)];
    const after = end + (step.exempt > 0 ? exempt : 0) + 5;
    const isWithin = long + 10 <= end || (long + 4 <= end && after + long > room);
    return [
      text(0, base, step.name, { size }),
      rect(names, top, x(props.required), barHeight, { fill: palette.shade, rx: 2 }),
      rect(names, top, end, barHeight, { fill, rx: 2 }),
      ...(step.exempt > 0
        ? [
            element(
              'g',
              {},
              tooltip(`+ ${formatCount(step.exempt, props.language)} ${wordsOf(props.language).exempt}`),
              rect(names + end + 0.5, top + 0.5, exempt - 1, barHeight - 1, {
                fill: palette.paper,
                stroke: stepColour.verified,
              }),
            ),
          ]
        : []),
      text(isWithin ? names + end - (long + 10 <= end ? 5 : 2) : names + after, base, count, {
        ...{ size, weight: 600, fill: isWithin ? inkOn(fill) : palette.ink },
        ...(isWithin ? { anchor: 'end' } : {}),
      }),
      text(props.width, base, step.waiting, { size, fill: palette.muted, anchor: 'end' }),
    ];
  });
}

function scaleOf(props: KnownProps, room: number) {
  return scaleLinear()
    .domain([0, Math.max(props.required, props.verified + props.exempt)])
    .range([0, room]);
}

/** Outlined at the end of the verified bar, its count where there is room: after it, or within the outline. */
function exemptPart(
  from: number,
  length: number,
  top: number,
  height: number,
  base: number,
  props: KnownProps,
  notes: number,
): string[] {
  const { exempt, language, width } = props;
  const size = sizeIn(props, 10);
  const short = `+ ${formatCount(exempt, language)}`;
  const long = `${short} ${wordsOf(language).exempt}`;
  const fits = (label: string, room: number) => textWidth(label, size) <= room;
  const after = [long, short].find((label) => fits(label, width - notes - from - length - 8));
  const within = height < size ? undefined : [long, short].find((label) => fits(label, length - 10));
  return [
    element(
      'g',
      {},
      tooltip(long),
      rect(from + 0.5, top + 0.5, length - 1, height - 1, {
        fill: palette.paper,
        stroke: stepColour.verified,
      }),
    ),
    ...(after !== undefined
      ? [text(from + length + 6, base, after, { size, fill: palette.muted })]
      : within !== undefined
        ? [text(from + 6, base, within, { size, fill: palette.muted })]
        : []),
  ];
}

export interface FunnelStep {
  step: Step;
  count: number;
  /** Records that may take the next step without having taken this one. */
  exempt: number;
  /** What its share is of, in records and in words; null of the first. */
  before: { count: number; name: string } | null;
  /** Records waiting before it, and the days of the one next in line; null when not known. */
  waiting: number;
  days: number | null;
}

/** The steps with every figure of theirs that is drawn. */
export function funnelSteps(props: Omit<KnownProps, 'width' | 'height'>): FunnelStep[] {
  const { required, submitted, verified, pending, exempt, signed, waitingDays, language } = props;
  const words = wordsOf(language);
  const step = (name: Exclude<Step, 'required'>, before: number, of = words.ofPrevious): FunnelStep => ({
    step: name,
    count: props[name],
    exempt: name === 'verified' ? exempt : 0,
    before: { count: before, name: of },
    waiting: waiting[name],
    days: waiting[name] > 0 ? (waitingDays?.[name] ?? null) : null,
  });
  const signable = signableOf({ verified, exempt });
  const waiting = waitingOf({ required, submitted, pending, signable, signed });
  return [
    { step: 'required', count: required, exempt: 0, before: null, waiting: 0, days: null },
    step('submitted', required),
    step('verified', submitted),
    step('signed', signable, exempt > 0 ? words.ofSignable : words.ofPrevious),
  ];
}

/** "đạt 92,0% số ở bước trước"; in a narrow picture the share alone. */
function shareText({ before, count }: FunnelStep, props: KnownProps): string {
  if (before === null) return '';
  const { language } = props;
  const share = `${wordsOf(language).reached} ${formatPercent(count, before.count, language)}`.trim();
  return isNarrow(props) ? share : `${share} ${before.name}`;
}

/** "còn 357.836 · chờ lâu nhất 3 ngày"; in a narrow picture the days alone, for the bars need the room. */
function waitingText({ waiting: count, days }: FunnelStep, props: KnownProps): string {
  const { language } = props;
  if (count === 0) return '';
  const words = wordsOf(language);
  const left = `${words.left} ${formatCount(count, language)}`;
  if (days === null) return left;
  const waited = `${words.waiting} ${formatCount(Math.round(days), language)} ${words.days}`;
  return isNarrow(props) ? waited : `${left} · ${waited}`;
}

/** Whether long notes would take the room of the bars, and of the counts after them: larger letters need more. */
function isNarrow(props: KnownProps): boolean {
  return props.width < 40 * sizeIn(props, 10);
}
