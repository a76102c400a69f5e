import { Link } from 'react-router-dom';
import { ProblemError } from '../app/problem-error.js';
import { Failure } from '../shared/Failure.js';
import { Nothing } from '../shared/Nothing.js';
import { useWords } from '../shared/use-words.js';
import { useView } from './figures.js';

/** Figures that did not come. Where asking again cannot help, the address asks for what is not there: a way out. */
export function FiguresFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const words = useWords();
  const { hrefOf } = useView();
  const status = error instanceof ProblemError ? error.status : 0;
  if (status === 404) {
    return (
      <Nothing
        action={<Link to={hrefOf({ district: null, ward: null })}>{words.say('failure.toWhole')}</Link>}
      >
        {words.say('failure.noArea')}
      </Nothing>
    );
  }
  if (status === 422 && error instanceof ProblemError) {
    return (
      <Nothing action={<Link to={hrefOf({ knownAt: null })}>{words.say('freshness.now')}</Link>}>
        {error.titleIn(words.language)}
      </Nothing>
    );
  }
  return <Failure error={error} onRetry={onRetry} />;
}
