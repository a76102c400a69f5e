/**
 * The quotient rounded up, reckoned in whole numbers: a fraction that comes out even is not lifted by one.
 * `by` is above 0, `of` 0 or more.
 */
export function ceilOfQuotient(of: number, by: number): number {
  const [dividend, divisor] = [BigInt(of), BigInt(by)];
  return Number((dividend + divisor - 1n) / divisor);
}

/** The quotient rounded half up, reckoned in whole numbers, so that halves fall alike on every machine. */
export function roundedQuotient(of: number, by: number): number {
  const [dividend, divisor] = [BigInt(of), BigInt(by)];
  return Number((2n * dividend + divisor) / (2n * divisor));
}
