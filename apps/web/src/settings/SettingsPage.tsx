import { Link } from 'react-router-dom';
import '../records/records.css';
import { useDocumentTitle } from '../shared/use-document-title.js';
import { useWords } from '../shared/use-words.js';
import { mayOpen } from '../app/access.js';
import { SETTINGS } from '../app/navigation.js';
import { useSession } from '../app/session.js';

/** Everything an administrator sets, and others may look up, with a word on what it decides. */
export function SettingsPage() {
  const words = useWords();
  const role = useSession()?.role;
  useDocumentTitle(words.say('nav.settings'));
  if (!role) return null;
  return (
    <section>
      <h1>{words.say('nav.settings')}</h1>
      <div className="settings">
        {Object.entries(SETTINGS).map(([group, names]) => (
          <section key={group} className="panel" aria-labelledby={`settings-${group}`}>
            <h2 id={`settings-${group}`}>{words.say(`settings.${group}`)}</h2>
            <ul>
              {names
                .filter((name) => mayOpen(role, name, 'list'))
                .map((name) => (
                  <li key={name}>
                    <Link to={`/${name}`}>{words.nameOf(name)}</Link>
                    <p className="note">{words.say(`settings.about.${name}`)}</p>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}
