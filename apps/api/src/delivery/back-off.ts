/** Minutes until the next attempt, after the first, second, … that failed. */
const MINUTES = [1, 5, 15, 60, 240];

/** So many attempts, in 5½ hours, are enough. */
export const MOST_ATTEMPTS = MINUTES.length + 1;

/** When to try again after an attempt (from 1) that failed; null after `MOST_ATTEMPTS`. */
export function nextAttemptAfter(attempt: number, now: Date): Date | null {
  const minutes = MINUTES[attempt - 1];
  return minutes === undefined ? null : new Date(now.getTime() + minutes * 60_000);
}
