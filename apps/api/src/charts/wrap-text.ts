import { textWidth, type Weight } from './text-width.js';

/** A text as lines of at most `width` pixels, broken between words; a longer word keeps its own line. */
export function wrapText(content: string, width: number, size: number, weight: Weight = 400): string[] {
  return content.split(' ').reduce<string[]>((lines, word) => {
    const line = lines.at(-1);
    const longer = line === undefined ? word : `${line} ${word}`;
    if (line === undefined || textWidth(longer, size, weight) > width) return [...lines, word];
    return [...lines.slice(0, -1), longer];
  }, []);
}
