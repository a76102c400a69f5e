import { isReportingDate, type ReportingDate } from '@api/domain/reporting-date.js';
import type { ProblemError } from '../app/problem-error.js';
import { useWords, type Words } from '../shared/use-words.js';

/** Why something was not saved, and the wards it is about; it stays until the next attempt. */
export function Refusal({ problem }: { problem: ProblemError | null }) {
  const words = useWords();
  const wards = refusedWards(problem);
  return (
    <div className="form-problem" role="alert">
      {problem?.titleIn(words.language)}
      {wards.length > 0 && (
        <ul className="refused-wards">
          {wards.map((ward) => (
            <li key={JSON.stringify(ward)}>{told(ward, words)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A ward as refusals name it: by its code alone, or with what stands in the way. */
type RefusedWard = string | ({ wardCode: string } & Partial<Record<string, string | number | null>>);

function refusedWards(problem: ProblemError | null): readonly RefusedWard[] {
  const wards = problem?.details['wards'];
  return Array.isArray(wards) ? (wards as RefusedWard[]) : [];
}

function told(ward: RefusedWard, words: Words): string {
  if (typeof ward === 'string') return ward;
  const { wardCode, wardName, name = wardName, submitted, required, from, to } = ward;
  const called = name ? `${name} (${wardCode})` : wardCode;
  if (typeof submitted === 'number' && typeof required === 'number') {
    return words.say('refusal.belowSubmitted', {
      ward: called,
      submitted: words.count(submitted),
      required: words.count(required),
    });
  }
  if (!isDay(from) || !isDay(to)) return called;
  const days = { ward: called, from: words.date(from), to: words.date(to) };
  return words.say(from === to ? 'refusal.reportedOn' : 'refusal.reportedBetween', days);
}

function isDay(detail: unknown): detail is ReportingDate {
  return typeof detail === 'string' && isReportingDate(detail);
}
