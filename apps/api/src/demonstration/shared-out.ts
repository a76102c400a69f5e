import { distributeByLargestRemainder } from '../domain/required.js';

/**
 * A whole total shared out by weights, nobody above their room; adds up to the total exactly.
 * Throws a `RangeError` when there is not room enough.
 */
export function sharedOut(total: number, weights: readonly number[], rooms: readonly number[]): number[] {
  const shares = weights.map(() => 0);
  let left = total;
  while (left > 0) {
    const open = weights.map((weight, index) => ((rooms[index] ?? 0) > (shares[index] ?? 0) ? weight : 0));
    if (open.every((weight) => weight === 0)) throw new RangeError(`no room for the last ${left}`);
    distributeByLargestRemainder(left, open).forEach((more, index) => {
      const taken = Math.min(more, (rooms[index] ?? 0) - (shares[index] ?? 0));
      shares[index] = (shares[index] ?? 0) + taken;
      left -= taken;
    });
  }
  return shares;
}

/** A number in [0, 1) that depends on the words alone: the same story on every machine. */
export function chance(...words: (string | number)[]): number {
  let state = 2_166_136_261;
  for (const character of words.join('|')) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  }
  state = Math.imul(state ^ (state >>> 15), 2_246_822_507) >>> 0;
  state = Math.imul(state ^ (state >>> 13), 3_266_489_909) >>> 0;
  return ((state ^ (state >>> 16)) >>> 0) / 4_294_967_296;
}
