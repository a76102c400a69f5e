import { useRecordContext, useRedirect } from 'ra-core';
import { Show } from 'react-admin';
import type { DocumentRow } from '@api/contract/document.js';
import { mayOpen } from '../app/access.js';
import { useSession } from '../app/session.js';
import { ActButton } from '../records/ActButton.js';
import { Facts } from '../records/Facts.js';
import { useWords } from '../shared/use-words.js';
import { DocumentChanges } from './DocumentChanges.js';
import { issueOf, periodOf } from './DocumentList.js';

/** A document as it was published, and the mail that carries it. */
export function DocumentShow() {
  return (
    <Show actions={false}>
      <Document />
    </Show>
  );
}

function Document() {
  const words = useWords();
  const redirect = useRedirect();
  const role = useSession()?.role;
  const document = useRecordContext<DocumentRow>();
  if (!document || !role) return null;
  const mayMail = mayOpen(role, 'deliveries', 'list');
  const seenAs = document.districtCode === null ? '' : `&districtCode=${document.districtCode}`;
  return (
    <div className="record">
      <Facts
        facts={[
          [words.say('field.fileName'), document.fileName],
          [words.say('field.task'), words.say(`documentKind.${document.kind}`)],
          [words.say('field.scope'), document.districtName ?? words.say('trail.city')],
          [words.say('field.period'), periodOf(document, words)],
          [words.say('field.version'), issueOf(document, words)],
          [words.say('field.asOf'), words.exactMoment(document.asOf)],
          [words.say('field.madeAt'), words.moment(document.madeAt)],
          [words.say('field.madeBy'), document.madeBy ?? words.say('document.bySchedule')],
          [words.say('filing.receipt.hash'), <code key="hash">{document.fileHash}</code>],
        ]}
      />
      <p className="note">{words.say('document.counters')}</p>
      <p className="record-actions">
        <a className="button primary" href={`/api/documents/${document.id}/file`} download>
          {words.say('chart.download')}
        </a>
        {mayMail && (
          <ActButton<{ id: string }>
            name={words.say('delivery.sendToMe')}
            help={words.say('delivery.sendToMeHelp')}
            path="deliveries/send-to-me"
            more={{ documentId: document.id, districtCode: document.districtCode, language: words.language }}
            onDone={({ id }) => redirect('show', 'deliveries', id)}
          />
        )}
      </p>
      <DocumentChanges id={document.id} />
      {mayMail && (
        <section>
          <h2>{words.say('delivery.preview')}</h2>
          <iframe
            className="mail-frame"
            sandbox=""
            src={`/api/deliveries/preview?documentId=${document.id}${seenAs}&language=${words.language}`}
            title={words.say('delivery.preview')}
          />
        </section>
      )}
    </div>
  );
}
