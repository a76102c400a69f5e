import { useCanAccess } from 'ra-core';
import { DataTable, SelectInput } from 'react-admin';
import { DELIVERY_STATES, type DeliveryRow } from '@api/contract/delivery.js';
import { Notices } from '../notices/Notices.js';
import { ActButton } from '../records/ActButton.js';
import { choicesOf } from '../records/choices.js';
import { MomentColumn, NameColumn, ScopeColumn, WordColumn } from '../records/columns.js';
import { RecordList } from '../records/RecordList.js';
import { useWords } from '../shared/use-words.js';

const Column = DataTable.Col<DeliveryRow>;
const FILTERS = [
  <SelectInput
    key="state"
    source="state"
    label="field.state"
    choices={choicesOf('deliveryState', DELIVERY_STATES)}
    alwaysOn
  />,
];

/** Every message put into the outbox, newest first. */
export function DeliveryList() {
  const words = useWords();
  const { canAccess } = useCanAccess({ resource: 'deliveries', action: 'edit' });
  return (
    <>
      <Notices />
      <RecordList
        sort={{ field: 'queuedAt', order: 'DESC' }}
        filters={FILTERS}
        actions={
          canAccess && (
            <ActButton
              name={words.say('delivery.sendWaiting')}
              help={words.say('delivery.sendWaitingHelp')}
              path="deliveries/send-waiting"
            />
          )
        }
      >
        <NameColumn source="subject" disableSort />
        <Column source="address" label="field.address" />
        <ScopeColumn source="districtName" disableSort />
        <WordColumn source="state" prefix="deliveryState" />
        <MomentColumn source="queuedAt" />
        <Column source="attempts" label="field.attempts" disableSort align="right" />
      </RecordList>
    </>
  );
}
