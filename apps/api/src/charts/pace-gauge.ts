import { scaleLinear } from 'd3-scale';
import { atStart } from '../domain/area-names.js';
import { formatCount, formatDate, formatOutOf, formatTenths, type Language } from '../domain/format.js';
import type { HeadlineCode } from '../domain/headline.js';
import { toldTenths } from '../domain/rates.js';
import { reportingDate } from '../domain/reporting-date.js';
import { emptyPicture } from './empty-picture.js';
import { palette, stepColour } from './palette.js';
import { element, line, picture, rect, round, sizeIn, text, tooltip } from './svg.js';
import type { ChartFrame } from './svg.js';
import { textWidth } from './text-width.js';
import { type Words, wordsOf } from './words.js';

export interface PaceGaugeProps extends ChartFrame {
  /** Signed records a day, and the ends of its band, where it has one; null without a pace. */
  pace: { pace: number; low: number | null; high: number | null; partly?: readonly PartlyDay[] } | null;
  /** Records to sign each day to finish in time; null without a deadline, and when no reporting day is left. */
  neededPerDay: number | null;
  /** What the figures come to, and how many times as fast signing must go. */
  headline: { code: HeadlineCode; speedUp: number | null };
}

/** A day on which only a part of the wards reported: neither the slowest nor the fastest, whatever they signed. */
export interface PartlyDay {
  date: string;
  /** '07/05' */
  day: string;
  /** '10/310' */
  outOf: string;
  /** What those that reported signed. */
  signed: number;
}

/** A pace as it is answered, its days apart that too few wards reported. */
interface AnsweredPace {
  perDay: number;
  low: number | null;
  high: number | null;
  days: readonly {
    date: string;
    signed: number | null;
    wardsReported: number;
    wardsExpected: number;
    isNearlyComplete: boolean;
  }[];
}

/** What the gauge draws of a pace. A day of which nothing is known has no place on it. */
export function gaugePaceOf(pace: AnsweredPace, language?: Language) {
  const { perDay, low, high, days } = pace;
  const partly = days.flatMap(
    ({ date, signed, wardsReported, wardsExpected, isNearlyComplete }): PartlyDay[] =>
      isNearlyComplete || signed === null
        ? []
        : [
            {
              date,
              day: formatDate(reportingDate(date)).slice(0, 5),
              outOf: formatOutOf(wardsReported, wardsExpected, language),
              signed,
            },
          ],
  );
  return { pace: perDay, low, high, partly };
}

/** How fast signing goes against how fast it must go: a bar, the range of recent days, and a mark to reach. */
export function paceGauge(props: PaceGaugeProps): string {
  const { pace, neededPerDay, headline, width, height, language } = props;
  const words = wordsOf(language);
  if (!pace)
    return emptyPicture(props, atStart(headline.code === 'not-begun' ? words.notBegun : words.noData));
  const perDay = (count: number) => `${formatCount(Math.round(count), language)}${words.perDay}`;
  const partly = pace.partly ?? [];
  const most = Math.max(
    1,
    pace.pace,
    pace.high ?? 0,
    neededPerDay ?? 0,
    ...partly.map(({ signed }) => signed),
  );
  const x = scaleLinear()
    .domain([0, most * 1.04])
    .range([0, width])
    .clamp(true);
  const enough = !BEHIND.includes(headline.code);
  const [size, small] = [sizeIn(props, 10.5), sizeIn(props, 9)];
  const lineHeight = size + 4.5;
  // A low picture leaves the verdict to the title above it.
  const isLow = height < 2 * lineHeight + 18;
  const [top, bar] = [4, Math.max(8, height - (isLow ? 1 : 2) * lineHeight - 10)];
  const [first, second] = [top + bar + lineHeight + 1, top + bar + 2 * lineHeight + 1];
  const says = verdictOf(props);
  const band = pace.low === null || pace.high === null ? null : { from: x(pace.low), to: x(pace.high) };
  const room = width - textWidth(says, size, 600) - 14;
  const legend = legendsOf(partly, band !== null, words).find((told) => textWidth(told, small) <= room);
  const done = enough ? stepColour.signed : palette.alert;

  return picture(props, [
    rect(0, top, width, bar, { fill: palette.shade, rx: 2 }),
    ...(band
      ? [rect(band.from, top, band.to - band.from, bar, { fill: enough ? '#c0dbf3' : '#f6c9c3' })]
      : []),
    rect(0, top + bar * 0.22, x(pace.pace), bar * 0.56, { fill: done }),
    ...hollows(partly, x, { y: top + bar / 2, radius: Math.max(3, Math.min(5, bar * 0.36)) }, language),
    ...(neededPerDay === null
      ? []
      : [
          line(x(neededPerDay), top - 3, x(neededPerDay), top + bar + 4, {
            stroke: palette.ink,
            'stroke-width': 2.4,
          }),
        ]),
    text(0, first, `${words.pace} ${perDay(pace.pace)}`, { size, weight: 600, fill: done }),
    ...(neededPerDay === null
      ? []
      : [needed(`${words.needed} ${perDay(neededPerDay)}`, x(neededPerDay), first, props)]),
    ...(isLow
      ? []
      : [text(0, second, says, { size, fill: enough ? palette.ink : palette.alert, weight: 600 })]),
    ...(legend !== undefined && !isLow
      ? [text(width, second, legend, { size: small, fill: palette.muted, anchor: 'end' })]
      : []),
  ]);
}

