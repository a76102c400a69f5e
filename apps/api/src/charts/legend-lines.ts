import { textWidth } from './text-width.js';
import { wrapText } from './wrap-text.js';

/** Room a legend has, and what it takes, in pixels. */
interface LegendRoom {
  width: number;
  /** Size of its text. */
  size: number;
  /** From the left edge of a sign to its name. */
  sign: number;
  /** From the end of a name to the next sign. */
  apart: number;
}

/** A sign of a legend with its place: its left edge, its line, and its name in as many lines as it needs. */
export type PlacedSign<Sign> = Sign & { left: number; line: number; names: string[] };

/**
 * Signs side by side as far as the room reaches, then on the next line. A name wider than the room is broken between
 * its words: what a legend says can be read whole at any width.
 */
export function placeSigns<Sign extends { name: string }>(
  signs: readonly Sign[],
  { width, size, sign, apart }: LegendRoom,
): { placed: PlacedSign<Sign>[]; lines: number } {
  let [left, line, lines] = [0, 0, 0];
  const placed = signs.map((item) => {
    const names = wrapText(item.name, width - sign, size);
    const long = sign + Math.max(...names.map((name) => textWidth(name, size)));
    // A name of several lines has its row to itself.
    if (left > 0 && (left + long > width || names.length > 1)) [left, line] = [0, lines];
    const place = { ...item, left, line, names };
    lines = Math.max(lines, line + names.length);
    left = names.length > 1 ? width : left + long + apart;
    return place;
  });
  return { placed, lines };
}
