import type { Ref } from 'react';
import { Link } from 'react-router-dom';
import type { ProgressAnswer } from '@api/contract/progress.js';
import { useSession } from '../app/session.js';
import { Marked } from '../shared/Marked.js';
import { useWords } from '../shared/use-words.js';
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
      <Trail progress={progress} />
      <h1 ref={heading} tabIndex={-1}>
        <Marked text={message} />
      </h1>
      <p>{reasons}</p>
    </div>
  );
}

function Trail({ progress: { area, totals } }: { progress: ProgressAnswer }) {
  const words = useWords();
  const { hrefOf } = useView();
  const isOwn = (useSession()?.districtCode ?? null) !== null;
  const wards = area.level === 'ward' ? '' : words.say('trail.wards', { count: words.count(totals.wards) });
  return (
    <nav className="trail" aria-label={words.say('trail.label')}>
      <ol>
        {area.level === 'city' || isOwn ? null : (
          <li>
            <Link to={hrefOf({ district: null, ward: null })}>{words.say('trail.city')}</Link>
          </li>
        )}
        {area.level === 'ward' && (
          <li>
            <Link to={hrefOf({ district: area.districtCode, ward: null })}>{area.districtName}</Link>
          </li>
        )}
        <li aria-current="page">
          {area.level === 'city' ? words.say('trail.city') : area.name}
          {wards === '' ? '' : ` · ${wards}`}
        </li>
      </ol>
    </nav>
  );
}
