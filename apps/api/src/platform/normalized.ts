import { Problem } from './problem.js';

/** Deeper than anything we ask for; a body of a million brackets must not use up the stack. */
const DEEPEST = 20;

/**
 * The same value with every text in NFC, keys included. Done once, at the door: the same name typed on
 * a Mac and on Windows is then the same text everywhere behind it.
 */
export function normalized(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.normalize('NFC');
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) throw new Problem('request.invalid', { part: 'body' });
  if (Array.isArray(value)) return value.map((item) => normalized(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key.normalize('NFC'), normalized(item, depth + 1)]),
  );
}
