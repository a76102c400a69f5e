import { useTranslate } from 'ra-core';
import { ProblemError } from '../app/problem-error.js';
import { useWords } from './use-words.js';

/** How every failure looks: what happened, in words made for people, and what they can do. */
export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const translate = useTranslate();
  const { language } = useWords();
  const problem = error instanceof ProblemError ? error : null;
  return (
    <div className="failure" role="alert">
      <p>
        <strong>{problem ? problem.titleIn(language) : translate('ra.message.error')}</strong>
      </p>
      {problem?.requestId && problem.status >= 500 && (
        <p className="note">{translate('failure.request', { id: problem.requestId })}</p>
      )}
      <button type="button" className="button" onClick={onRetry ?? (() => window.location.reload())}>
        {translate('failure.retry')}
      </button>
    </div>
  );
}
