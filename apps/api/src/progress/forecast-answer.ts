import type { ProgressAnswer } from '../contract/progress.js';
import type { Finish, Forecast, Outlook } from '../domain/rates.js';

/** A forecast as it is answered: dates where there are any, and what is wrong where there are none. */
export function toldForecast({
  earliest,
  expected,
  latest,
}: Forecast): Omit<ProgressAnswer['forecast'], 'atDeadline' | 'days'> {
  return {
    earliest: finishOf(earliest)?.date ?? null,
    expected: finishOf(expected)?.date ?? null,
    latest: finishOf(latest)?.date ?? null,
    daysToFinish: finishOf(expected)?.days ?? null,
    isBeyondYear: {
      earliest: earliest === 'beyond-limit',
      expected: expected === 'beyond-limit',
      latest: latest === 'beyond-limit',
    },
  };
}

/** The day and the number of reporting days; null where there is no end in sight, or none at all. */
export function finishOf(outlook: Outlook): Finish | null {
  return outlook === 'beyond-limit' ? null : outlook;
}
