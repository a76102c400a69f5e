import { NumberFormat } from './number-format.ts';
import { isTrue } from './visit-xml.ts';
import type { Visit } from './visit-xml.ts';

/** A colour by its red, green and blue, or by the name of one of the theme that is not looked up; null for none. */
type Colour = readonly number[] | string | null;

export interface Font {
  isStruck: boolean;
  points: number;
  colour: Colour;
}

export interface Fill {
  /** Null where nothing is filled, so that the sheet shows through. */
  colour: Colour;
  /** Whether it has a pattern or a course of colours, before which no colour vanishes for certain. */
  isPatterned: boolean;
}

export const NO_FILL: Fill = { colour: null, isPatterned: false };
const WHITE = [255, 255, 255];
const BLACK = [0, 0, 0];

/** Smaller letters are dots. */
const LEAST_POINTS = 4;
/** Colours that differ by less in red, green and blue cannot be told apart on a screen. */
const LEAST_CONTRAST = 24;

export const newFont = (): Font => ({ isStruck: false, points: 11, colour: null });

/** Reads what stands in a font: how large it is, its colour, whether it strikes out. */
export function readFont(font: Font, { name, attributes }: Visit): void {
  if (name === 'strike') font.isStruck = isTrue(attributes['val'] ?? '1');
  if (name === 'sz') font.points = Number(attributes['val'] ?? font.points);
  if (name === 'color') font.colour = colourOf(attributes);
}

/** Reads what stands in a fill. In a differential style a solid one may name its colour as the one behind. */
export function readFill(fill: Fill, { name, attributes }: Visit, isDifferential = false): void {
  if (name === 'gradientFill') fill.isPatterned = true;
  if (name === 'patternFill') {
    const kind = attributes['patternType'] ?? (isDifferential ? 'solid' : 'none');
    fill.isPatterned = !['none', 'solid'].includes(kind);
    if (kind === 'none') fill.colour = null;
  }
  if (name === (isDifferential ? 'bgColor' : 'fgColor')) fill.colour = colourOf(attributes);
}

/** Whether letters of that look are not seen by who opens the sheet. */
export function isUnseen(font: Pick<Font, 'points' | 'colour'>, fill: Fill): boolean {
  if (font.points < LEAST_POINTS) return true;
  if (fill.isPatterned) return false;
  const [letters, ground] = [font.colour ?? BLACK, fill.colour ?? WHITE];
  if (typeof letters === 'string' || typeof ground === 'string') return letters === ground;
  return letters.every((part, index) => Math.abs(part - (ground[index] ?? 0)) < LEAST_CONTRAST);
}

/** Whether a number format shows nothing of any number. */
export function showsNothing(format: NumberFormat): boolean {
  return format.ofNumber(7)?.trim() === '';
}

/** White and black of the theme, and the usual first colours of the palette; 64 and 65 are those of the system. */
const NAMED = new Map<string, string>([
  ...['000000', 'FFFFFF', 'FF0000', '00FF00', '0000FF', 'FFFF00', 'FF00FF', '00FFFF'].flatMap(
    (rgb, index) => [[`indexed ${index}`, rgb] as const, [`indexed ${index + 8}`, rgb] as const],
  ),
  ...[['indexed 64', '000000'] as const, ['indexed 65', 'FFFFFF'] as const],
  ...[['theme 0', 'FFFFFF'] as const, ['theme 1', '000000'] as const],
]);

function colourOf({ rgb, theme, indexed, tint = '0' }: Record<string, string>): Colour {
  const name = theme !== undefined ? `theme ${theme}` : `indexed ${indexed ?? ''}`;
  const hex = rgb ?? NAMED.get(name);
  if (hex === undefined) return theme === undefined && indexed === undefined ? null : `${name} ${tint}`;
  const parts = (/[0-9a-f]{6}$/i.exec(hex)?.[0] ?? '000000').match(/../g) ?? [];
  const light = Number(tint);
  return parts.map((part) => tinted(parseInt(part, 16), Number.isFinite(light) ? light : 0));
}

/** Of white and black, which are all that is tinted here, every part alike. */
function tinted(part: number, tint: number): number {
  return tint < 0 ? part * (1 + tint) : part + (255 - part) * tint;
}
