import type { ProgressAnswer } from '@api/contract/progress.js';
import { knownOf, waitingOf } from '@api/domain/figures.js';
import { useWords, type Words } from '../shared/use-words.js';
import { useView } from './figures.js';
import { noReportOf, partlyInShort } from './headline.js';
import { type Measure, MEASURES } from './view.js';

/** What is to be done and what is done of it: number, share, what the day and the time compared with added. */
export function StepCards({ progress }: { progress: ProgressAnswer }) {
  return (
    <>
      <RequiredCard progress={progress} />
      {MEASURES.map((measure) => (
        <StepCard key={measure} measure={measure} progress={progress} />
      ))}
    </>
  );
}

function RequiredCard({ progress: { totals, comparison } }: { progress: ProgressAnswer }) {
  const words = useWords();
  const { required } = comparison.change;
  const since = words.date(comparison.date).slice(0, 5);
  return (
    <section className="card" aria-labelledby="card-required">
      <h2 id="card-required">{words.say('step.required')}</h2>
      <p className="card-figure">
        <strong>{words.count(totals.required)}</strong>
      </p>
      <div className="bar required" aria-hidden="true">
        <i style={{ width: '100%' }} />
      </div>
      <p className="card-change">
        {hasBaseline(comparison) && required === 0
          ? words.say('card.unchanged', { since })
          : words.say('card.since', {
              change: words.signed(hasBaseline(comparison) ? required : null),
              since,
            })}
      </p>
      <p className="card-says">{words.say('card.required')}</p>
    </section>
  );
}

/** The whole card is the switch to its step, which the map, the ranking and the days then show. */
function StepCard({ measure, progress }: { measure: Measure; progress: ProgressAnswer }) {
  const words = useWords();
  const { view, go } = useView();
  const { totals, increments, comparison, headline, freshness } = progress;
  const share = totals.percentTenths[measure];
  const partly = partlyInShort(freshness, words);
  const isUrgent = measure === 'signed' && URGENT.has(headline.code);
  return (
    <section className={`card ${measure} ${isUrgent ? 'urgent' : ''}`} aria-labelledby={`card-${measure}`}>
      <h2 id={`card-${measure}`}>
        <button
          type="button"
          aria-pressed={view.measure === measure}
          title={words.say('card.choose')}
          onClick={() => go({ measure })}
        >
          {words.say(`step.${measure}`)}
        </button>
      </h2>
      <p className="card-figure">
        <strong>{words.count(totals[measure])}</strong>
        <span>{words.percent(share)}</span>
      </p>
      <div className={`bar ${measure}`} aria-hidden="true">
        <i style={{ width: `${Math.min(1000, share ?? 0) / 10}%` }} />
      </div>
      <p className="card-change">
        {freshness.wardsReported === 0 ? (
          noReportOf(freshness, words)
        ) : (
          <>
            <b>{words.signed(increments.day[measure])}</b> {words.say('card.day')}
            {partly !== null && <em> · {partly}</em>}
          </>
        )}
      </p>
      <p className="card-change">
        <b>{words.signed(hasBaseline(comparison) ? comparison.change[measure] : null)}</b>{' '}
        {words.say('card.against', { since: words.date(comparison.date).slice(0, 5) })}
      </p>
      <p className="card-says">{sentenceOf(measure, progress, words)}</p>
    </section>
  );
}

/** Before the campaign there is nothing to compare with, and no growth since. */
function hasBaseline({ totals }: ProgressAnswer['comparison']): boolean {
  return totals.wards > 0;
}

const URGENT = new Set(['too-slow', 'not-moving', 'deadline-passed']);

function sentenceOf(measure: Measure, { totals, increments }: ProgressAnswer, words: Words): string {
  const adjusted = increments.day.adjustments[measure];
  if (adjusted !== 0) return words.say('card.adjusted', { count: words.signed(adjusted) });
  const known = knownOf(totals);
  if (known === null) return words.say('headline.no-figures');
  return words.say(`card.${measure}`, { count: words.count(waitingOf(known)[measure]) });
}
