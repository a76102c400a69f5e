import { formatCount, formatTenths } from '../domain/format.js';
import type { Language } from '../domain/format.js';
import { wordsOf } from './words.js';

/**
 * A count for an axis that reaches to `max`: "2,5 triệu" where millions are
 * counted, all digits below that. Rounded to 100,000: never for a table or a sentence.
 */
export function compactCount(count: number, max: number, language?: Language): string {
  return max < 1e6 || count === 0
    ? formatCount(Math.round(count), language)
    : `${millions(count, language)} ${wordsOf(language).million}`;
}

/** "0,8–2,0 triệu": a range with its unit said once, and both ends with as many decimals. */
export function compactRange(low: number, high: number, max: number, language?: Language): string {
  const top = compactCount(high, max, language);
  if (compactCount(low, max, language) === top) return top;
  return max < 1e6
    ? `${formatCount(Math.round(low), language)}–${top}`
    : `${inTenths(low, language)}–${inTenths(high, language)} ${wordsOf(language).million}`;
}

function inTenths(count: number, language?: Language): string {
  return formatTenths(Math.round(count / 1e5), language);
}

function millions(count: number, language?: Language): string {
  const shown = String(Math.round(count / 1e5) / 10);
  return language === 'en' ? shown : shown.replace('.', ',');
}
