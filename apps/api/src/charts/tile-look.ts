import { classColours, inkOn, palette } from './palette.js';
import { classOf } from './share-classes.js';
import { element, rect, round } from './svg.js';
import type { TileMapProps } from './tile-map-props.js';

export interface Look {
  fill: string;
  ink: string;
  frame?: string;
  hatched: boolean;
}

/** A value of which only a part is known is compared with none: hollow with a dashed edge, as on every chart. */
export const PARTLY_LOOK: Look = {
  ...{ fill: palette.paper, ink: palette.ink, frame: palette.ink, hatched: false },
};

/**
 * The lowest class is told by frame and hatching, a missing value by a dashed frame: never by colour alone.
 * Where all are in the lowest class none is behind the others, and none is marked.
 */
export function lookOf(place: number | null, { tiles, limits }: TileMapProps): Look {
  if (place === null) return { fill: palette.paper, ink: palette.muted, frame: palette.axis, hatched: false };
  if (limits === null) return { fill: palette.shade, ink: palette.ink, hatched: false };
  const isAnyAbove = tiles.some(
    ({ value, partly = null }) => value !== null && partly === null && classOf(value, limits) > 0,
  );
  if (place === 0 && isAnyAbove)
    return { fill: palette.alertPaper, ink: palette.alert, frame: palette.alert, hatched: true };
  const fill = classColours[place + (4 - limits.length)] ?? classColours[0];
  return { fill, ink: inkOn(fill), hatched: false };
}

/** A tile or its sample in the legend. */
export function swatch(x: number, y: number, width: number, height: number, look: Look): string {
  const dashed = look.frame !== undefined && !look.hatched;
  return [
    rect(x, y, width, height, { fill: look.fill, rx: 3 }),
    ...(look.hatched ? [hatching(x, y, width, height)] : []),
    ...(look.frame
      ? [
          rect(x + 0.6, y + 0.6, width - 1.2, height - 1.2, {
            fill: 'none',
            stroke: look.frame,
            'stroke-width': 1.4,
            'stroke-dasharray': dashed ? '3 3' : undefined,
            rx: 3,
          }),
        ]
      : []),
  ].join('');
}

/** Slanted strokes, cut to the box by arithmetic: a pattern would need an id, and ids clash on a page. */
function hatching(x: number, y: number, width: number, height: number): string {
  const strokes: string[] = [];
  for (let start = 6; start < width + height; start += 6) {
    const [x1, y1] = [Math.min(start, width), Math.max(0, start - width)];
    const [x2, y2] = [Math.max(0, start - height), Math.min(start, height)];
    strokes.push(`M${round(x + x1)} ${round(y + y1)}L${round(x + x2)} ${round(y + y2)}`);
  }
  return element('path', {
    d: strokes.join(''),
    stroke: palette.alertHatch,
    'stroke-width': 1,
    fill: 'none',
  });
}
