/** A label over the place `x`: on a line that runs down from it, or, over a shaded span, without one. */
export interface Flag {
  x: number;
  width: number;
  hasLine: boolean;
}

export interface FlagPlace {
  /** Left edge of the label. */
  left: number;
  /** 0 is nearest to the plot. */
  lane: number;
}

/**
 * Places in the lanes above a plot for labels that hang on vertical lines (deadlines, events).
 *
 * No label touches another, and no line on its way up to a higher lane crosses one. Nine simple ways of
 * filling the lanes are tried, and of those that keep the days in order the flattest is taken: from right to left with every label right of its
 * line, nothing is crossed as long as there is room at the right edge. Where there is none, a label may be
 * crossed by a line, but never by another label.
 */
export function placeFlags(flags: readonly Flag[], from: number, to: number): FlagPlace[] {
  const given = flags.map((_, index) => index);
  const byX = [...given].sort((a, b) => (flags[a]?.x ?? 0) - (flags[b]?.x ?? 0));
  const ways = ['middle', 'end', 'start'].flatMap((anchor) =>
    [given, byX, [...byX].reverse()].map((order) => fill(flags, order, anchor, from, to)),
  );
  const best = ways.reduce((least, next) => (next.price < least.price ? next : least));
  return given.map((index) => best.places[index] ?? { left: from, lane: 0 });
}

const GAP = 6;

function fill(flags: readonly Flag[], order: readonly number[], anchor: string, from: number, to: number) {
  const taken = new Map<number, FlagPlace & Flag>();
  let price = 0;
  for (const index of order) {
    const flag = flags[index];
    if (!flag) continue;
    const lefts = leftsOf(flag, anchor).map((left) => Math.max(from, Math.min(to - flag.width, left)));
    const choices = Array.from({ length: flags.length }, (_, lane) =>
      lefts.map((left) => ({ ...flag, left, lane })),
    ).flat();
    const others = [...taken.values()];
    const free = choices.find((choice) => others.every((other) => apart(choice, other)));
    const crossed = choices.find((choice) =>
      others.every((other) => other.lane !== choice.lane || apart(choice, other)),
    );
    const place = free ?? crossed ?? { ...flag, left: from, lane: flags.length };
    price += free ? place.lane : 100;
    taken.set(index, place);
  }
  // Read from the top down they tell the days in their order.
  const byX = [...taken.values()].sort((a, b) => a.x - b.x);
  byX.forEach((later, index) => {
    for (const earlier of byX.slice(0, index)) if (earlier.lane < later.lane) price += 20;
  });
  const places = flags
    .map((_, index) => taken.get(index))
    .map((place) => place && { left: place.left, lane: place.lane });
  return { places, price };
}

function leftsOf({ x, width, hasLine }: Flag, anchor: string): number[] {
  if (!hasLine) return [x - width / 2];
  const [middle, start, end] = [x - width / 2, x + 4, x - width - 4];
  return anchor === 'middle' ? [middle, start, end] : anchor === 'start' ? [start] : [end, middle, start];
}

function apart(one: FlagPlace & Flag, other: FlagPlace & Flag): boolean {
  if (one.lane === other.lane)
    return one.left + one.width + GAP <= other.left || other.left + other.width + GAP <= one.left;
  const [lower, higher] = one.lane < other.lane ? [one, other] : [other, one];
  return !higher.hasLine || higher.x < lower.left - 2 || higher.x > lower.left + lower.width + 2;
}
