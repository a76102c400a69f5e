import { Problem } from './problem.js';

/** Deeper than anything we ask for; a body of a million brackets must not use up the stack. */
const DEEPEST = 20;

/** Half of a pair that makes one character. It and U+0000 stand in no text but by mistake, and the database keeps neither. */
const HALF_CHARACTER = /\p{Cs}/u;

/**
 * The same value with every text in NFC, keys included. Done once, at the door: the same name typed on
 * a Mac and on Windows is then the same text everywhere behind it. A text that is none is refused.
 */
export function normalized(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return textOf(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) throw new Problem('request.invalid', { part: 'body' });
  if (Array.isArray(value)) return value.map((item) => normalized(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [textOf(key), normalized(item, depth + 1)]),
  );
}

function textOf(value: string): string {
  if (value.includes('\0') || HALF_CHARACTER.test(value))
    throw new Problem('request.invalid', { part: 'text' });
  return value.normalize('NFC');
}
