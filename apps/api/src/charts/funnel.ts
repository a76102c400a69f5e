import { scaleLinear } from 'd3-scale';
import { atStart } from '../domain/area-names.js';
import { signableOf, waitingOf } from '../domain/figures.js';
import { formatCount, formatPercent } from '../domain/format.js';
import { emptyPicture } from './empty-picture.js';
import { palette, stepColour } from './palette.js';
import type { Step } from './palette.js';
import { picture, rect, text } from './svg.js';
import type { ChartFrame } from './svg.js';
import { textWidth } from './text-width.js';
import { wordsOf } from './words.js';

export interface FunnelProps extends ChartFrame {
  required: number;
  submitted: number;
  verified: number;
  /** Records still with the police: what they returned unresolved waits there no more. */
  pending: number;
  /** Records that may be signed without the police: they widen the step before `signed`. */
  exempt: number;
  signed: number;
  /** Days the record next in line before each step has waited; null when not known. */
  waitingDays?: { submitted: number | null; verified: number | null; signed: number | null };
}

/**
 * The four steps of a record as bars from the same zero: how many have taken each step, their share of
 * the step before, how many are waiting and for how long. `signed` is measured against all that may be
 * signed, so that it never passes 100%.
 */
export function funnel(props: FunnelProps): string {
  if (props.required === 0) return emptyPicture(props);
  const words = wordsOf(props.language);
  const steps = funnelSteps(props).map((step) => ({
    ...step,
    name: atStart(words[step.step]),
    share: shareText(step, props),
    waiting: waitingText(step, props),
  }));
  const rowHeight = props.height / steps.length;
  const barHeight = Math.min(22, Math.max(6, rowHeight - 24));
  const notes = 10 + Math.max(...steps.map(({ waiting }) => textWidth(waiting, NOTE)));
  const x = scaleLinear()
    .domain([0, Math.max(props.required, props.verified + props.exempt)])
    .range([0, props.width - notes]);

  return picture(
    props,
    steps.flatMap((step, index) => {
      const top = index * rowHeight + (rowHeight - barHeight - 17) / 2;
      const bar = top + 17;
      const base = bar + barHeight / 2 + 3.5;
      const note = { size: NOTE, fill: palette.muted, anchor: 'end' } as const;
      const afterName = textWidth(step.name, 11) + 8;
      return [
        text(0, top + 11, step.name, { size: 11 }),
        text(afterName, top + 11, formatCount(step.count, props.language), { size: 11.5, weight: 600 }),
        text(props.width, top + 11, step.share, note),
        rect(0, bar, x(props.required), barHeight, { fill: palette.shade, rx: 2 }),
        rect(0, bar, x(step.count), barHeight, { fill: stepColour[step.step], rx: 2 }),
        ...(step.exempt > 0
          ? exemptPart(x(step.count), x(step.exempt), bar, barHeight, base, props, notes)
          : []),
        text(props.width, base, step.waiting, note),
      ];
    }),
  );
}

const NOTE = 10;

/** Outlined at the end of the verified bar, its count where there is room: after it, or within the outline. */
function exemptPart(
  from: number,
  length: number,
  top: number,
  height: number,
  base: number,
  { exempt, language, width }: FunnelProps,
  notes: number,
): string[] {
  const short = `+ ${formatCount(exempt, language)}`;
  const long = `${short} ${wordsOf(language).exempt}`;
  const fits = (label: string, room: number) => textWidth(label, NOTE) <= room;
  const after = [long, short].find((label) => fits(label, width - notes - from - length - 8));
  const within = [long, short].find((label) => fits(label, length - 10));
  return [
    rect(from + 0.5, top + 0.5, length - 1, height - 1, { fill: palette.paper, stroke: stepColour.verified }),
    ...(after !== undefined
      ? [text(from + length + 6, base, after, { size: NOTE, fill: palette.muted })]
      : within !== undefined
        ? [text(from + 6, base, within, { size: NOTE, fill: palette.muted })]
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
export function funnelSteps(props: Omit<FunnelProps, 'width' | 'height'>): FunnelStep[] {
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

function shareText({ before, count }: FunnelStep, { language }: FunnelProps): string {
  return before ? `${formatPercent(count, before.count, language)} ${before.name}` : '';
}

/** "còn 357.836 · chờ 3 ngày"; in a narrow picture the days alone, for the bars need the room. */
function waitingText({ waiting: count, days }: FunnelStep, { language, width }: FunnelProps): string {
  if (count === 0) return '';
  const words = wordsOf(language);
  const left = `${words.left} ${formatCount(count, language)}`;
  if (days === null) return left;
  const waited = `${words.waiting} ${formatCount(Math.round(days), language)} ${words.days}`;
  return width < 400 ? waited : `${left} · ${waited}`;
}
