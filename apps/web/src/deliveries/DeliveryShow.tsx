import { useCanAccess, useRecordContext, useRedirect } from 'ra-core';
import { Show } from 'react-admin';
import type { DeliveryAnswer, DeliveryRow } from '@api/contract/delivery.js';
import { ActButton } from '../records/ActButton.js';
import { Facts } from '../records/Facts.js';
import { useWords } from '../shared/use-words.js';
import { Waiting } from '../shared/Waiting.js';

/** One message: where it stands, what the mail server answered, and how its reader sees it. */
export function DeliveryShow() {
  return (
    // The row of the list is a message without its attempts: the whole of it is asked for all the same.
    <Show actions={false} queryOptions={{ staleTime: 0 }}>
      <Delivery />
    </Show>
  );
}

function Delivery() {
  const words = useWords();
  const redirect = useRedirect();
  const { canAccess } = useCanAccess({ resource: 'deliveries', action: 'edit' });
  const delivery = useRecordContext<DeliveryRow | DeliveryAnswer>();
  if (!delivery || !('log' in delivery)) return <Waiting lines={10} />;
  return (
    <div className="record">
      <Facts
        facts={[
          [words.say('field.subject'), delivery.subject],
          [words.say('field.address'), `${delivery.name} <${delivery.address}>`],
          [words.say('field.scope'), delivery.districtName ?? words.say('trail.city')],
          [words.say('field.state'), words.say(`deliveryState.${delivery.state}`)],
          [words.say('field.queuedAt'), words.moment(delivery.queuedAt)],
          [words.say('field.nextAttemptAt'), delivery.nextAttemptAt && words.moment(delivery.nextAttemptAt)],
          [words.say('field.lastAnswer'), delivery.lastAnswer],
        ]}
      />
      {!delivery.hasMailServer && <p className="note">{words.say('delivery.noMailServer')}</p>}
      <p className="record-actions">
        <a className="button" href={`/api/deliveries/${delivery.id}/message`} download>
          {words.say('delivery.download')}
        </a>
        {canAccess && (
          <ActButton<{ id: string }>
            name={words.say('delivery.resend')}
            help={words.say('delivery.resendHelp', { address: delivery.address })}
            path={`deliveries/${delivery.id}/resend`}
            onDone={({ id }) => redirect('show', 'deliveries', id)}
          />
        )}
      </p>
      <Log log={delivery.log} />
      <section>
        <h2>{words.say('delivery.preview')}</h2>
        <iframe
          className="mail-frame"
          sandbox=""
          src={`/api/deliveries/${delivery.id}/preview`}
          title={words.say('delivery.preview')}
        />
      </section>
    </div>
  );
}

function Log({ log }: Pick<DeliveryAnswer, 'log'>) {
  const words = useWords();
  if (log.length === 0) return null;
  return (
    <section>
      <h2>{words.say('delivery.log')}</h2>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{words.say('field.at')}</th>
            <th scope="col">{words.say('field.state')}</th>
            <th scope="col">{words.say('field.lastAnswer')}</th>
          </tr>
        </thead>
        <tbody>
          {log.map(({ at, state, reason, serverAnswer }) => (
            <tr key={at}>
              <td>{words.moment(at)}</td>
              <td>
                {words.say(`attemptState.${state}`)}
                {reason && `: ${words.say(`attemptReason.${reason}`)}`}
              </td>
              <td>{serverAnswer}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
