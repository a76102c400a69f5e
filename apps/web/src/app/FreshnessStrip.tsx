import { Link } from 'react-router-dom';
import { formatReported } from '@api/domain/format.js';
import type { ProgressAnswer } from '@api/contract/progress.js';
import { useProgress, useView } from '../dashboard/figures.js';
import { useWords, type Words } from '../shared/use-words.js';

/** On every page: up to when the figures count, how many reported, which version, and who is late. */
export function FreshnessStrip() {
  const words = useWords();
  const { view, hrefOf } = useView();
  const { data } = useProgress(view);
  if (!data) return <p className="freshness" />;
  const { freshness } = data;
  const state = stateOf(freshness);
  const missing = freshness.wardsExpected - freshness.wardsReported;
  return (
    <div className={`freshness ${state}`} role="status">
      <span className="freshness-mark" aria-hidden="true" />
      <strong>
        {words.say('freshness.until', { time: freshness.toldUntil, date: words.date(freshness.date) })}
      </strong>
      <span>{formatReported(freshness, words.language)}</span>
      <span>{words.say('freshness.version', { version: freshness.version })}</span>
      <span className="freshness-state">{stateText(state, missing, freshness, words)}</span>
      {freshness.asOf !== null && (
        <span className="known-at">
          {words.say('freshness.knownAt', { moment: words.moment(freshness.asOf) })}{' '}
          <Link to={hrefOf({ knownAt: null })}>{words.say('freshness.now')}</Link>
        </span>
      )}
    </div>
  );
}

type State = 'complete' | 'waiting' | 'overdue' | 'holiday';

function stateOf({
  isReportingDay,
  wardsReported,
  wardsExpected,
  isOverdue,
}: ProgressAnswer['freshness']): State {
  if (!isReportingDay) return 'holiday';
  if (wardsReported >= wardsExpected) return 'complete';
  return isOverdue ? 'overdue' : 'waiting';
}

function stateText(
  state: State,
  missing: number,
  { dueAt }: ProgressAnswer['freshness'],
  words: Words,
): string {
  return words.say(`freshness.${state}`, {
    smart_count: missing,
    missing: words.count(missing),
    due: dueAt === null ? '' : words.moment(dueAt).slice(0, 5),
  });
}
