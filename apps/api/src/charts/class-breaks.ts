/**
 * Four round breaks that share values out into five classes of about equal number.
 *
 * Fewer when the values are too few or too alike for five: a class nobody is in explains nothing. Where most
 * share the lowest value, those above it are a class of their own.
 */
export function classBreaks(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined || low === high) return [];
  const unit = niceUnit((high - low) / 50);
  const breaks = [1, 2, 3, 4].map((fifth) => {
    const value = sorted[Math.floor((fifth * sorted.length) / 5)] ?? high;
    return Number((Math.round(value / unit) * unit).toPrecision(12));
  });
  const parting = [...new Set(breaks)].filter((value) => value > low && value <= high);
  return parting.length > 0 ? parting : [sorted.find((value) => value > low) ?? high];
}

/** Which class a value is in: the number of breaks it has reached. */
export function classOf(value: number, breaks: readonly number[]): number {
  return breaks.filter((edge) => value >= edge).length;
}

/** 1, 2 or 5 times a power of ten, at least `least`. */
function niceUnit(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5, 10].find((step) => step * power >= least) ?? 10) * power;
}
