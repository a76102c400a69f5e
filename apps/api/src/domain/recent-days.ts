import { eachColumn, incrementOf, sameFigures } from './figures.js';
import type { Figures } from './figures.js';

/** How many increments a ward's own habit is taken from. */
export const HABIT_DAYS = 7;

/** The middle value, or the mean of the two in the middle; null of nothing. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

/**
 * What a ward usually adds in a day: the median increment of each figure over its last `HABIT_DAYS`
 * increments. `history` is its figures in force, oldest first; null while it has fewer than two.
 */
export function medianIncrementsOf(history: readonly Figures[]): Figures | null {
  const increments = dailyIncrementsOf(history).slice(-HABIT_DAYS);
  if (increments.length === 0) return null;
  return eachColumn((column) => median(increments.map((increment) => increment[column])) ?? 0);
}

/** How many days in a row, up to the last of `history` (oldest first), repeated the day before in every figure. */
export function unchangedDaysOf(history: readonly Figures[]): number {
  let days = 0;
  for (let index = history.length - 1; index > 0; index -= 1) {
    const [before, after] = [history[index - 1], history[index]];
    if (!before || !after || !sameFigures(before, after)) break;
    days += 1;
  }
  return days;
}

function dailyIncrementsOf(history: readonly Figures[]): Figures[] {
  return history.slice(1).map((figures, index) => incrementOf(history[index] ?? null, figures));
}
