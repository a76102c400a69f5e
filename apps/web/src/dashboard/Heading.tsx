import type { Ref } from 'react';
import { Link } from 'react-router-dom';
import type { ProgressAnswer } from '@api/contract/progress.js';
import { useSession } from '../app/session.js';
import { Marked } from '../shared/Marked.js';
import { useWords, type Words } from '../shared/use-words.js';
import { useView } from './figures.js';
import { headlineOf } from './headline.js';

/** Where one is, and what is to be known there. */
export function Heading({
  progress,
  heading,
}: {
  progress: ProgressAnswer;
  heading: Ref<HTMLHeadingElement>;
}) {
  const words = useWords();
  const { message, reasons } = headlineOf(progress, words);
  return (
    <div className="heading">
      {progress.area.level !== 'city' && <Trail progress={progress} />}
      <h1 ref={heading} tabIndex={-1}>
        <Marked text={message} />
      </h1>
      <p>
        {progress.area.level === 'city' && <span className="place">{placeOf(progress, words)} · </span>}
        {reasons}
      </p>
    </div>
  );
}

function Trail({ progress }: { progress: ProgressAnswer }) {
  const words = useWords();
  const { hrefOf } = useView();
  const { area } = progress;
  const isOwn = (useSession()?.districtCode ?? null) !== null;
  return (
    <nav className="trail" aria-label={words.say('trail.label')}>
      <ol>
        {!isOwn && (
          <li>
            <Link to={hrefOf({ district: null, ward: null })}>{words.say('trail.city')}</Link>
          </li>
        )}
        {area.level === 'ward' && (
          <li>
            <Link to={hrefOf({ district: area.districtCode, ward: null })}>{area.districtName}</Link>
          </li>
        )}
        <li aria-current="page">{placeOf(progress, words)}</li>
      </ol>
    </nav>
  );
}

/** The area and, where it has several, how many wards it counts. */
function placeOf({ area, totals }: ProgressAnswer, words: Words): string {
  if (area.level === 'ward') return area.name;
  const name = area.level === 'city' ? words.say('trail.city') : area.name;
  return `${name} · ${words.say('trail.wards', { count: words.count(totals.wards) })}`;
}
