import { NO_VALUE } from '@api/domain/format.js';
import { useWords } from '../shared/use-words.js';

/**
 * Places won or lost: a triangle that points, a number, and words for those who see neither. 0 where the place is the
 * same, '–' where there is none to compare with.
 */
export function RankChange({ change }: { change: number | null }) {
  const words = useWords();
  if (change === null || change === 0)
    return <span className="rank-change">{change === 0 ? words.count(0) : NO_VALUE}</span>;
  const isUp = change > 0;
  return (
    <span className={`rank-change ${isUp ? 'up' : 'down'}`}>
      <svg viewBox="0 0 8 7" width="8" height="7" aria-hidden="true">
        <path d={isUp ? 'M4 0l4 7H0z' : 'M4 7L0 0h8z'} fill="currentColor" />
      </svg>
      <span className="only-spoken">{words.say(isUp ? 'ranking.up' : 'ranking.down')} </span>
      {words.count(Math.abs(change))}
    </span>
  );
}
