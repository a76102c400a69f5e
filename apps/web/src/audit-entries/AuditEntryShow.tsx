import { useRecordContext } from 'ra-core';
import { Show } from 'react-admin';
import type { AuditEntry } from '@api/contract/audit-entry.js';
import { Facts } from '../records/Facts.js';
import { useWords } from '../shared/use-words.js';

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
          [words.say('field.actor'), entry.actorName],
          [words.say('field.ipAddress'), entry.address],
          [words.say('field.action'), entry.action],
          [words.say('field.subject'), `${entry.subjectKind} ${entry.subjectId ?? ''}`],
          [words.say('field.reason'), entry.reason],
          [words.say('field.before'), <Content key="before" content={entry.before} />],
          [words.say('field.after'), <Content key="after" content={entry.after} />],
          [words.say('field.hash'), <code key="hash">{entry.hash}</code>],
        ]}
      />
    </div>
  );
}

function Content({ content }: { content: unknown }) {
  return content === null || content === undefined ? '–' : <pre>{JSON.stringify(content, null, 2)}</pre>;
}
