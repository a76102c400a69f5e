import { NO_VALUE } from '../domain/format.js';
import { classOf } from './class-breaks.js';
import { emptyPicture } from './empty-picture.js';
import type { Box } from './label-placement.js';
import { classColours, inkOn, palette } from './palette.js';
import { element, linked, picture, rect, round, text, tooltip } from './svg.js';
import type { ChartFrame } from './svg.js';
import { fitText, textWidth } from './text-width.js';
import type { Weight } from './text-width.js';

export interface Tile {
  name: string;
  /** Place in the grid, from 0 at the top left. */
  row: number;
  column: number;
  value: number | null;
  href?: string;
}

export interface TileMapProps extends ChartFrame {
  tiles: readonly Tile[];
  /** Rising edges of the classes: at most four, see `classBreaks`. A value on an edge is in the class above. */
  breaks: readonly number[];
  /** Which end must be acted on; its tiles are hatched and framed in red. */
  worst: 'lowest' | 'highest';
  /** How a value is read, in the tile and in the legend. */
  format: (value: number) => string;
}

/** The units of the city as squares where they lie, the value printed in each. */
export function tileMap(props: TileMapProps): string {
  const { tiles, width, height } = props;
  if (tiles.every(({ value }) => value === null)) return emptyPicture(props);
  const columns = 1 + Math.max(...tiles.map(({ column }) => column));
  const rows = 1 + Math.max(...tiles.map(({ row }) => row));
  const [tileWidth, tileHeight] = [width / columns, (height - LEGEND) / rows];

  const shown = tiles.map(({ value }) => (value === null ? NO_VALUE : props.format(value)));
  const sizes = {
    name: sizeFor(
      tiles.map(({ name }) => name),
      400,
      tileWidth - 8,
      Math.min(11, tileHeight * 0.26),
    ),
    value: sizeFor(shown, 600, tileWidth - 10, Math.min(15, tileHeight * 0.34)),
  };
  return picture(props, [
    ...tiles.map((tile) =>
      drawTile(
        tile,
        {
          left: tile.column * tileWidth + 1.5,
          top: tile.row * tileHeight + 1.5,
          width: tileWidth - 3,
          height: tileHeight - 3,
        },
        sizes,
        props,
      ),
    ),
    ...legend(props),
  ]);
}

const LEGEND = 26;

function drawTile(tile: Tile, box: Box, sizes: Sizes, props: TileMapProps): string {
  const { left: x, top: y, width, height } = box;
  const shown = tile.value === null ? NO_VALUE : props.format(tile.value);
  const look = lookOf(tile.value === null ? null : classOf(tile.value, props.breaks), props);
  const middle = { anchor: 'middle', fill: look.ink } as const;
  const body = element(
    'g',
    {},
    // A link is read out by its name; a tooltip in it would be heard as a second text.
    ...(tile.href === undefined ? [tooltip(`${tile.name}: ${shown}`)] : []),
    swatch(x, y, width, height, look),
    text(x + width / 2, y + height * 0.4, fitText(tile.name, width - 4, sizes.name), {
      ...middle,
      size: sizes.name,
    }),
    // Read out as two words, not as one.
    ' ',
    text(x + width / 2, y + height * 0.4 + sizes.value + 3, shown, {
      ...middle,
      size: sizes.value,
      weight: 600,
    }),
  );
  return linked(tile.href, `${tile.name} ${shown}`, body);
}

interface Sizes {
  name: number;
  value: number;
}

interface Look {
  fill: string;
  ink: string;
  frame?: string;
  hatched: boolean;
}

/** The worst class is told by frame and hatching, a missing value by a dashed frame: never by colour alone. */
function lookOf(place: number | null, { breaks, worst }: TileMapProps): Look {
  if (place === null) return { fill: palette.paper, ink: palette.muted, frame: palette.axis, hatched: false };
  const isWorst = breaks.length > 0 && place === (worst === 'lowest' ? 0 : breaks.length);
  if (isWorst) return { fill: palette.alertPaper, ink: palette.alert, frame: palette.alert, hatched: true };
  // All alike: nothing is much done, nothing little.
  if (breaks.length === 0) return { fill: classColours[0], ink: inkOn(classColours[0]), hatched: false };
  const depth = worst === 'lowest' ? place : breaks.length - place;
  const fill =
    classColours[Math.min(classColours.length - 1, depth + (4 - breaks.length))] ?? classColours[0];
  return { fill, ink: inkOn(fill), hatched: false };
}

function swatch(x: number, y: number, width: number, height: number, look: Look): string {
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

function legend(props: TileMapProps): string[] {
  const { breaks, format, width, height } = props;
  const [only] = props.tiles.flatMap(({ value }) => value ?? []);
  const names = Array.from({ length: breaks.length + 1 }, (_, place) => {
    const [from, to] = [breaks[place - 1], breaks[place]];
    if (from === undefined) return to === undefined ? format(only ?? 0) : `< ${format(to)}`;
    return to === undefined ? `≥ ${format(from)}` : `${format(from).replace(/\s?%$/, '')}–${format(to)}`;
  });
  const texts = names.reduce((sum, name) => sum + textWidth(name, 9), 0);
  const shrink = Math.min(1, (width - 2 - names.length * SWATCH - (names.length - 1) * 6) / texts);
  const gap = Math.min(
    14,
    (width - 2 - names.length * SWATCH - texts * shrink) / Math.max(1, names.length - 1),
  );
  let x = 1;
  return names.flatMap((name, place) => {
    const at = x;
    x += SWATCH + textWidth(name, 9 * shrink) + gap;
    return [
      swatch(at, height - 14, 12, 12, lookOf(place, props)),
      text(at + SWATCH - 1, height - 4.5, name, { size: 9 * shrink, fill: palette.muted }),
    ];
  });
}

const SWATCH = 16;

/** One size for all tiles, so that no name looks more important than another. */
function sizeFor(texts: readonly string[], weight: Weight, room: number, most: number): number {
  const widest = Math.max(...texts.map((shown) => textWidth(shown, 1, weight)));
  return Math.max(7.5, Math.min(most, room / widest));
}
