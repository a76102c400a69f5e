import { scaleLinear } from 'd3-scale';
import { atStart } from '../domain/area-names.js';
import { formatCount, formatTenths } from '../domain/format.js';
import type { HeadlineCode } from '../domain/headline.js';
import { toldTenths } from '../domain/rates.js';
import { emptyPicture } from './empty-picture.js';
import { palette, stepColour } from './palette.js';
import { line, picture, rect, text } from './svg.js';
import type { ChartFrame } from './svg.js';
import { textWidth } from './text-width.js';
import { type Words, wordsOf } from './words.js';

export interface PaceGaugeProps extends ChartFrame {
  /** Signed records a day: the mean of the last reporting days, and the slowest and fastest of them; null without any. */
  pace: { pace: number; low: number; high: number } | null;
  /** Records to sign each day to finish in time; null without a deadline, and when no reporting day is left. */
  neededPerDay: number | null;
  /** What the figures come to, and how many times as fast signing must go. */
  headline: { code: HeadlineCode; speedUp: number | null };
}

/** How fast signing goes against how fast it must go: a bar, the range of recent days, and a mark to reach. */
export function paceGauge(props: PaceGaugeProps): string {
  const { pace, neededPerDay, headline, width, height, language } = props;
  const words = wordsOf(language);
  if (!pace)
    return emptyPicture(props, atStart(headline.code === 'not-begun' ? words.notBegun : words.noData));
  const perDay = (count: number) => `${formatCount(Math.round(count), language)}${words.perDay}`;
  const x = scaleLinear()
    .domain([0, Math.max(1, pace.high, neededPerDay ?? 0) * 1.04])
    .range([0, width])
    .clamp(true);
  const enough = !BEHIND.includes(headline.code);
  const [top, bar] = [4, Math.max(8, height - 40)];
  const says = verdictOf(props);
  const fits = textWidth(says, 10.5, 600) + 14 + textWidth(words.range, 9) <= width;
  const done = enough ? stepColour.signed : palette.alert;

  return picture(props, [
    rect(0, top, width, bar, { fill: palette.shade, rx: 2 }),
    rect(x(pace.low), top, x(pace.high) - x(pace.low), bar, { fill: enough ? '#c0dbf3' : '#f6c9c3' }),
    rect(0, top + bar * 0.22, x(pace.pace), bar * 0.56, { fill: done }),
    ...(neededPerDay === null
      ? []
      : [
          line(x(neededPerDay), top - 3, x(neededPerDay), top + bar + 4, {
            stroke: palette.ink,
            'stroke-width': 2.4,
          }),
        ]),
    text(0, top + bar + 16, `${words.pace} ${perDay(pace.pace)}`, { size: 10.5, weight: 600, fill: done }),
    ...(neededPerDay === null
      ? []
      : [needed(`${words.needed} ${perDay(neededPerDay)}`, x(neededPerDay), top + bar + 16, props)]),
    text(0, top + bar + 31, says, {
      size: 10.5,
      fill: enough ? palette.ink : palette.alert,
      weight: 600,
    }),
    ...(fits
      ? [text(width, top + bar + 31, words.range, { size: 9, fill: palette.muted, anchor: 'end' })]
      : []),
  ]);
}

/** Under its mark, moved aside so far that it leaves the picture on neither side and covers no pace. */
function needed(label: string, mark: number, y: number, { width, pace, language }: PaceGaugeProps): string {
  const words = wordsOf(language);
  const taken = textWidth(
    `${words.pace} ${formatCount(Math.round(pace?.pace ?? 0), language)}${words.perDay}`,
    10.5,
    600,
  );
  const own = textWidth(label, 10.5, 600);
  const left = Math.max(taken + 12, Math.min(width - own, mark - own / 2));
  return text(left, y, label, { size: 10.5, weight: 600 });
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
