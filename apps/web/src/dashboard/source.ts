import type { ProgressAnswer } from '@api/contract/progress.js';
import { formatFreshness } from '@api/domain/format.js';
import type { Words } from '../shared/use-words.js';

/** What every number carries that leaves the page: up to when it counts, which version, how many reported. */
export function sourceOf({ freshness }: Pick<ProgressAnswer, 'freshness'>, words: Words): string {
  const line = formatFreshness(freshness, words.language);
  const known =
    freshness.asOf === null
      ? ''
      : ` (${words.say('freshness.knownAt', { moment: words.exactMoment(freshness.asOf) })})`;
  return line + known;
}
