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
  const classes = legendRows(props);
  const legendHeight = 2 + classes.length * LEGEND_ROW + (classes.length > 1 ? 2 : 10);
  const [tileWidth, tileHeight] = [width / columns, (height - legendHeight) / rows];

  const shown = tiles.map(({ value }) => (value === null ? NO_VALUE : props.format(value)));
  const room = tileWidth - GAP - 2 * EDGE;
  const sizes = {
    name: sizeFor(tiles.map(nameOn), 400, room, Math.min(11, tileHeight * 0.33)),
    value: sizeFor(shown, 600, room, Math.min(15, tileHeight * 0.34)),
  };
  return picture(props, [
    ...tiles.map((tile) =>
      drawTile(
        tile,
        {
          left: tile.column * tileWidth + GAP / 2,
          top: tile.row * tileHeight + GAP / 2,
          width: tileWidth - GAP,
          height: tileHeight - GAP,
        },
        sizes,
        props,
      ),
    ),
    ...legend(classes, props),
  ]);
}

/** Between two tiles. */
const GAP = 2;
/** Kept clear on either side of what is written in a tile: its frame and a little air. */
const EDGE = 1.75;

/** On a tile 'Thủ Đức' is known without its kind; whoever points at it or hears it is told the whole name. */
function nameOn({ name }: Tile): string {
  return name.replace(/^TP\. /, '');
}

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
    text(x + width / 2, y + height * 0.4, fitText(nameOn(tile), width - 2 * EDGE, sizes.name), {
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

/** What each class stands for: in one row where it can be read there, else in two. */
function legendRows(props: TileMapProps): string[][] {
  const { breaks, format } = props;
  const [only] = props.tiles.flatMap(({ value }) => value ?? []);
  const names = Array.from({ length: breaks.length + 1 }, (_, place) => {
    const [from, to] = [breaks[place - 1], breaks[place]];
    if (from === undefined) return to === undefined ? format(only ?? 0) : `< ${format(to)}`;
    return to === undefined ? `≥ ${format(from)}` : `${format(from).replace(/\s?%$/, '')}–${format(to)}`;
  });
  if (legendSize(names, props.width) >= 9) return [names];
  const half = Math.ceil(names.length / 2);
  return [names.slice(0, half), names.slice(half)];
}

function legendSize(names: readonly string[], width: number): number {
  const room = width - 2 - names.length * SWATCH - (names.length - 1) * 6;
  return Math.min(10, room / names.reduce((sum, name) => sum + textWidth(name, 1), 0));
}

function legend(rows: readonly string[][], props: TileMapProps): string[] {
  const { width, height } = props;
  const size = Math.min(...rows.map((names) => legendSize(names, width)));
  return rows.flatMap((names, row) => {
    const bottom = height - 2 - (rows.length - 1 - row) * LEGEND_ROW;
    const length = names.reduce((sum, name) => sum + SWATCH + textWidth(name, size), 0);
    const gap = Math.min(14, (width - 2 - length) / Math.max(1, names.length - 1));
    let x = 1;
    return names.flatMap((name, column) => {
      const at = x;
      x += SWATCH + textWidth(name, size) + gap;
      const place = column + rows.slice(0, row).flat().length;
      return [
        swatch(at, bottom - 12, 12, 12, lookOf(place, props)),
        text(at + SWATCH - 1, bottom - 2.5, name, { size, fill: palette.muted }),
      ];
    });
  });
}

const SWATCH = 16;
const LEGEND_ROW = 14;

/** One size for all tiles, so that no name looks more important than another. */
function sizeFor(texts: readonly string[], weight: Weight, room: number, most: number): number {
  const widest = Math.max(...texts.map((shown) => textWidth(shown, 1, weight)));
  return Math.max(7.5, Math.min(most, room / widest));
}
