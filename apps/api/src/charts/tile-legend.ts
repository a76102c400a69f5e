import { classColours, palette } from './palette.js';
import { rect, text, sizeIn } from './svg.js';
import { textWidth } from './text-width.js';
import { lookOf, swatch } from './tile-look.js';
import type { TileMapProps } from './tile-map-props.js';
import { wordsOf } from './words.js';

interface Legend {
  /** What it takes from the height of the tiles: 0 where it stands in the free corner of the map. */
  height: number;
  drawn: (tileHeight: number) => string[];
}

/**
 * What the colours of the tiles stand for: in the first row, right of `freeFrom` pixels, where the map is free
 * there; else below it.
 */
export function tileLegend(props: TileMapProps, freeFrom: number): Legend {
  if (props.limits === null) return sizeLegend(props, freeFrom);
  const size = sizeIn(props, 9.5);
  const names = namesOf(props);
  const widthOf = (part: readonly string[]) =>
    part.reduce((sum, name) => sum + SWATCH + textWidth(name, size), 0) + (part.length - 1) * LEAST_GAP;
  const half = Math.ceil(names.length / 2);
  const inTwo = [names.slice(0, half), names.slice(half)];
  const free = props.width - freeFrom - MARGIN;
  if (widthOf(names) <= free)
    return { height: 0, drawn: (tile) => rows([names], freeFrom + MARGIN, (tile - ROW) / 2, size, props) };
  if (Math.max(...inTwo.map(widthOf)) <= free)
    return { height: 0, drawn: () => rows(inTwo, freeFrom + MARGIN, 0, size, props) };
  const below = widthOf(names) <= props.width - 2 ? [names] : inTwo;
  const height = below.length * ROW + 6;
  return { height, drawn: () => rows(below, 1, props.height - below.length * ROW, size, props) };
}

const SWATCH = 16;
const ROW = 15;
const MARGIN = 8;
const LEAST_GAP = 6;

/** '< 5%', '5–10%', '≥ 50%': whole limits without a decimal. */
function namesOf({ limits, format }: TileMapProps): string[] {
  const limit = (value: number) => format(value).replace(/[,.]0(?=\s?%)/, '');
  const edges = limits ?? [];
  return Array.from({ length: edges.length + 1 }, (_, place) => {
    const [from, to] = [edges[place - 1], edges[place]];
    if (from === undefined) return to === undefined ? '' : `< ${limit(to)}`;
    return to === undefined ? `≥ ${limit(from)}` : `${limit(from).replace(/\s?%$/, '')}–${limit(to)}`;
  });
}

function rows(
  parts: readonly (readonly string[])[],
  left: number,
  top: number,
  size: number,
  props: TileMapProps,
): string[] {
  return parts.flatMap((names, row) => {
    const length = names.reduce((sum, name) => sum + SWATCH + textWidth(name, size), 0);
    const gap = Math.min(14, (props.width - left - 1 - length) / Math.max(1, names.length - 1));
    const before = parts.slice(0, row).flat().length;
    let x = left;
    return names.flatMap((name, column) => {
      const at = x;
      x += SWATCH + textWidth(name, size) + gap;
      const y = top + row * ROW;
      return [
        swatch(at, y + 1.5, 12, 12, lookOf(before + column, props)),
        text(at + SWATCH - 1, y + 11.5, name, { size, fill: palette.muted }),
      ];
    });
  });
}

/** What the bar in a tile stands for, and how many records the longest one does. */
function sizeLegend(props: TileMapProps, freeFrom: number): Legend {
  const size = sizeIn(props, 9.5);
  const most = Math.max(0, ...props.tiles.map(({ value }) => value ?? 0));
  const name = wordsOf(props.language).sizeMark(props.format(most));
  const isFree = 26 + textWidth(name, size) <= props.width - freeFrom - MARGIN;
  const draw = (left: number, top: number) => [
    rect(left, top + 6, 20, 3, { fill: classColours[3], rx: 1 }),
    text(left + 26, top + 11.5, name, { size, fill: palette.muted }),
  ];
  return isFree
    ? { height: 0, drawn: (tile) => draw(freeFrom + MARGIN, (tile - ROW) / 2) }
    : { height: ROW + 6, drawn: () => draw(1, props.height - ROW) };
}
