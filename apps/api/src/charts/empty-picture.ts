import { palette } from './palette.js';
import { picture, rect, text } from './svg.js';
import type { ChartFrame } from './svg.js';
import { wordsOf } from './words.js';

/** What stands where a chart has nothing to draw: it says so, and why, it is never just blank. */
export function emptyPicture(frame: ChartFrame, why = wordsOf(frame.language).noData): string {
  const { width, height } = frame;
  return picture(frame, [
    rect(0.5, 0.5, width - 1, height - 1, {
      fill: 'none',
      stroke: palette.axis,
      'stroke-dasharray': '4 4',
      rx: 6,
    }),
    text(width / 2, height / 2 + 4, why, {
      size: Math.min(13, height / 2),
      fill: palette.muted,
      anchor: 'middle',
    }),
  ]);
}
