import { useQuery } from '@tanstack/react-query';
import type { Listed } from '@api/contract/list.js';
import { type Notice, noticeText } from '@api/contract/notice.js';
import { ask } from '../app/api.js';
import { FIGURES } from '../app/live-figures.js';
import { useWords } from '../shared/use-words.js';

const SHOWN = 5;

/**
 * The latest of what one was told: filed in the district's name, accepted, returned; done to the own account; to an
 * administrator, what was not sent or not made.
 */
export function Notices() {
  const words = useWords();
  const { data } = useQuery({
    // Something may be told whenever something is recorded.
    queryKey: [FIGURES, 'notices'],
    queryFn: ({ signal }) => ask<Listed<Notice>>('notices', { perPage: SHOWN }, signal),
  });
  if (!data || data.rows.length === 0) return null;
  return (
    <section className="notices" aria-labelledby="notices-title">
      <h2 id="notices-title">{words.say('notices.title')}</h2>
      <ul>
        {data.rows.map((notice) => {
          const { title, more } = noticeText(notice, words.language);
          return (
            <li key={notice.id}>
              <strong>{title}</strong>
              <span className="note"> {words.moment(notice.at)}</span>
              {more.map((line) => (
                <p key={line}>{line}</p>
              ))}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
