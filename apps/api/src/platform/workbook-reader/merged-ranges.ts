import { columnLetters, parseAddress } from './cell-address.ts';
import { Refused } from './refused.ts';

/** A merged range from its upper left cell to its lower right one, whichever corners the file names. */
export function mergedRange(range: string): string {
  const [from, to = from, more] = range.split(':').map(parseAddress);
  if (!from || !to || more !== undefined) throw new Refused('broken-workbook', { range });
  const corner = (of: (...numbers: number[]) => number) =>
    `${columnLetters(of(from.column, to.column))}${of(from.row, to.row)}`;
  return `${corner(Math.min)}:${corner(Math.max)}`;
}

/** Excel forbids overlapping merges: a thousand over one table would cover each of its cells a thousand times. */
export function refuseOverlaps(ranges: readonly string[]): void {
  const areas = ranges.flatMap((range) => {
    const [from, to = from] = range.split(':').map(parseAddress);
    return from && to ? [{ range, from, to }] : [];
  });
  areas.forEach(({ range, from, to }, index) => {
    const other = areas
      .slice(0, index)
      .find(
        (area) =>
          area.from.row <= to.row &&
          from.row <= area.to.row &&
          area.from.column <= to.column &&
          from.column <= area.to.column,
      );
    if (other) throw new Refused('broken-workbook', { range, overlapping: other.range });
  });
}
