/**
 * A whole total shared out in proportion to weights, in whole numbers that add up to it exactly.
 *
 * Every share is first rounded down; the records left over go one each to the largest remainders, and of
 * equal remainders to the earlier weight. Done in whole-number arithmetic, so every machine answers alike.
 * All weights 0 is a `RangeError` unless the total is 0 too.
 */
export function distributeByLargestRemainder(total: number, weights: readonly number[]): number[] {
  if (!isCount(total) || !weights.every(isCount)) {
    throw new RangeError('the total and the weights are whole numbers of 0 or more');
  }
  const sum = weights.reduce((added, weight) => added + BigInt(weight), 0n);
  if (sum === 0n) {
    if (total > 0) throw new RangeError('nothing to share by: every weight is 0');
    return weights.map(() => 0);
  }
  const exact = weights.map((weight) => BigInt(total) * BigInt(weight));
  const shares = exact.map((product) => Number(product / sum));
  const left = total - shares.reduce((added, share) => added + share, 0);
  exact
    .map((product, index) => ({ index, remainder: product % sum }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))
    .slice(0, left)
    .forEach(({ index }) => (shares[index] = (shares[index] ?? 0) + 1));
  return shares;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
