/** Nine in ten: so many of the wards make a day's sum one to go by (domain.md §4, §5). None of none are not. */
export function areNearlyAll(reported: number, expected: number): boolean {
  return expected > 0 && 10 * reported >= 9 * expected;
}
