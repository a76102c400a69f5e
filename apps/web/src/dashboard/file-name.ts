import type { ProgressAnswer } from '@api/contract/progress.js';
import { localMoment } from '@api/domain/moments.js';

/**
 * What a downloaded file is called, without ending: what it holds, of which area ('tp': the whole city) and day,
 * and as known when. Words without accents: a name must survive every mail program.
 */
export function fileNameOf(
  what: readonly string[],
  areaCode: string | null,
  { date, asOf }: Pick<ProgressAnswer['freshness'], 'date' | 'asOf'>,
): string {
  const known = asOf === null ? [] : ['biet-luc', momentOf(new Date(asOf))];
  return [...what, areaCode ?? 'tp', date, ...known].join('_');
}

function momentOf(instant: Date): string {
  return localMoment(instant).replace(':', 'h').replace(':', 'm');
}
