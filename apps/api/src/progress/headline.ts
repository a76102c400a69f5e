import type { ProgressAnswer, Totals } from '../contract/progress.js';
import { isTooSlow } from '../domain/rates.js';
import type { Question } from './question.js';
import type { Tempo } from './tempo.js';

type Headline = ProgressAnswer['headline'];

/** The one message leadership needs first on a date; the first that applies, in this order. */
export function headlineOf(
  { date, campaign }: Pick<Question, 'date' | 'campaign'>,
  totals: Totals,
  tempo: Tempo,
): Headline {
  return {
    code: codeOf(totals, tempo, date < campaign.signingStartDate),
    speedUp: tempo.speedUp,
    deadlineDate: tempo.deadline?.deadlineDate ?? null,
  };
}

function codeOf(
  totals: Totals,
  { deadline, requiredRate, pace }: Tempo,
  isBeforeSigning: boolean,
): Headline['code'] {
  if (totals.wardsWithFigures === 0) return 'no-figures';
  if (totals.required > 0 && totals.remaining === 0) return 'done';
  if (deadline === null) return 'no-deadline';
  if (requiredRate === null) return 'deadline-passed';
  if (isBeforeSigning) return 'not-begun';
  if (pace === null) return 'no-pace';
  if (pace.rate.records === 0) return 'not-moving';
  return isTooSlow(totals.remaining, requiredRate.daysLeft, pace.rate) ? 'too-slow' : 'fast-enough';
}
