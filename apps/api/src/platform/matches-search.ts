import { fold } from '../domain/names.js';

/**
 * Whether every word typed begins a word of the text, without accents: "p5 go vap" finds
 * "Phường 05 Quận Gò Vấp". Numbers are compared without leading zeros, so "1" finds 1, 10 and 12.
 */
export function matchesSearch(typed: string, text: string): boolean {
  const words = wordsOf(text);
  return wordsOf(typed).every((word) => words.some((other) => other.startsWith(word)));
}

function wordsOf(text: string): string[] {
  return (fold(text).match(/[a-z]+|\d+/g) ?? []).map((word) => word.replace(/^0+(?=\d)/, ''));
}
