/**
 * A share in tenths of a percent, rounded half up: 920 is 92,0%. Null when there is nothing to divide by.
 *
 * 1000 only when the part is the whole: 99.96% is 999 and not 100,0% (domain.md §3.6). Whole-number
 * arithmetic, so that halves fall alike on every machine.
 */
export function percentTenths(part: number, whole: number): number | null {
  if (whole <= 0) return null;
  if (part < 0) {
    const positive = percentTenths(-part, whole);
    return positive ? -positive : positive;
  }
  const doubled = part * 2000 + whole;
  const tenths = (doubled - (doubled % (2 * whole))) / (2 * whole);
  if (tenths >= 1000 && part < whole) return 999;
  if (tenths <= 1000 && part > whole) return 1001;
  return tenths;
}
