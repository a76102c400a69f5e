import { NO_VALUE } from '../domain/format.js';
import { emptyPicture } from './empty-picture.js';
import type { Box } from './label-placement.js';
import { classColours } from './palette.js';
import { classOf } from './share-classes.js';
import { element, linked, picture, rect, text, sizeIn, tooltip } from './svg.js';
import { fitText, textWidth } from './text-width.js';
import type { Weight } from './text-width.js';
import { tileLegend } from './tile-legend.js';
import { lookOf, PARTLY_LOOK, swatch } from './tile-look.js';
import type { Tile, TileMapProps } from './tile-map-props.js';

/** The units of the city as squares where they lie, the value printed in each. */
export function tileMap(props: TileMapProps): string {
  const { tiles, width, height } = props;
  if (tiles.every(({ value }) => value === null)) return emptyPicture(props);
  const columns = 1 + Math.max(...tiles.map(({ column }) => column));
  const rows = 1 + Math.max(...tiles.map(({ row }) => row));
  const tileWidth = width / columns;
  const legend = tileLegend(props, freeFrom(tiles, columns) * tileWidth);
  const tileHeight = (height - legend.height) / rows;

  const shown = tiles.map(({ value }) => (value === null ? NO_VALUE : props.format(value)));
  const room = tileWidth - GAP - 2 * EDGE;
  const least = sizeIn(props, 7.5);
  const most = (size: number, share: number) => Math.max(least, Math.min(size, tileHeight * share));
  const sizes = {
    name: sizeFor(tiles.map(nameOn), 400, room, most(Math.max(11, least), 0.33), least),
    value: sizeFor(shown, 600, room, most(15, 0.34), least),
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
    ...legend.drawn(tileHeight),
  ]);
}

/** Between two tiles. */
const GAP = 2;
/** Height of the bar that tells a count, with the air above it. */
const MARK = 3;
/** Kept clear on either side of what is written in a tile: its frame and a little air. */
const EDGE = 1.75;

/** The first column right of which the first row is empty: there the legend takes no room from the tiles. */
function freeFrom(tiles: readonly Tile[], columns: number): number {
  const taken = tiles.filter(({ row }) => row === 0).map(({ column }) => column);
  return Math.min(columns, 1 + Math.max(-1, ...taken));
}

/** On a tile 'Thủ Đức' is known without its kind; a reader who points at it or hears it meets the whole name. */
function nameOn({ name }: Tile): string {
  return name.replace(/^TP\. /, '');
}

/** 'Bình Thạnh' as 'B. Thạnh' where the room is short: known still, where 'Bình Th…' might be another. */
function fittedName(name: string, room: number, size: number): string {
  if (textWidth(name, size) <= room) return name;
  const [first = '', ...rest] = name.split(' ');
  const short = rest.length === 0 ? name : `${first.charAt(0)}. ${rest.join(' ')}`;
  return fitText(short, room, size);
}

function drawTile(tile: Tile, box: Box, sizes: Sizes, props: TileMapProps): string {
  const { left: x, top: y, width, height } = box;
  const shown = tile.value === null ? NO_VALUE : props.format(tile.value);
  const told = tile.partly ? `${shown}, ${tile.partly}` : shown;
  const look = tile.partly
    ? PARTLY_LOOK
    : lookOf(
        tile.value === null ? null : props.limits === null ? 0 : classOf(tile.value, props.limits),
        props,
      );
  const middle = { anchor: 'middle', fill: look.ink } as const;
  const free = height - (props.limits === null ? MARK : 0);
  const base = y + (free - sizes.name - sizes.value) / 2 + sizes.name * 0.82;
  const name = fittedName(nameOn(tile), width - 2 * EDGE, sizes.name);
  const body = element(
    'g',
    {},
    // A link is read out by its name; a tooltip in it would be heard as a second text.
    ...(tile.href === undefined ? [tooltip(`${tile.name}: ${told}`)] : []),
    swatch(x, y, width, height, look),
    ...(props.limits === null ? [sizeMark(tile, box, props)] : []),
    text(x + width / 2, base, name, { ...middle, size: sizes.name }),
    // Read out as two words, not as one.
    ' ',
    text(x + width / 2, base + sizes.value + 0.5, shown, { ...middle, size: sizes.value, weight: 600 }),
  );
  // A name that is spoken holds what is written.
  const spoken = tile.name.includes(name) ? tile.name : `${tile.name}: ${name}`;
  return linked(tile.href, `${spoken} ${told}`, body);
}

/** A bar along the foot of the tile, as long as its count is large. */
function sizeMark({ value }: Tile, { left, top, width, height }: Box, { tiles }: TileMapProps): string {
  const most = Math.max(1, ...tiles.map((tile) => tile.value ?? 0));
  const long = ((width - 6) * (value ?? 0)) / most;
  return rect(left + 3, top + height - MARK, long, MARK - 1, { fill: classColours[3], rx: 1 });
}

interface Sizes {
  name: number;
  value: number;
}

/** One size for all tiles, so that no name looks more important than another. */
function sizeFor(
  texts: readonly string[],
  weight: Weight,
  room: number,
  most: number,
  least: number,
): number {
  const widest = Math.max(...texts.map((shown) => textWidth(shown, 1, weight)));
  return Math.max(least, Math.min(most, room / widest));
}
