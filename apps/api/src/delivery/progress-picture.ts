import { burnUp } from '../charts/burn-up.js';
import { burnUpOf } from '../charts/burn-up-of.js';
import type { ProgressAnswer, SeriesAnswer } from '../contract/progress.js';
import type { Language } from '../domain/format.js';
import { pngOf } from '../platform/pictures.js';

/** The burn-up as a PNG for a mail: narrow, so that its labels can be read on a telephone, and twice as sharp. */
export function progressPicture(series: SeriesAnswer, progress: ProgressAnswer, language: Language): Buffer {
  return pngOf(burnUp(burnUpOf(series, progress, { width: 440, height: 320, language })));
}
