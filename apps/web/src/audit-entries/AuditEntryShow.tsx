import { useRecordContext } from 'ra-core';
import { Show } from 'react-admin';
import type { AuditEntry } from '@api/contract/audit-entry.js';
import { Facts } from '../records/Facts.js';
import { useWords } from '../shared/use-words.js';
import { actorOf } from './actor-of.js';
import { changedFields } from './changes.js';
import { Subject } from './Subject.js';

/** One entry with what was there before and after. */
export function AuditEntryShow() {
  return (
    <Show actions={false}>
      <Entry />
    </Show>
  );
}

function Entry() {
  const words = useWords();
  const entry = useRecordContext<AuditEntry>();
  if (!entry) return null;
  return (
    <div className="record">
      <Facts
        facts={[
          [words.say('field.at'), words.moment(entry.at)],
          [words.say('field.actor'), actorOf(entry, words)],
          [words.say('field.ipAddress'), entry.address],
          [words.say('field.action'), words.say(`auditAction.${entry.action}`)],
          [words.say('field.about'), <Subject key="subject" entry={entry} />],
          [words.say('field.reason'), entry.reason],
          [words.say('field.hash'), <code key="hash">{entry.hash}</code>],
        ]}
      />
      <Changes entry={entry} />
      <AsRecorded entry={entry} />
    </div>
  );
}

function Changes({ entry: { before, after } }: { entry: AuditEntry }) {
  const words = useWords();
  const fields = changedFields(before, after, words);
  if (fields.length === 0) return null;
  return (
    <section>
      <h2>{words.say('audit.changed')}</h2>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{words.say('audit.field')}</th>
            <th scope="col">{words.say('field.before')}</th>
            <th scope="col">{words.say('field.after')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.name}>
              <th scope="row">{field.name}</th>
              <td>{field.before}</td>
              <td>{field.after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Letter by letter what the chain's hash is over, for whoever checks it. */
function AsRecorded({ entry: { before, after } }: { entry: AuditEntry }) {
  const words = useWords();
  if (!before && !after) return null;
  return (
    <details>
      <summary>{words.say('audit.recorded')}</summary>
      <pre>{JSON.stringify({ before, after }, null, 2)}</pre>
    </details>
  );
}
