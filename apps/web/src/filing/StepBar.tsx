import { CheckIcon } from '../shared/icons.js';
import { useWords } from '../shared/use-words.js';
import { type Step, STEPS } from './steps.js';

/** The six steps and where one stands; a sign as well as a colour says what is done. */
export function StepBar({ current }: { current: Step }) {
  const words = useWords();
  const at = STEPS.indexOf(current);
  return (
    <ol className="steps" aria-label={words.say('filing.steps.label')}>
      {STEPS.map((step, place) => {
        const isDone = place < at || current === 'receipt';
        return (
          <li
            key={step}
            className={isDone ? 'done' : place === at ? 'current' : ''}
            aria-current={place === at ? 'step' : undefined}
          >
            <span aria-hidden="true">{isDone ? <CheckIcon /> : place + 1}</span>{' '}
            {words.say(`filing.steps.${step}`)}
            {isDone && <span className="only-spoken">{words.say('filing.steps.done')}</span>}
          </li>
        );
      })}
    </ol>
  );
}
