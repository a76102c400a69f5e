import { useQuery } from '@tanstack/react-query';
import { faultSentence } from '@api/contract/figure-fault-words.js';
import { rowFaultSentence } from '@api/contract/row-fault.js';
import type { FiguresCheckAnswer } from '@api/contract/figures-check.js';
import { ask } from '../app/api.js';
import { useWords } from '../shared/use-words.js';

/** What the last nightly check found: of figures, reports, files and of every row that was recorded; nothing before the first. */
export function FiguresCheck() {
  const words = useWords();
  const { data } = useQuery({
    queryKey: ['figures-check'],
    queryFn: ({ signal }) => ask<FiguresCheckAnswer>('figures/check', {}, signal),
  });
  const last = data?.last;
  if (!last) return null;
  const counts = {
    moment: words.moment(last.at),
    reports: words.count(last.reports),
    figures: words.count(last.figures),
    faults: words.count(last.faults),
  };
  if (last.faults === 0) return <p className="note">{words.say('figuresCheck.agree', counts)}</p>;
  return (
    <div className="form-problem" role="alert">
      <p>{words.say('figuresCheck.differ', counts)}</p>
      <ul>
        {last.named.map((fault, index) => (
          <li key={index}>{faultSentence(fault, words.language)}</li>
        ))}
        {last.rows.map((fault, index) => (
          <li key={`row-${index}`}>{rowFaultSentence(fault, words.language)}</li>
        ))}
      </ul>
    </div>
  );
}
