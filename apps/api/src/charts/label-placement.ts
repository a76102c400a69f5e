export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A label and the places it may stand, best first. */
export interface LabelWish {
  width: number;
  height: number;
  places: readonly { left: number; top: number }[];
}

/** A drawn line for labels to keep clear of: x and y of its start, x and y of its end. */
export type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

/**
 * Where each label stands: the wishes are served in order, each at the place that costs least. To touch
 * another label or leave the bounds costs far more than to stand on a drawn line, and that more than to
 * stand farther from the first choice.
 */
export function placeLabels(wishes: readonly LabelWish[], lines: readonly Segment[], bounds: Box): Box[] {
  const placed: Box[] = [];
  for (const { width, height, places } of wishes) {
    let best = { box: { left: bounds.left, top: bounds.top, width, height }, price: Infinity };
    for (const [choice, { left, top }] of places.entries()) {
      // Nothing later can be cheaper than its own rank.
      if (best.price <= choice) break;
      const box = { left, top, width, height };
      const touched = placed.reduce((sum, other) => sum + shared(box, other), 0);
      const outside = width * height - shared(box, bounds);
      const covered = lines.reduce((sum, segment) => sum + lengthWithin(segment, box), 0);
      const price = 1e6 * (touched + outside) + 3 * covered + choice;
      if (price < best.price) best = { box, price };
    }
    placed.push(best.box);
  }
  return placed;
}

/**
 * Where labels of one column stand that are named from the top down and each wish for a place of their own:
 * in that order, none on another, all within the bounds, and moved as little as that takes (the least sum of
 * squares: the mean of what each group of crowded labels wishes for).
 */
export function stackLabels(
  wishes: readonly number[],
  height: number,
  bounds: { top: number; bottom: number },
): number[] {
  // Without the labels above them all may stand at one place, in order.
  const bare = wishes.map((top, index) => top - index * height);
  const mean = (from: number, to: number) =>
    bare.slice(from, to + 1).reduce((sum, top) => sum + top, 0) / (to - from + 1);
  const indices = bare.map((_, index) => index);
  const lowest = bounds.bottom - wishes.length * height;
  return indices.map((index) => {
    const top = Math.max(
      ...indices
        .slice(0, index + 1)
        .map((from) => Math.min(...indices.slice(index).map((to) => mean(from, to)))),
    );
    return Math.max(bounds.top, Math.min(lowest, top)) + index * height;
  });
}

/** Whether a drawn line passes through a box or within `pixels` of it. */
export function runsBy(line: Segment, { left, top, width, height }: Box, pixels: number): boolean {
  const wide = {
    ...{ left: left - pixels, top: top - pixels },
    ...{ width: width + 2 * pixels, height: height + 2 * pixels },
  };
  return lengthWithin(line, wide) > 0;
}

function shared(one: Box, other: Box): number {
  const width = Math.min(one.left + one.width, other.left + other.width) - Math.max(one.left, other.left);
  const height = Math.min(one.top + one.height, other.top + other.height) - Math.max(one.top, other.top);
  return width > 0 && height > 0 ? width * height : 0;
}

/** How much of a segment runs through a box (Liang and Barsky's clipping). */
function lengthWithin([x1, y1, x2, y2]: Segment, { left, top, width, height }: Box): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  let [enter, leave] = [0, 1];
  for (const [step, room] of [
    [-dx, x1 - left],
    [dx, left + width - x1],
    [-dy, y1 - top],
    [dy, top + height - y1],
  ] as const) {
    if (step === 0 && room < 0) return 0;
    if (step < 0) enter = Math.max(enter, room / step);
    if (step > 0) leave = Math.min(leave, room / step);
  }
  return enter < leave ? (leave - enter) * Math.hypot(dx, dy) : 0;
}
