import { DataTable, List, SelectInput } from 'react-admin';
import { DELIVERY_STATES, type DeliveryRow } from '@api/contract/delivery.js';
import { Link } from 'react-router-dom';
import { useWords } from '../shared/use-words.js';

const Column = DataTable.Col<DeliveryRow>;
const STATES = DELIVERY_STATES.map((id) => ({ id, name: `deliveryState.${id}` }));
const FILTERS = [<SelectInput key="state" source="state" label="field.state" choices={STATES} alwaysOn />];

/** Every message put into the outbox, newest first. */
export function DeliveryList() {
  const words = useWords();
  return (
    <List
      sort={{ field: 'queuedAt', order: 'DESC' }}
      perPage={25}
      exporter={false}
      empty={false}
      filters={FILTERS}
    >
      <DataTable bulkActionButtons={false} rowClick={false}>
        <Column
          source="subject"
          label="field.subject"
          disableSort
          render={({ id, subject }) => <Link to={`/deliveries/${id}/show`}>{subject}</Link>}
        />
        <Column source="address" label="field.address" />
        <Column
          source="districtName"
          label="field.scope"
          disableSort
          render={({ districtName }) => districtName ?? words.say('trail.city')}
        />
        <Column
          source="state"
          label="field.state"
          render={({ state }) => words.say(`deliveryState.${state}`)}
        />
        <Column source="queuedAt" label="field.queuedAt" render={({ queuedAt }) => words.moment(queuedAt)} />
        <Column source="attempts" label="field.attempts" disableSort />
      </DataTable>
    </List>
  );
}
