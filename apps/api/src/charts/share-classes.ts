/**
 * Where the classes of a share begin, in tenths of a percent of what is required. They are the same on every
 * day and in every document, so that the colours of two dates can be compared and nobody is last by rank
 * alone: limits drawn anew from each day's figures would always put somebody in the lowest class.
 */
export const SHARE_LIMITS = {
  /** Of all that is required, so far. */
  cumulative: {
    submitted: [250, 500, 750, 900],
    verified: [250, 500, 750, 900],
    signed: [50, 100, 200, 500],
  },
  /** Of all that is required, in one day: 25 days take 4 % a day. */
  day: {
    submitted: [5, 10, 20, 40],
    verified: [5, 10, 20, 40],
    signed: [5, 10, 20, 40],
  },
} as const;

/** Which class a value is in: the number of limits it has reached. */
export function classOf(value: number, limits: readonly number[]): number {
  return limits.filter((limit) => value >= limit).length;
}
