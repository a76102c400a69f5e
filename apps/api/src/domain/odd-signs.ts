/** Digits that are set high, low or in circles: beside a number they may be a footnote's, or a slip. */
const RAISED =
  /[\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089\u2460-\u249b\u24ea-\u24ff\u2776-\u2793]/gu;
/** Not seen, and what follows may be shown from right to left: "051" as "150". */
const TURNING = /[\u202b\u202e\u2067]/u;

/** The first sign of a text that makes it look like another number or name: as "²", or "U+202E"; null for none. */
export function oddSignIn(text: string): string | null {
  const turning = TURNING.exec(text)?.[0];
  if (turning !== undefined) {
    return `U+${turning.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  }
  RAISED.lastIndex = 0;
  return RAISED.exec(text)?.[0] ?? null;
}

/** A code or name without the number of a footnote behind it: "Phường 13¹". */
export function withoutRaised(text: string): string {
  return text.replace(RAISED, '');
}
