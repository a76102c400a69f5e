import { Link, useLocation } from 'react-router-dom';
import { isSetting, listOfPage, SETTINGS_PAGE } from '../app/navigation.js';
import { useWords } from '../shared/use-words.js';

/** The way back from a record to its list, and from a list that is set to the settings. */
export function Trail() {
  const words = useWords();
  const { resource, isList } = listOfPage(useLocation().pathname);
  const isSet = isSetting(resource);
  if (isList && !isSet) return null;
  return (
    <nav className="trail" aria-label={words.say('trail.back')}>
      <ol>
        {isSet && (
          <li>
            <Link to={SETTINGS_PAGE}>{words.say('nav.settings')}</Link>
          </li>
        )}
        {!isList && (
          <li>
            <Link to={`/${resource}`}>{words.nameOf(resource)}</Link>
          </li>
        )}
      </ol>
    </nav>
  );
}