/**
 * Partly reported days, hollow with a dashed edge as on every chart, and their words for a pointer: a dot for a day by
 * itself, and one long mark for days whose dots would touch.
 */
function hollows(
  partly: readonly PartlyDay[],
  x: (signed: number) => number,
  { y, radius }: { y: number; radius: number },
  language?: Language,
): string[] {
  const drawn = {
    fill: palette.paper,
    stroke: palette.ink,
    'stroke-width': 1.1,
    'stroke-dasharray': '2 1',
  };
  return nearOnes(partly, (day) => x(day.signed), 2 * radius + 2).map(({ days, from, to }) => {
    const told = tooltip(partlyTold(days, language) ?? '');
    if (days.length === 1) return element('circle', { cx: from, cy: y, r: radius, ...drawn }, told);
    const box = { x: round(from - radius), y: y - radius, width: round(to - from + 2 * radius) };
    return element('rect', { ...box, height: 2 * radius, rx: radius, ...drawn }, told);
  });
}

/** Days in the order of their places, those closer than `gap` to the one before together. */
function nearOnes(partly: readonly PartlyDay[], placeOf: (day: PartlyDay) => number, gap: number) {
  const groups: { days: PartlyDay[]; from: number; to: number }[] = [];
  for (const day of [...partly].sort((a, b) => a.signed - b.signed)) {
    const place = placeOf(day);
    const last = groups.at(-1);
    if (last && place - last.to < gap) {
      last.days.push(day);
      last.to = place;
    } else groups.push({ days: [day], from: place, to: place });
  }
  return groups;
}

/** '05/05 mới 300/310; 07/05 mới 10/310: chưa tính vào mức thấp nhất – cao nhất'; null when nearly all reported each day. */
export function partlyTold(partly: readonly PartlyDay[], language?: Language): string | null {
  const words = wordsOf(language);
  if (partly.length === 0) return null;
  const days = [...partly]
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .map((day) => partlyNamed(day, language));
  return `${days.join('; ')}${partly.length === 1 ? ',' : ':'} ${words.notInRange}`;
}

/** '07/05 mới 10/310' */
export function partlyNamed({ day, outOf }: PartlyDay, language?: Language): string {
  return wordsOf(language).partly(day, outOf);
}

/** The same in one line, where there is room for no more: '07/05 mới 10/310, chưa tính vào thấp – cao nhất'. */
export function partlyInShort(partly: readonly PartlyDay[], language?: Language): string | null {
  const words = wordsOf(language);
  const days = partlyNames(partly, words);
  return days === null ? null : `${days}, ${words.outsideRange}`;
}

function partlyNames(partly: readonly PartlyDay[], words: Words): string | null {
  const [only, ...others] = partly;
  if (!only) return null;
  return others.length === 0 ? words.partly(only.day, only.outOf) : words.partlyDays(partly.length);
}

/** What light band and hollow dots are, the longest wording first; the hollow ones last to be left out. */
function legendsOf(partly: readonly PartlyDay[], hasBand: boolean, words: Words): string[] {
  const range = hasBand ? [words.range] : [];
  const short = partlyNames(partly, words);
  if (short === null) return range;
  const long = `${short}, ${words.notInRange}`;
  return [...range.flatMap((band) => [`${band}; ${long}`, `${band}; ${short}`]), long, short];
}

/** Under its mark, moved aside so far that it leaves the picture on neither side and covers no pace. */
function needed(label: string, mark: number, y: number, props: PaceGaugeProps): string {
  const { width, pace, language } = props;
  const size = sizeIn(props, 10.5);
  const words = wordsOf(language);
  const taken = textWidth(
    `${words.pace} ${formatCount(Math.round(pace?.pace ?? 0), language)}${words.perDay}`,
    size,
    600,
  );
  const own = textWidth(label, size, 600);
  const left = Math.max(taken + 12, Math.min(width - own, mark - own / 2));
  return text(left, y, label, { size, weight: 600 });
}

/** What red is for. */
const BEHIND: readonly HeadlineCode[] = ['deadline-passed', 'not-moving', 'too-slow'];

/** What the figures come to, as a sentence. */
export function verdictOf(props: Pick<PaceGaugeProps, 'headline' | 'language'>): string {
  return atStart(VERDICTS[props.headline.code](wordsOf(props.language), timesOf(props)));
}

/** In words, so that colour is never alone. */
const VERDICTS: Record<HeadlineCode, (words: Words, times: string | null) => string> = {
  'no-figures': (words) => words.noData,
  done: (words) => words.allSigned,
  'no-deadline': (words) => words.noDeadline,
  'deadline-passed': (words) => words.deadlinePassed,
  'not-begun': (words) => words.notBegun,
  'no-pace': (words) => words.noData,
  'not-moving': (words) => words.standing,
  'too-slow': (words, times) => (times === null ? words.littleFaster : words.timesFaster(times)),
  'fast-enough': (words) => words.inTime,
};

function timesOf({ headline, language }: Pick<PaceGaugeProps, 'headline' | 'language'>): string | null {
  const tenths = toldTenths(headline.speedUp);
  return tenths === null ? null : formatTenths(tenths, language);
}
